import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Acts, actsIn, notHolding } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;
let caseId: string;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
});
beforeEach(async () => {
  caseId = await acts.openCase(worker, { call: { corps: 'CARABINIERI', situation: 'segreto' } });
});
afterAll(() => world.close());

const taking = `mutation ($input: TakeOverInterventionInput!) {
  takeOverIntervention(input: $input) { id assignedTo revision } }`;
const calling = `mutation ($input: AssignMediatorInput!) { assignMediator(input: $input) { id mediator revision } }`;
const take = (who: Account | null, interventionId: string, more: object = {}) =>
  world.ask(who, taking, { input: { interventionId, ...more } });
const call = (who: Account | null, interventionId: string, mediatorId: string | null, more: object = {}) =>
  world.ask(who, calling, { input: { interventionId, mediatorId, ...more } });
const kinds = async () =>
  (await acts.case(worker, caseId)).timeline.nodes.map(({ kind }: { kind: string }) => kind);

describe('a case is taken over', () => {
  test('by nobody who is not signed in, by no other role and by no system', async () => {
    expect((await take(null, caseId)).code).toBe('NOT_SIGNED_IN');
    for (const other of await notHolding(world, district))
      expect((await take(other, caseId)).code).toBe('NOT_ALLOWED');
  });

  test('by nobody of another district: it does not exist for them', async () => {
    const stranger = await world.given.worker({ district: await world.given.district() });
    const refused = await take(stranger, caseId);
    expect(refused.code).toBe('NOT_FOUND');
    expect(refused).toEqual(await take(stranger, randomUUID()));
  });

  test('by another worker of the district, and the timeline says so', async () => {
    const colleague = await world.given.worker({ district });
    const before = (await acts.case(worker, caseId)).assignedTo;
    const { data } = await take(colleague, caseId);
    expect(data.takeOverIntervention.assignedTo).not.toBe(before);
    expect(data.takeOverIntervention.revision).toBe(2);
    const entries = (await acts.case(worker, caseId)).timeline.nodes;
    expect(entries.at(-1)).toMatchObject({ kind: 'TAKEN_OVER', by: data.takeOverIntervention.assignedTo });
  });

  test('once by one key, and not at all by whoever has it', async () => {
    const colleague = await world.given.worker({ district });
    const requestKey = randomUUID();
    await take(colleague, caseId, { requestKey });
    await take(colleague, caseId, { requestKey });
    expect((await take(colleague, caseId)).data.takeOverIntervention.revision).toBe(2);
    expect((await kinds()).filter((kind: string) => kind === 'TAKEN_OVER')).toHaveLength(1);
  });

  test('by one after the other when two want it at once', async () => {
    const [one, other] = [await world.given.worker({ district }), await world.given.worker({ district })];
    const answers = await Promise.all([take(one, caseId), take(other, caseId)]);
    expect(answers.map(({ code }) => code)).toEqual([null, null]);
    expect((await acts.case(worker, caseId)).revision).toBe(3);
  });

  test('no more once it is closed', async () => {
    await acts.done(worker, 'closeIntervention', { interventionId: caseId, outcome: 'PHONE_ADVICE' });
    const colleague = await world.given.worker({ district });
    expect((await take(colleague, caseId)).code).toBe('INTERVENTION_CLOSED');
  });
});

describe('a cultural mediator is called in', () => {
  test('by nobody who is not signed in, by no other role and by no system', async () => {
    const mediator = await world.given.mediator({ district });
    expect((await call(null, caseId, mediator.id)).code).toBe('NOT_SIGNED_IN');
    for (const other of await notHolding(world, district))
      expect((await call(other, caseId, mediator.id)).code).toBe('NOT_ALLOWED');
  });

  test('by nobody of another district: the case does not exist for them', async () => {
    const elsewhere = await world.given.district();
    const stranger = await world.given.coordinator({ district: elsewhere });
    const mediator = await world.given.mediator({ district: elsewhere });
    expect((await call(stranger, caseId, mediator.id)).code).toBe('NOT_FOUND');
  });

  test('by the worker of the case or the coordinator, not by the next desk', async () => {
    const mediator = await world.given.mediator({ district });
    const colleague = await world.given.worker({ district });
    const coordinator = await world.given.coordinator({ district });
    expect((await call(colleague, caseId, mediator.id)).code).toBe('NOT_ASSIGNED');
    expect((await call(worker, caseId, mediator.id)).code).toBeNull();
    expect((await call(coordinator, caseId, null)).data.assignMediator.mediator).toBeNull();
  });

  test('and reads the case from then on, without what identifies anybody, until sent home', async () => {
    const mediator = await world.given.mediator({ district });
    expect(await acts.case(mediator, caseId)).toBeNull();
    await call(worker, caseId, mediator.id.toUpperCase());
    const seen = await acts.case(mediator, caseId);
    expect(seen).toMatchObject({ id: caseId, category: 'FAMILY' });
    expect(JSON.stringify(seen)).not.toContain('segreto');
    expect(await kinds()).toContain('MEDIATOR_ASSIGNED');
    await call(worker, caseId, null);
    expect(await acts.case(mediator, caseId)).toBeNull();
  });

  test('among those of the district: nobody else can be', async () => {
    const elsewhere = await world.given.mediator({ district: await world.given.district() });
    const notMediating = await world.given.worker({ district });
    for (const id of [elsewhere.id, notMediating.id, randomUUID(), 'x'])
      expect((await call(worker, caseId, id)).code).toBe('INVALID_INPUT');
  });

  test('out of a list of the own district', async () => {
    const mediator = await world.given.mediator({ district });
    const ids = async (who: Account) =>
      (await world.ask(who, '{ mediators { id name } }')).data.mediators.map(({ id }: { id: string }) => id);
    expect(await ids(worker)).toContain(mediator.id);
    const stranger = await world.given.worker({ district: await world.given.district() });
    expect(await ids(stranger)).toEqual([]);
    expect((await world.ask(mediator, '{ mediators { id } }')).code).toBe('NOT_ALLOWED');
  });
});
