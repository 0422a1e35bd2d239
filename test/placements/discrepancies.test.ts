import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { type Acts, actsIn } from './acts.js';

let world: World;
let acts: Acts;
let district: District;
let organisation: { id: string };
let worker: Account;
let operator: Account;
let machine: Account;
let caseId: string;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  district = await world.given.district();
  organisation = await world.given.organisation();
  worker = await world.given.worker({ district });
  operator = await world.given.operator({ organisation });
  machine = await world.given.integration({ organisation, scopes: ['beds.read', 'beds.declare'] });
});
beforeEach(async () => {
  caseId = await acts.openCase(worker);
});
afterAll(() => world.close());

const fields = `id kind openedAt openedAtRevision notedAt notedBy note resolvedAt resolvedBy placementId placement { id }`;
const givenPool = async (facts: object = {}) =>
  (await world.given.shelter({ district, organisation, pools: [{ authorised: 5, free: 2, ...facts }] })).pool
    .id;

/** What a reader sees of the discrepancies of a pool; `includeResolved` where it is said. */
async function seen(who: Account, poolId: string, asked = '') {
  const document = `query ($id: ID!) { bedPool(id: $id) { overcommitted
    discrepancies${asked} { nodes { ${fields} } pageInfo { hasNextPage endCursor } } } }`;
  const { data } = await world.ask(who, document, { id: poolId });
  return data?.bedPool;
}
const openIn = async (poolId: string) => (await seen(worker, poolId)).discrepancies.nodes;
const everIn = async (poolId: string, who = worker) =>
  (await seen(who, poolId, '(includeResolved: true)')).discrepancies.nodes;

const declare = (who: Account, input: object) =>
  world.ask(
    who,
    'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { revision overcommitted } }',
    {
      input,
    },
  );
const surge = (poolId: string, places: number, until?: Date) =>
  world.ask(operator, 'mutation ($input: SetSurgeInput!) { setSurge(input: $input) { revision } }', {
    input: { poolId, places, until },
  });
const takeNote = (who: Account, input: object) =>
  world.ask(
    who,
    `mutation ($input: NoteDiscrepancyInput!) { noteDiscrepancy(input: $input) { ${fields} } }`,
    {
      input,
    },
  );
const inMinutes = async (minutes: number) => new Date((await world.clock.now()).getTime() + minutes * 60_000);

describe('more people than places', () => {
  test('opens with an act, at its revision, and is resolved by an act, under the name of who acted', async () => {
    const poolId = await givenPool();
    await declare(operator, { poolId, occupied: 7 });
    expect(await openIn(poolId)).toMatchObject([
      { kind: 'OVERCOMMITTED', openedAtRevision: 3, resolvedAt: null },
    ]);
    await declare(operator, { poolId, occupied: 4 });
    expect(await openIn(poolId)).toEqual([]);
    const [own] = await everIn(poolId, operator);
    expect(own).toMatchObject({
      resolvedAt: expect.any(String),
      resolvedBy: expect.stringContaining('Account'),
    });
    expect((await everIn(poolId))[0]).toMatchObject({ resolvedAt: own.resolvedAt, resolvedBy: null });
  });

  test('because of a hold is over when the hold lapses, although nobody acts', async () => {
    const poolId = await givenPool();
    const { expiresAt } = await acts.hold(worker, caseId, poolId, { places: 2, minutes: 30 });
    await declare(operator, { poolId, occupied: 5 });
    expect(await openIn(poolId)).toHaveLength(1);
    expect((await acts.alerts(worker)).map(({ kind }: { kind: string }) => kind)).toContain('OVERCOMMITTED');
    await world.clock.advance('31 minutes');
    expect(await openIn(poolId)).toEqual([]);
    expect(await everIn(poolId)).toMatchObject([{ resolvedAt: expiresAt, resolvedBy: null }]);
    expect(await acts.alerts(operator)).not.toContainEqual(expect.objectContaining({ poolId }));
    await declare(operator, { poolId, occupied: 1 });
    expect(await everIn(poolId)).toMatchObject([{ resolvedAt: expiresAt, resolvedBy: null }]);
  });

  test('is over with the lapse that made room, not with the last one', async () => {
    const poolId = await givenPool();
    await acts.hold(worker, caseId, poolId, { minutes: 10 });
    const { expiresAt } = await acts.hold(worker, caseId, poolId, { minutes: 20 });
    const third = await givenPool({ free: 5 });
    await acts.hold(worker, caseId, third, { minutes: 30 });
    await declare(operator, { poolId, occupied: 5 });
    await world.clock.advance('1 hour');
    expect(await everIn(poolId)).toMatchObject([{ resolvedAt: expiresAt }]);
  });

  test('opens by the clock when a surge ends, and keeps its id once it is written down', async () => {
    const poolId = await givenPool({ free: 0 });
    const until = await inMinutes(60);
    await surge(poolId, 3, until);
    await acts.confirmed(worker, caseId, poolId, { places: 2 });
    expect(await openIn(poolId)).toEqual([]);
    await world.clock.advance('61 minutes');
    const [found] = await openIn(poolId);
    expect(found).toMatchObject({
      kind: 'OVERCOMMITTED',
      openedAt: until.toISOString(),
      openedAtRevision: 5,
    });
    expect((await acts.alerts(worker)).map(({ since }: { since: string }) => since)).toContain(
      until.toISOString(),
    );
    await world.ask(worker, 'mutation ($input: DisputeBedsInput!) { disputeBeds(input: $input) { id } }', {
      input: { poolId },
    });
    expect(await openIn(poolId)).toEqual([found]);
    await declare(operator, { poolId, occupied: 1 });
    expect(await openIn(poolId)).toEqual([]);
    expect(await everIn(poolId)).toMatchObject([{ id: found.id, resolvedAt: expect.any(String) }]);
  });

  test('does not flare up while guests arrive with the count that holds them', async () => {
    const poolId = await givenPool({ free: 1 });
    const { id } = await acts.hold(worker, caseId, poolId, { minutes: 5 });
    await world.clock.advance('6 minutes');
    await declare(operator, { poolId, occupied: 5, arrivedPlacementIds: [id] });
    expect(await everIn(poolId)).toEqual([]);
    expect(await acts.pool(worker, poolId)).toMatchObject({ occupied: 5, promised: 0, free: 0 });
  });

  test('pages without a gap, the oldest first', async () => {
    const poolId = await givenPool();
    for (const occupied of [7, 1, 8, 2, 9]) await declare(operator, { poolId, occupied });
    const all = await everIn(poolId);
    expect(all.map(({ openedAtRevision }: { openedAtRevision: number }) => openedAtRevision)).toEqual([
      3, 5, 7,
    ]);
    const first = (await seen(worker, poolId, '(includeResolved: true, first: 2)')).discrepancies;
    const next = `(includeResolved: true, first: 2, after: "${first.pageInfo.endCursor}")`;
    const rest = (await seen(worker, poolId, next)).discrepancies;
    expect([...first.nodes, ...rest.nodes]).toEqual(all);
  });
});

describe('guests nobody has answered for', () => {
  test("open with a machine's count, and are resolved by the act that answers", async () => {
    const poolId = await givenPool();
    const { id } = await acts.confirmed(worker, caseId, poolId);
    await world.clock.advance('4 hours');
    await declare(machine, { poolId, occupied: 3 });
    await declare(machine, { poolId, occupied: 3 });
    expect(await openIn(poolId)).toMatchObject([
      { kind: 'UNANSWERED_ARRIVAL', placementId: id, placement: { id } },
    ]);
    expect((await seen(machine, poolId)).discrepancies.nodes).toMatchObject([{ placementId: null }]);
    expect((await declare(operator, { poolId, occupied: 3 })).code).toBe('EXPECTED_GUESTS_UNANSWERED');
    await acts.done(operator, 'recordNoShow', { placementId: id });
    expect(await openIn(poolId)).toEqual([]);
    expect((await declare(operator, { poolId, occupied: 3 })).code).toBeNull();
  });
});

describe('taking note', () => {
  test('is by name, once, and told to the own organisation or district', async () => {
    const poolId = await givenPool();
    await declare(operator, { poolId, occupied: 7 });
    const [{ id: discrepancyId }] = await openIn(poolId);
    const { data } = await takeNote(operator, { discrepancyId, note: 'Si aggiungono due letti.' });
    expect(data.noteDiscrepancy).toMatchObject({
      note: 'Si aggiungono due letti.',
      notedBy: expect.stringContaining('Account'),
      resolvedAt: null,
    });
    await takeNote(worker, { discrepancyId, note: 'Altro.' });
    expect(await openIn(poolId)).toMatchObject([
      { note: 'Si aggiungono due letti.', notedAt: data.noteDiscrepancy.notedAt, notedBy: null },
    ]);
  });

  test('is for those who report counts: who only reads them can neither write nor read it', async () => {
    const poolId = await givenPool();
    await declare(operator, { poolId, occupied: 7 });
    const [{ id: discrepancyId }] = await openIn(poolId);
    await takeNote(operator, { discrepancyId, note: 'La signora resta ancora.' });
    for (const reader of [
      await world.given.integration({ scopes: ['beds.read'] }),
      await world.given.admin(),
    ]) {
      expect((await takeNote(reader, { discrepancyId, note: 'x' })).code).toBe('NOT_ALLOWED');
      expect((await seen(reader, poolId)).discrepancies.nodes).toMatchObject([
        { id: discrepancyId, note: null, notedBy: null },
      ]);
    }
  });

  test('writes down what the clock opened', async () => {
    const poolId = await givenPool({ free: 0 });
    await surge(poolId, 2, await inMinutes(10));
    await acts.confirmed(worker, caseId, poolId);
    await world.clock.advance('11 minutes');
    const [{ id: discrepancyId }] = await openIn(poolId);
    expect((await takeNote(worker, { discrepancyId })).data.noteDiscrepancy).toMatchObject({
      id: discrepancyId,
      notedAt: expect.any(String),
    });
  });

  test('of what is out of sight answers as of what never existed', async () => {
    const poolId = await givenPool();
    await declare(operator, { poolId, occupied: 7 });
    const [{ id: discrepancyId }] = await openIn(poolId);
    const stranger = await world.given.operator({ organisation: await world.given.organisation() });
    const foreign = await takeNote(stranger, { discrepancyId });
    expect(foreign.code).toBe('NOT_FOUND');
    expect(foreign).toEqual(await takeNote(stranger, { discrepancyId: randomUUID() }));
    expect((await takeNote(await world.given.mediator({ district }), { discrepancyId })).code).toBe(
      'NOT_ALLOWED',
    );
  });
});
