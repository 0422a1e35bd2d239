import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accountsIn } from '../support/accounts.js';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { meetingPoint, secretIn } from './secret-place.js';

let world: World;
let accounts: ReturnType<typeof accountsIn>;
let rescuer: Account;
beforeAll(async () => {
  world = await createWorld();
  accounts = accountsIn(world);
});
afterAll(() => world.close());

const placing = 'query ($id: ID!) { emergencyPlace(accessId: $id) { meetingPoint } }';
const reading = 'query ($id: ID!) { intervention(id: $id) { number calls { situation } } }';

test('emergency access begun in a session does not serve the key of the same person', async () => {
  const { acts, district, worker, shelter } = await secretIn(world);
  const beside = await world.given.district();
  await world.given.border(district, beside);
  await world.given.agreement(district, beside);
  rescuer = await world.given.worker({ district: beside });
  await accounts.withGenerator(rescuer);
  await accounts.session(rescuer);
  const inSession = accounts.inSession(rescuer);
  if (!inSession) throw new Error('no session');
  const caseId = await acts.openCase(worker, { call: { corps: 'CARABINIERI', situation: 'in strada' } });
  const breaking = 'mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { id } }';
  const broken = async (target: string, targetId: string) => {
    const why = { reason: 'la donna è in strada', code: await accounts.code(rescuer) };
    const input = { target, targetId, requestKey: randomUUID(), ...why };
    return (await inSession(breaking, { input })).data.breakGlass.id as string;
  };
  const id = await broken('SHELTER', shelter.id);
  await broken('INTERVENTION', caseId);
  expect((await inSession(placing, { id })).data.emergencyPlace).toEqual({ meetingPoint });
  expect((await inSession(reading, { id: caseId })).data.intervention.calls).toEqual([
    { situation: 'in strada' },
  ]);
  expect((await world.ask(rescuer, placing, { id })).code).toBe('NOT_FOUND');
  const byKey = await world.ask(rescuer, reading, { id: caseId });
  expect(byKey.code).toBe('NOT_FOUND');
  await accounts.session(rescuer);
  const another = accounts.inSession(rescuer);
  expect((await another?.(placing, { id }))?.code).toBe('NOT_FOUND');
});
