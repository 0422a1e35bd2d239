import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import type { Shelter } from '../support/given-shelters.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;
let shelter: Shelter;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
  shelter = await world.given.shelter({ district });
});
afterAll(() => world.close());

const refused = (actor: Account) =>
  world.database.sql<{ details: object; target_ids: string[] }>(
    "select details, target_ids from audit_entry where actor_id = $1 and action = 'ACT_REFUSED' order by seq",
    [actor.id],
  );
const declare = 'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { id } }';

/** All that an act could have left behind. */
const written = () =>
  world.database.sql(
    `select (select count(*) from placement) as placements, (select count(*) from bed_ledger) as ledger,
       (select count(*) from declaration) as declarations, (select count(*) from request_key) as keys,
       (select count(*) from journal) as journal`,
  );

test('a key that may read availability is refused what it may not, and that is written down', async () => {
  const reader = await world.given.integration({ scopes: ['beds.read'] });
  const caseId = await acts.openCase(worker);
  const before = await written();
  const hold = { poolId: shelter.pool.id, interventionId: caseId, places: 1, requestKey: randomUUID() };
  expect((await acts.act(reader, 'holdBeds', hold)).code).toBe('NOT_ALLOWED');
  const input = { poolId: shelter.pool.id, occupied: 0, requestKey: randomUUID() };
  expect((await world.ask(reader, declare, { input })).code).toBe('NOT_ALLOWED');
  expect(await refused(reader)).toEqual([
    { details: { field: 'holdBeds', permission: 'placements.hold' }, target_ids: [] },
    { details: { field: 'declareBeds', permission: 'beds.declare' }, target_ids: [] },
  ]);
  expect(await written()).toEqual(before);
});

test('an operator who reports for another shelter finds none, and writes nothing', async () => {
  const stranger = await world.given.operator({ organisation: await world.given.organisation() });
  const before = await written();
  const input = { poolId: shelter.pool.id, occupied: 0, requestKey: randomUUID() };
  expect((await world.ask(stranger, declare, { input })).code).toBe('NOT_FOUND');
  expect(await written()).toEqual(before);
});

test('a refusal inside an act is written down too, and the act is not', async () => {
  const coordinator = await world.given.coordinator({ district: await world.given.district() });
  const before = await written();
  const document = 'mutation ($input: EditShelterInput!) { editShelter(input: $input) { id } }';
  const input = { shelterId: shelter.id, stayDays: 2, requestKey: randomUUID() };
  expect((await world.ask(coordinator, document, { input })).code).toBe('NOT_ALLOWED');
  expect(await refused(coordinator)).toEqual([
    { details: { field: 'editShelter', permission: null }, target_ids: [] },
  ]);
  expect(await written()).toEqual(before);
});

test('a hundred tries fill no more than ten rows a minute, of each actor', async () => {
  const [loud, quiet] = [await world.given.auditor(), await world.given.auditor()];
  for (let round = 0; round < 40; round++) await world.ask(loud, '{ interventions { nodes { id } } }');
  await world.ask(quiet, '{ interventions { nodes { id } } }');
  const rows = await refused(loud);
  expect(rows).toHaveLength(10);
  expect(rows.map(({ details }) => (details as { more?: boolean }).more ?? false)).toEqual([
    ...Array.from({ length: 9 }, () => false),
    true,
  ]);
  expect(await refused(quiet)).toHaveLength(1);
  await world.clock.advance('61 seconds');
  await world.ask(loud, '{ interventions { nodes { id } } }');
  expect(await refused(loud)).toHaveLength(11);
});

test('nobody signed in leaves no row', async () => {
  const count = async () => (await world.database.sql('select 1 as row from audit_entry')).length;
  const before = await count();
  expect((await world.ask(null, '{ alerts { kind } }')).code).toBe('NOT_SIGNED_IN');
  expect(await count()).toBe(before);
});

test('a refusal stands although it cannot be written down', async () => {
  const auditor = await world.given.auditor();
  await world.database.sql('revoke insert on audit_entry from riparo_server');
  const answer = await world.ask(auditor, '{ interventions { nodes { id } } }');
  await world.database.sql('grant insert on audit_entry to riparo_server');
  expect(answer.code).toBe('NOT_ALLOWED');
});
