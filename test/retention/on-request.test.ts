import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { extractAtCommand } from '../../src/extract-at-command.js';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;
let coordinator: Account;
let id: string;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
});
beforeEach(async () => {
  district = await world.given.district();
  worker = await world.given.worker({ district });
  coordinator = await world.given.coordinator({ district });
  id = await acts.openCase(worker, {
    call: { corps: 'CARABINIERI', officer: 'Rossi', situation: 'segreta' },
  });
});
afterAll(() => world.close());

const eraseDocument = `mutation ($input: EraseInterventionInput!) { eraseIntervention(input: $input) {
  id erasedAt calls { officer } } }`;
const extractDocument =
  'query ($id: ID!) { interventionExtract(interventionId: $id) { interventionId madeAt json } }';
const erase = (who: Account | null, more: object = {}) =>
  world.ask(who, eraseDocument, {
    input: { interventionId: id, reason: 'chiesto da chi ne ha diritto', ...more },
  });
const extract = (who: Account | null) => world.ask(who, extractDocument, { id });
const close = () =>
  acts.done(worker, 'closeIntervention', {
    interventionId: id,
    outcome: 'PHONE_ADVICE',
    note: 'fine segreta',
  });
const entries = (action: string) =>
  world.database.sql<{ actor_id: string; reason_sealed: Buffer | null; reason_of_kind: string }>(
    'select actor_id, reason_sealed, reason_of_kind from audit_entry where action = $1 and $2 = any(target_ids)',
    [action, id],
  );

async function others(): Promise<Account[]> {
  const organisation = await world.given.organisation();
  return [
    worker,
    await world.given.mediator({ district }),
    await world.given.backOffice({ municipalities: [district.comune] }),
    await world.given.operator({ organisation }),
    await world.given.integration({ district, scopes: ['interventions.read', 'interventions.write'] }),
    await world.given.admin(),
    await world.given.auditor(),
  ];
}

describe('both are for the coordinator of the district', () => {
  test('alone', async () => {
    for (const ask of [erase, extract]) {
      expect((await ask(null)).code).toBe('NOT_SIGNED_IN');
      for (const other of await others()) expect((await ask(other)).code).toBe('NOT_ALLOWED');
    }
  });

  test('and a case of another district is as one that never existed', async () => {
    const stranger = await world.given.coordinator({ district: await world.given.district() });
    await close();
    await world.clock.advance('100 days');
    expect((await erase(stranger)).code).toBe('NOT_FOUND');
    expect((await extract(stranger)).code).toBe('NOT_FOUND');
    expect([...(await entries('ERASED')), ...(await entries('SUBJECT_EXTRACTED'))]).toEqual([]);
  });
});

describe('erasing on request', () => {
  test('is for closed cases whose duties are over', async () => {
    expect((await erase(coordinator)).code).toBe('CASE_STILL_OPEN');
    await close();
    const early = await erase(coordinator);
    expect(early.code).toBe('NOT_YET_ERASABLE');
    expect(early.errors[0]?.message).toContain(early.errors[0]?.extensions.details.erasableFrom);
    await world.clock.advance('91 days');
    const { data, errors } = await erase(coordinator);
    expect(errors).toEqual([]);
    expect(data.eraseIntervention).toMatchObject({
      id,
      erasedAt: expect.any(String),
      calls: [{ officer: null }],
    });
    expect((await erase(coordinator)).code).toBe('ALREADY_ERASED');
    const [entry, ...none] = await entries('ERASED');
    expect(none).toEqual([]);
    // The reason outlives the case it speaks of.
    expect(entry).toMatchObject({ actor_id: coordinator.id, reason_of_kind: 'AUDIT_ENTRY' });
  });

  test('waits until nobody of the case is inside any more', async () => {
    const { pool } = await world.given.shelter({ district, pools: [{ authorised: 3, free: 3 }] });
    const { id: placementId } = await acts.hold(worker, id, pool.id);
    await acts.done(worker, 'recordArrival', { placementId });
    await acts.done(worker, 'closeIntervention', { interventionId: id, outcome: 'PLACED_IN_DISTRICT' });
    await world.clock.advance('91 days');
    expect((await erase(coordinator)).code).toBe('CASE_STILL_OPEN');
    await acts.done(worker, 'endPlacement', { placementId });
    expect((await erase(coordinator)).code).toBeNull();
  });

  test('is done once for a repeated request', async () => {
    await close();
    await world.clock.advance('91 days');
    const [one, other] = await Promise.all([1, 2].map(() => erase(coordinator, { requestKey: 'once' })));
    expect([one?.code, other?.code]).toEqual([null, null]);
    expect(await entries('ERASED')).toHaveLength(1);
  });

  test('needs a reason', async () => {
    expect((await erase(coordinator, { reason: '\u202e' })).code).toBe('INVALID_INPUT');
  });
});

describe('the extract of a case', () => {
  test('has everything that is kept of it, in clear, and is written down', async () => {
    await close();
    const { data, errors } = await extract(coordinator);
    expect(errors).toEqual([]);
    const document = JSON.parse(data.interventionExtract.json);
    expect(document.intervention_entry).toBeUndefined();
    expect(document.call[0]).toMatchObject({
      officer: 'Rossi',
      situation: 'segreta',
      station: null,
      corps: 'CARABINIERI',
    });
    expect(document.timeline_entry.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'CLOSED',
      'OPENED',
    ]);
    expect(data.interventionExtract.json).toContain('fine segreta');
    expect(data.interventionExtract.json).not.toMatch(/_sealed|\\\\x/);
    expect(await entries('SUBJECT_EXTRACTED')).toMatchObject([{ actor_id: coordinator.id }]);
  });

  test('is not given where it cannot be written down', async () => {
    await world.database.sql('revoke insert on audit_entry from riparo_server');
    const { data, code } = await extract(coordinator);
    await world.database.sql('grant insert on audit_entry to riparo_server');
    expect([data?.interventionExtract ?? null, code]).toEqual([null, 'INTERNAL']);
  });

  test('of an erased case has facts and no words', async () => {
    await close();
    await world.clock.advance('91 days');
    await erase(coordinator);
    const { data } = await extract(coordinator);
    expect(data.interventionExtract.json).not.toMatch(/Rossi|segreta/);
    expect(JSON.parse(data.interventionExtract.json).call[0]).toMatchObject({
      corps: 'CARABINIERI',
      officer: null,
    });
  });

  test('comes from the command line too, by the number of the case', async () => {
    const [row] = await world.database.sql<{ number: string }>(
      'select number from intervention where id = $1',
      [id],
    );
    const given = { ownerUrl: world.database.ownerUrl, secrets: world.secrets };
    expect(JSON.parse(await extractAtCommand(given, row?.number ?? '')).call[0].officer).toBe('Rossi');
    expect(await entries('SUBJECT_EXTRACTED')).toMatchObject([{ actor_id: null }]);
    await expect(extractAtCommand(given, '1999-000000')).rejects.toThrow(
      'There is no intervention 1999-000000 here.',
    );
  });
});
