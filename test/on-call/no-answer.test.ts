import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import type { Shelter } from '../support/given-shelters.js';
import { createWorld, type World } from '../support/world.js';
import { butFor, rotaIn } from './rota.js';

let world: World;
let rota: ReturnType<typeof rotaIn>;
let acts: Acts;
let district: District;
let worker: Account;
let shelter: Shelter;

beforeAll(async () => {
  world = await createWorld({ at: '2026-11-24T02:00:00+01:00' });
  [rota, acts] = [rotaIn(world), actsIn(world)];
  district = await world.given.district();
  worker = await world.given.worker({ district });
});
beforeEach(async () => {
  shelter = await sheltered({});
});
afterAll(() => world.close());

async function sheltered(facts: object): Promise<Shelter> {
  const made = await world.given.shelter({ district, ...facts });
  for (const [position, name] of ['first', 'second', 'third'].entries())
    await world.database.sql(
      `insert into contact (shelter_id, position, name, phone, route) values ($1, $2, $3, '+39 000 1', $4)`,
      [made.id, position, name, name === 'first' ? 'VIA_ANTI_VIOLENCE_CENTRE' : 'DIRECT_PHONE'],
    );
  return made;
}
interface Called {
  id: string;
  name: string;
  triedAt: string | null;
}
async function chain(who: Account, id = shelter.id): Promise<Called[]> {
  const { shelter: seen } = await rota.asked(
    who,
    'query ($id: ID!) { shelter(id: $id) { contacts { id name triedAt } } }',
    { id },
  );
  return seen.contacts;
}
const names = async (who: Account, id?: string) => (await chain(who, id)).map(({ name }) => name);
const idOf = async (name: string) => (await chain(worker)).find((contact) => contact.name === name)?.id;
const silent = async (name: string, more: object = {}) =>
  rota.done(worker, 'noteNoAnswer', { contactId: await idOf(name), ...more });

describe('somebody did not answer', () => {
  test('is noted by workers on duty alone', async () => {
    const input = { shelterId: shelter.id };
    expect((await rota.act(null, 'noteNoAnswer', input)).code).toBe('NOT_SIGNED_IN');
    for (const who of await butFor(world, district, ['SOCIAL_WORKER', 'COORDINATOR']))
      expect((await rota.act(who, 'noteNoAnswer', input)).code).toBe('NOT_ALLOWED');
  });

  test('of no shelter that one does not see', async () => {
    const far = await world.given.district();
    const secret = await sheltered({ district: far, secrecy: 'SECRET', kind: 'REFUGE_HOUSE' });
    const [contact] = await world.database.sql<{ id: string }>(
      'select id from contact where shelter_id = $1 limit 1',
      [secret.id],
    );
    const never = await rota.act(worker, 'noteNoAnswer', { shelterId: randomUUID() });
    expect(never.code).toBe('NOT_FOUND');
    expect(await rota.act(worker, 'noteNoAnswer', { shelterId: secret.id })).toEqual(never);
    expect(await rota.act(worker, 'noteNoAnswer', { contactId: contact?.id })).toEqual(never);
    expect((await rota.act(worker, 'noteNoAnswer', {})).code).toBe('INVALID_INPUT');
    const both = { shelterId: shelter.id, contactId: await idOf('first') };
    expect((await rota.act(worker, 'noteNoAnswer', both)).code).toBe('INVALID_INPUT');
  });

  test('puts them after the next, for the whole district, and says when they were tried', async () => {
    expect(await names(worker)).toEqual(['first', 'second', 'third']);
    await silent('first');
    const colleague = await world.given.worker({ district });
    expect(await names(colleague)).toEqual(['second', 'third', 'first']);
    const [tried] = (await chain(colleague)).filter(({ triedAt }) => triedAt !== null);
    expect(tried?.name).toBe('first');
    await world.clock.advance('10 minutes');
    await silent('second');
    expect(await names(colleague)).toEqual(['third', 'first', 'second']);
    const elsewhere = await world.given.worker({ district: await world.given.district() });
    expect((await chain(elsewhere)).map(({ name, triedAt }) => [name, triedAt])).toEqual([
      ['first', null],
      ['second', null],
      ['third', null],
    ]);
  });

  test('is forgotten after two hours', async () => {
    await silent('first');
    await world.clock.advance('119 minutes');
    expect(await names(worker)).toEqual(['second', 'third', 'first']);
    await world.clock.advance('2 minutes');
    expect(await names(worker)).toEqual(['first', 'second', 'third']);
  });

  test('of a guarded shelter: the number behind the gateway comes before the gateway that was silent', async () => {
    const refuge = await sheltered({ secrecy: 'CONFIDENTIAL_ADDRESS', kind: 'REFUGE_HOUSE' });
    const before = await chain(worker, refuge.id);
    await rota.done(worker, 'noteNoAnswer', { contactId: before[0]?.id });
    expect(await names(worker, refuge.id)).toEqual(['second', 'third', 'first']);
  });

  test('of the own telephone of a house, where nobody is named', async () => {
    const plain = await world.given.shelter({ district });
    await world.database.sql("update shelter set phone = '+39 000 9' where id = $1", [plain.id]);
    await rota.done(worker, 'noteNoAnswer', { shelterId: plain.id });
    expect((await chain(worker, plain.id))[0]).toMatchObject({ id: null, triedAt: expect.any(String) });
  });

  test('goes onto the timeline of a case of one’s own, and of no other', async () => {
    const caseId = await acts.openCase(worker);
    await silent('first', { interventionId: caseId });
    const entries = (await acts.case(worker, caseId)).timeline.nodes;
    expect(entries.at(-1)).toMatchObject({ kind: 'NO_ANSWER', words: expect.stringContaining('first') });
    const stranger = await world.given.worker({ district: await world.given.district() });
    const theirs = await acts.openCase(stranger);
    const input = { shelterId: shelter.id, interventionId: theirs };
    const refused = await rota.act(worker, 'noteNoAnswer', input);
    expect(refused.code).toBe('NOT_FOUND');
    expect(await rota.act(worker, 'noteNoAnswer', { ...input, interventionId: randomUUID() })).toEqual(
      refused,
    );
    expect((await chain(worker)).filter(({ triedAt }) => triedAt).map(({ name }) => name)).toEqual(['first']);
  });
});
