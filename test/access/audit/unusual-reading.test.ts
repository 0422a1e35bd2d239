import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Acts, actsIn } from '../../placements/acts.js';
import type { Account, District } from '../../support/given.js';
import { createWorld, type World } from '../../support/world.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;
let coordinator: Account;
let auditor: Account;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  auditor = await world.given.auditor();
});
beforeEach(async () => {
  district = await world.given.district();
  worker = await world.given.worker({ district });
  coordinator = await world.given.coordinator({ district });
});
afterAll(() => world.close());

const call = { corps: 'CARABINIERI', officer: 'Rossi' };
const readCase = 'query ($id: ID!) { intervention(id: $id) { calls { officer } } }';
const readShelter = 'query ($id: ID!) { shelter(id: $id) { name } }';
const unusual = '{ unusualReading { by { id } kind count usual } }';

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

describe('unusual reading', () => {
  const found = async (reader: Account, of: Account) =>
    (await world.ask(reader, unusual)).data.unusualReading
      .filter(({ by }: { by: { id: string } }) => by.id === of.id)
      .map(({ kind, count }: { kind: string; count: number }) => [kind, count]);
  const openCases = (by: Account, many: number) =>
    Promise.all(Array.from({ length: many }, () => acts.openCase(by, { call })));

  test('of a snooper is found: other people’s cases, and guarded shelters one by one', async () => {
    const cases = await openCases(worker, 12);
    const shelters = await Promise.all(
      Array.from({ length: 8 }, () => world.given.shelter({ district, secrecy: 'SECRET' })),
    );
    const snooper = await world.given.worker({ district });
    for (const id of cases) await world.ask(snooper, readCase, { id });
    for (const { id } of shelters) await world.ask(snooper, readShelter, { id });
    for (const reader of [auditor, coordinator])
      expect((await found(reader, snooper)).sort()).toEqual([
        ['CASES', 12],
        ['SHELTERS', 8],
      ]);
    const elsewhere = await world.given.coordinator({ district: await world.given.district() });
    expect(await found(elsewhere, snooper)).toEqual([]);
    const alerted = async (who: Account) =>
      (await world.ask(who, '{ alerts { kind accountId } }')).data.alerts.filter(
        (one: { kind: string; accountId: string }) =>
          one.kind === 'UNUSUAL_READING' && one.accountId === snooper.id,
      ).length;
    expect([await alerted(auditor), await alerted(coordinator), await alerted(elsewhere)]).toEqual([1, 1, 0]);
  });

  test('is not an honest busy night: own cases, searches full of guarded shelters, holds', async () => {
    const busy = await world.given.worker({ district });
    await Promise.all(
      Array.from({ length: 12 }, () =>
        world.given.shelter({ district, secrecy: 'SECRET', pools: [{ authorised: 9, free: 9 }] }),
      ),
    );
    const search = `{ findBeds(need: {category: FAMILY, guests: [{sex: FEMALE, age: 30}]}) { nodes { pool { id } shelter { id name } } } }`;
    for (let night = 0; night < 11; night++) {
      const id = await acts.openCase(busy, { call });
      const { nodes } = (await world.ask(busy, search)).data.findBeds;
      const { shelter, pool } = nodes[night % nodes.length];
      await world.ask(busy, readShelter, { id: shelter.id });
      await acts.hold(busy, id, pool.id, { overrideReason: 'notte piena' });
      await world.ask(busy, readCase, { id });
    }
    // The colleague who comes on duty reads what is open, and adds a word to each.
    const colleague = await world.given.worker({ district });
    const open = await openCases(worker, 10);
    for (const id of open) {
      await world.ask(colleague, readCase, { id });
      await world.ask(colleague, 'mutation ($input: AddNoteInput!) { addNote(input: $input) { id } }', {
        input: { interventionId: id, words: 'preso in carico' },
      });
    }
    expect(await found(auditor, busy)).toEqual([]);
    expect(await found(auditor, colleague)).toEqual([]);
  });

  test('is measured by the habit of thirty days', async () => {
    const cases = await openCases(worker, 12);
    for (let day = 2; day < 30; day++)
      await wrote(coordinator, 'CASE_READ', {
        kind: 'INTERVENTION',
        ids: cases.slice(0, 10),
        ago: `${day} days`,
      });
    for (const id of cases) await world.ask(coordinator, readCase, { id });
    expect(await found(auditor, coordinator)).toEqual([]);
    const rule = "update reading_rule set times_habit = 1.1 where kind = 'CASES'";
    await world.database.sql(rule);
    expect(await found(auditor, coordinator)).toEqual([['CASES', 12]]);
    await world.database.sql("update reading_rule set times_habit = 3 where kind = 'CASES'");
  });

  test('counts addresses that were revealed', async () => {
    const cases = Array.from({ length: 4 }, () => randomUUID());
    for (const id of cases) await wrote(worker, 'ADDRESS_REVEALED', { kind: 'PLACEMENT', ids: [id] });
    expect(await found(auditor, worker)).toEqual([['REVEALS', 4]]);
  });
});
