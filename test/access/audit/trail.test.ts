import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Acts, actsIn } from '../../placements/acts.js';
import type { Account, District } from '../../support/given.js';
import type { Shelter } from '../../support/given-shelters.js';
import { createWorld, type World } from '../../support/world.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;
let coordinator: Account;
let auditor: Account;
let guarded: Shelter;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  auditor = await world.given.auditor();
});
beforeEach(async () => {
  district = await world.given.district();
  worker = await world.given.worker({ district });
  coordinator = await world.given.coordinator({ district });
  guarded = await world.given.shelter({ district, secrecy: 'SECRET', pools: [{ authorised: 5, free: 2 }] });
});
afterAll(() => world.close());

const call = { corps: 'CARABINIERI', officer: 'Rossi' };
const readCase = 'query ($id: ID!) { intervention(id: $id) { calls { officer } } }';
const readShelter = 'query ($id: ID!) { shelter(id: $id) { name } }';
const list = `query ($filter: AuditFilter, $first: Int, $after: String) { auditEntries(filter: $filter, first: $first, after: $after) {
  nodes { id at action by { id name district } target targetIds details { name value } hasReason reason requestId }
  pageInfo { hasNextPage endCursor } } }`;
const who = `query ($target: AuditTarget!, $targetId: ID!, $from: DateTime, $to: DateTime) {
  whoSaw(target: $target, targetId: $targetId, from: $from, to: $to) { by { id name district } actions times firstAt lastAt } }`;
const unusual = '{ unusualReading { by { id } kind count usual } }';
const documents = [list, who, unusual];
const variables = () => ({ target: 'SHELTER', targetId: guarded.id });

const entries = async (reader: Account, filter: object = {}) =>
  (await world.ask(reader, list, { filter, first: 100 })).data.auditEntries.nodes;
const sightings = async (reader: Account, target: string, targetId: string, time: object = {}) =>
  (await world.ask(reader, who, { target, targetId, ...time })).data.whoSaw;
/** An entry as the product writes it, at another instant. */
const wrote = (
  actor: Account,
  action: string,
  facts: { kind?: string; ids?: string[]; ago?: string; details?: object },
) =>
  world.database.sql(
    `insert into audit_entry (actor_id, action, target_kind, target_ids, details, at)
     values ($1, $2, $3, $4, $5, registry_now() - $6::interval)`,
    [actor.id, action, facts.kind ?? null, facts.ids ?? [], facts.details ?? {}, facts.ago ?? '0'],
  );

describe('the audit trail', () => {
  test('is for auditors and coordinators alone', async () => {
    const organisation = await world.given.organisation();
    const others = [
      worker,
      await world.given.mediator({ district }),
      await world.given.backOffice({ municipalities: [district.comune] }),
      await world.given.operator({ organisation }),
      await world.given.integration({ district, scopes: ['interventions.read', 'beds.read'] }),
      await world.given.admin(),
    ];
    for (const document of documents) {
      expect((await world.ask(null, document, variables())).code).toBe('NOT_SIGNED_IN');
      for (const other of others)
        expect((await world.ask(other, document, variables())).code).toBe('NOT_ALLOWED');
      for (const reader of [auditor, coordinator])
        expect((await world.ask(reader, document, variables())).errors).toEqual([]);
    }
  });

  test('says who saw a shelter or a case, in any time', async () => {
    const id = await acts.openCase(worker, { call });
    const before = await world.clock.now();
    await world.clock.advance('1 hour');
    await world.ask(worker, readShelter, { id: guarded.id });
    await world.ask(worker, readCase, { id });
    await world.clock.advance('1 hour');
    const after = await world.clock.now();
    for (const reader of [auditor, coordinator]) {
      expect(await sightings(reader, 'SHELTER', guarded.id)).toMatchObject([
        { by: { id: worker.id, district: district.name }, actions: ['SHELTERS_SHOWN'], times: 1 },
      ]);
      expect(await sightings(reader, 'INTERVENTION', id)).toMatchObject([
        { by: { id: worker.id }, actions: ['CASE_READ'] },
      ]);
      expect(await sightings(reader, 'INTERVENTION', id, { to: before })).toEqual([]);
      expect(await sightings(reader, 'INTERVENTION', id, { from: after })).toEqual([]);
      expect(await sightings(reader, 'INTERVENTION', id, { from: before, to: after })).toHaveLength(1);
    }
  });

  test('counts what was shown for the minute after it', async () => {
    await world.ask(worker, readShelter, { id: guarded.id });
    await world.clock.advance('30 seconds');
    const from = await world.clock.now();
    expect(await sightings(auditor, 'SHELTER', guarded.id, { from })).toHaveLength(1);
    await world.clock.advance('31 seconds');
    expect(await sightings(auditor, 'SHELTER', guarded.id, { from: await world.clock.now() })).toEqual([]);
  });

  test('writes down each reading of itself, and without that tells nothing', async () => {
    await world.ask(worker, readShelter, { id: guarded.id });
    const mine = await world.given.auditor();
    await sightings(mine, 'SHELTER', guarded.id);
    await entries(mine, { actorId: worker.id });
    await world.ask(mine, unusual);
    const read = await entries(auditor, { actorId: mine.id });
    expect(read.map(({ action }: { action: string }) => action)).toEqual([
      'AUDIT_READ',
      'AUDIT_READ',
      'AUDIT_READ',
    ]);
    expect(read[2]).toMatchObject({ target: 'SHELTER', targetIds: [guarded.id] });
    await world.database.sql('revoke insert on audit_entry from riparo_server');
    try {
      for (const document of documents) {
        const answer = await world.ask(mine, document, variables());
        expect([answer.code, JSON.stringify(answer.data)]).toEqual([
          'INTERNAL',
          expect.not.stringContaining(worker.id),
        ]);
      }
    } finally {
      await world.database.sql('grant insert on audit_entry to riparo_server');
    }
  });

  test('is paged by cursors that nobody else can use', async () => {
    for (let entry = 0; entry < 5; entry++) await wrote(worker, 'SIGNED_IN', {});
    const filter = { actorId: worker.id };
    const page = (after?: string, reader = auditor) => world.ask(reader, list, { filter, first: 2, after });
    const first = (await page()).data.auditEntries;
    const second = (await page(first.pageInfo.endCursor)).data.auditEntries;
    const third = (await page(second.pageInfo.endCursor)).data.auditEntries;
    const ids = [first, second, third].flatMap(({ nodes }) => nodes.map(({ id }: { id: string }) => id));
    expect(new Set(ids).size).toBe(5);
    expect(third.pageInfo.hasNextPage).toBe(false);
    expect((await page(first.pageInfo.endCursor, coordinator)).code).toBe('BAD_CURSOR');
  });

  test('answers nothing for what can be no id', async () => {
    expect(await sightings(auditor, 'SHELTER', 'x')).toEqual([]);
    expect(await entries(auditor, { targetId: "'; drop table account" })).toEqual([]);
  });
});

describe('a coordinator', () => {
  test('reads of an entry what is about the own district, and no more', async () => {
    const elsewhere = await world.given.district();
    const stranger = await world.given.worker({ district: elsewhere });
    const other = await world.given.shelter({ district: elsewhere, secrecy: 'CONFIDENTIAL_ADDRESS' });
    await wrote(stranger, 'SHELTERS_SHOWN', {
      kind: 'SHELTER',
      ids: [other.id, guarded.id],
      details: { way: 'LIST' },
    });
    await wrote(stranger, 'SHELTERS_SHOWN', { kind: 'SHELTER', ids: [other.id] });
    await wrote(stranger, 'SIGNED_IN', {});
    await wrote(worker, 'SIGNED_IN', {});
    const seen = await entries(coordinator);
    expect(
      seen.map(({ action, targetIds, details }: Record<string, unknown>) => ({ action, targetIds, details })),
    ).toEqual([
      { action: 'SIGNED_IN', targetIds: [], details: [] },
      { action: 'SHELTERS_SHOWN', targetIds: [guarded.id], details: [] },
    ]);
    expect(JSON.stringify(seen)).not.toContain(other.id);
    expect(await sightings(coordinator, 'SHELTER', other.id)).toEqual([]);
    expect(await sightings(coordinator, 'SHELTER', randomUUID())).toEqual([]);
    expect(await sightings(coordinator, 'SHELTER', guarded.id)).toMatchObject([{ by: { id: stranger.id } }]);
  });

  test('learns that a placement of others in an own shelter was read, not which', async () => {
    const elsewhere = await world.given.district();
    await world.given.agreement(district, elsewhere);
    const stranger = await world.given.worker({ district: elsewhere });
    const placement = await acts.hold(stranger, await acts.openCase(stranger), guarded.pool.id);
    await wrote(stranger, 'ADDRESS_REVEALED', { kind: 'PLACEMENT', ids: [placement.id] });
    const [first] = await sightings(coordinator, 'SHELTER', guarded.id);
    expect(first).toMatchObject({
      by: { id: stranger.id },
      actions: expect.arrayContaining(['ADDRESS_REVEALED']),
    });
    expect(JSON.stringify(await entries(coordinator, { action: 'ADDRESS_REVEALED' }))).not.toContain(
      placement.id,
    );
  });
});

describe('a reason', () => {
  const reasons = async (reader: Account, action: string) =>
    (await entries(reader, { action })).map(({ hasReason, reason, details }: Record<string, unknown>) => [
      hasReason,
      reason,
      (details as unknown[]).length,
    ]);
  const reveal = async (by: Account) => {
    const { id: shelterId, pool } = await world.given.shelter({
      ...{ district, secrecy: 'SECRET', pools: [{ authorised: 5, free: 2 }] },
    });
    const kept = await world.ask(
      coordinator,
      'mutation ($input: SetSecretPlaceInput!) { setSecretPlace(input: $input) { id } }',
      { input: { shelterId, address: 'via Segreta 1' } },
    );
    expect(kept.errors).toEqual([]);
    const placement = await acts.hold(by, await acts.openCase(by), pool.id);
    await acts.done(by, 'confirmPlacement', { placementId: placement.id });
    const { code } = await world.ask(
      by,
      'mutation ($input: RevealAddressInput!) { revealAddress(input: $input) { placementId } }',
      {
        input: {
          placementId: placement.id,
          reason: 'la pattuglia non trova il punto',
          requestKey: placement.id,
        },
      },
    );
    expect(code).toBeNull();
  };

  test('is read by the coordinator whose case it speaks of, and not by an auditor', async () => {
    await reveal(worker);
    expect(await reasons(coordinator, 'ADDRESS_REVEALED')).toEqual([
      [true, 'la pattuglia non trova il punto', 4],
    ]);
    const [first] = await reasons(auditor, 'ADDRESS_REVEALED');
    expect(first).toEqual([true, null, 4]);
  });

  test('of a case elsewhere is not read by the coordinator of the shelter, nor which case it was', async () => {
    const elsewhere = await world.given.district();
    await world.given.agreement(district, elsewhere);
    await reveal(await world.given.worker({ district: elsewhere }));
    expect(await reasons(coordinator, 'ADDRESS_REVEALED')).toEqual([[true, null, 0]]);
  });
});
