import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { overSse, until } from '../../live/streams.js';
import { type Acts, actsIn } from '../../placements/acts.js';
import type { Account, District } from '../../support/given.js';
import type { Shelter } from '../../support/given-shelters.js';
import { createWorld, type World } from '../../support/world.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;
let guarded: Shelter;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
});
beforeEach(async () => {
  district = await world.given.district();
  worker = await world.given.worker({ district });
  guarded = await world.given.shelter({ district, secrecy: 'SECRET', pools: [{ authorised: 5, free: 2 }] });
});
afterAll(() => world.close());

interface Entry {
  readonly action: string;
  readonly actor_id: string;
  readonly target_kind: string;
  readonly target_ids: string[];
  readonly details: { way?: string };
  readonly request_id: string;
}
const entriesOf = (who: Account) =>
  world.database.sql<Entry & Record<string, unknown>>(
    'select action, actor_id, target_kind, target_ids, details, request_id from audit_entry where actor_id = $1 order by seq',
    [who.id],
  );

const call = { corps: 'CARABINIERI', officer: 'Rossi', station: 'Imola', situation: 'segreta' };
const calls =
  '{ id calls { station officer callbackPhone situation } timeline { nodes { words } } closingNote }';
const readCase = `query ($id: ID!) { intervention(id: $id) ${calls} }`;
const readCases = `{ interventions(first: 50) { nodes ${calls} } }`;
const need = '{category: FAMILY, guests: [{sex: FEMALE, age: 30}]}';
const search = `{ findBeds(need: ${need}) { nodes { free shelter { id name organisation { name } } pool { id } contacts { name } } advice } }`;

/** Does something while nobody can write into the audit trail. */
async function withoutTrail<T>(work: () => Promise<T>): Promise<T> {
  await world.database.sql('revoke insert on audit_entry from riparo_server');
  try {
    return await work();
  } finally {
    await world.database.sql('grant insert on audit_entry to riparo_server');
  }
}

describe('reading what identifies somebody in a case', () => {
  test('leaves one entry a request and case, however many fields are read', async () => {
    const one = await acts.openCase(worker, { call });
    const other = await acts.openCase(worker, { call });
    const before = (await entriesOf(worker)).length;
    expect((await world.ask(worker, readCase, { id: one })).data.intervention.calls[0].officer).toBe('Rossi');
    const [entry, ...none] = (await entriesOf(worker)).slice(before);
    expect(none).toEqual([]);
    expect(entry).toMatchObject({ action: 'CASE_READ', target_kind: 'INTERVENTION', target_ids: [one] });
    await world.ask(worker, readCases);
    const of = (await entriesOf(worker)).slice(before + 1).flatMap(({ target_ids }) => target_ids);
    expect(of.sort()).toEqual([one, other].sort());
  });

  test('leaves none where nothing sealed was read, or may be', async () => {
    const id = await acts.openCase(worker, { call });
    const office = await world.given.backOffice({ municipalities: [district.comune] });
    await world.ask(worker, 'query ($id: ID!) { intervention(id: $id) { id state category } }', { id });
    await world.ask(office, readCase, { id });
    expect(await entriesOf(worker)).toEqual([]);
    expect(await entriesOf(office)).toEqual([]);
  });

  test('counts notes of placements, words told to the patrol, and the closing note', async () => {
    const id = await acts.openCase(worker);
    const placement = await acts.hold(worker, id, guarded.pool.id);
    await acts.done(worker, 'confirmPlacement', { placementId: placement.id, note: 'nota' });
    const before = (await entriesOf(worker)).length;
    const read = 'query ($id: ID!) { intervention(id: $id) { placements { note } } }';
    expect((await world.ask(worker, read, { id })).data.intervention.placements[0].note).toBe('nota');
    expect((await entriesOf(worker)).slice(before)).toMatchObject([
      { action: 'CASE_READ', target_ids: [id] },
    ]);
  });

  test('gives nothing where no entry can be written', async () => {
    const id = await acts.openCase(worker, { call });
    const { data, errors, code } = await withoutTrail(() => world.ask(worker, readCase, { id }));
    expect(code).toBe('INTERNAL');
    expect(JSON.stringify([data, errors])).not.toMatch(/Rossi|Imola|segreta/);
  });
});

describe('showing a guarded shelter', () => {
  const one = 'query ($id: ID!) { shelter(id: $id) { id name pools { id free } } }';

  test('in a search leaves one entry with all that were shown, and costs one statement', async () => {
    const second = await world.given.shelter({
      district,
      secrecy: 'CONFIDENTIAL_ADDRESS',
      pools: [{ free: 3 }],
    });
    await world.given.shelter({ district, pools: [{ free: 1 }] });
    const texts = await world.statements(async () => {
      expect((await world.ask(worker, search)).errors).toEqual([]);
    });
    expect(texts.filter((text) => text.includes('insert into audit_entry'))).toHaveLength(1);
    const [entry, ...more] = await entriesOf(worker);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      action: 'SHELTERS_SHOWN',
      target_kind: 'SHELTER',
      details: { way: 'SEARCH' },
    });
    expect(entry?.target_ids.sort()).toEqual([guarded.id, second.id].sort());
  });

  test('writes again after a minute at the latest, and for what was not shown before', async () => {
    await world.ask(worker, search);
    await world.ask(worker, search);
    expect(await entriesOf(worker)).toHaveLength(1);
    const second = await world.given.shelter({ district, secrecy: 'SECRET', pools: [{ free: 3 }] });
    await world.ask(worker, search);
    expect((await entriesOf(worker)).at(-1)?.target_ids).toEqual([second.id]);
  });

  test('pays nothing in a search that shows none', async () => {
    const elsewhere = await world.given.district();
    await world.given.shelter({ district: elsewhere, pools: [{ free: 1 }] });
    const other = await world.given.worker({ district: elsewhere });
    const narrow = search.replace('category', 'widestRing: OWN_DISTRICT, category');
    const texts = await world.statements(async () => {
      expect((await world.ask(other, narrow)).errors).toEqual([]);
    });
    expect(texts.filter((text) => text.includes('audit_entry'))).toEqual([]);
  });

  test.each([
    ['by its id', one, () => ({ id: guarded.id })],
    ['in a list', '{ shelters(first: 50) { nodes { id name } } }', () => ({})],
    ['by its pool', 'query ($id: ID!) { bedPool(id: $id) { name free } }', () => ({ id: guarded.pool.id })],
  ])('%s leaves an entry, and without one it is not shown', async (_, document, variables) => {
    const closed = await withoutTrail(() => world.ask(worker, document, variables()));
    expect(closed.code).toBe('INTERNAL');
    expect(JSON.stringify(closed.data)).not.toContain(guarded.id);
    expect(await entriesOf(worker)).toEqual([]);
    expect((await world.ask(worker, document, variables())).errors).toEqual([]);
    const entries = await entriesOf(worker);
    expect(entries.every(({ action }) => action === 'SHELTERS_SHOWN')).toBe(true);
    expect(entries.flatMap(({ target_ids }) => target_ids)).toContain(guarded.id);
  });

  test('in a search gives nothing where no entry can be written', async () => {
    const { data, code } = await withoutTrail(() => world.ask(worker, search));
    expect([data?.findBeds ?? null, code]).toEqual([null, 'INTERNAL']);
  });

  test('by a placement leaves an entry, for the operators too', async () => {
    const id = await acts.openCase(worker);
    await acts.hold(worker, id, guarded.pool.id);
    const operator = await world.given.operator({ organisation: { id: guarded.organisationId } });
    await world.ask(operator, '{ placements(first: 5) { nodes { id pool { name } } } }');
    expect((await entriesOf(operator)).flatMap(({ target_ids }) => target_ids)).toEqual([guarded.id]);
  });

  test('to somebody who may not see it leaves nothing', async () => {
    const stranger = await world.given.worker({ district: await world.given.district() });
    expect((await world.ask(stranger, one, { id: guarded.id })).code).toBe('NOT_FOUND');
    expect(await entriesOf(stranger)).toEqual([]);
  });
});

describe('a stream', () => {
  const declare = async (occupied: number) => {
    const { code } = await world.ask(
      await world.given.operator({ organisation: { id: guarded.organisationId } }),
      'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { id } }',
      { input: { poolId: guarded.pool.id, occupied } },
    );
    expect(code).toBeNull();
  };

  test('leaves an entry when it begins to show a guarded shelter', async () => {
    const heard = overSse(world.app, worker.key, { districtId: district.id });
    await until(() => heard.changes().length > 0);
    expect(await entriesOf(worker)).toEqual([]);
    await declare(1);
    await declare(2);
    await until(() => heard.ofPools().length >= 2);
    heard.stop();
    expect(await entriesOf(worker)).toMatchObject([{ action: 'SHELTERS_SHOWN', target_ids: [guarded.id] }]);
  });

  test('ends before it shows what cannot be written down, and goes on from there', async () => {
    const heard = overSse(world.app, worker.key, { districtId: district.id });
    await until(() => heard.changes().length > 0);
    await declare(1);
    await until(() => heard.ofPools().length >= 1);
    const other = await world.given.worker({ district });
    const blind = overSse(world.app, other.key, { districtId: district.id });
    await until(() => blind.changes().length > 0);
    await world.database.sql(`
      create function refuse_entry() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$;
      create trigger planted before insert on audit_entry for each row
        when (new.actor_id = '${other.id}') execute function refuse_entry();`);
    await declare(3);
    await until(() => blind.ended());
    expect(blind.ofPools()).toEqual([]);
    expect(blind.codes()).toEqual(['STREAM_CLOSED']);
    await world.database.sql('drop trigger planted on audit_entry');
    heard.stop();
    const cursor = blind.told.flatMap(({ errors = [] }) =>
      errors.map(({ extensions }) => extensions.details?.cursor),
    )[0];
    const again = overSse(world.app, other.key, { districtId: district.id, since: cursor });
    await until(() => again.ofPools().length > 0);
    again.stop();
  });
});
