import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import type { Shelter } from '../support/given-shelters.js';
import { createWorld, type World } from '../support/world.js';
import { type Acts, actsIn, notHolding, type Verb } from './acts.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;
let elsewhere: Account;
let shelter: Shelter;
let operator: Account;
let caseId: string;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
  elsewhere = await world.given.worker({ district: await world.given.district() });
});
beforeEach(async () => {
  caseId = await acts.openCase(worker);
  shelter = await world.given.shelter({ district, pools: [{ authorised: 5, free: 3 }] });
  operator = await world.given.operator({ organisation: { id: shelter.organisationId } });
});
afterAll(() => world.close());

const inMinutes = async (minutes: number) =>
  new Date((await world.clock.now()).getTime() + minutes * 60_000).toISOString();
const ledgerOf = async (poolId: string) =>
  (
    await world.database.sql<{ kind: string }>(
      'select kind from bed_ledger where pool_id = $1 order by revision',
      [poolId],
    )
  ).map(({ kind }) => kind);

describe('extending, confirming, releasing', () => {
  const verbs: [Verb, object][] = [
    ['extendHold', { minutes: 10, reason: 'the patrol is late' }],
    ['confirmPlacement', {}],
    ['releasePlacement', {}],
  ];

  test.each(verbs)('%s is for the team of the case alone', async (verb, more) => {
    const { id } = await acts.hold(worker, caseId, shelter.pool.id);
    expect((await acts.act(null, verb, { placementId: id, ...more })).code).toBe('NOT_SIGNED_IN');
    for (const other of await notHolding(world, district))
      expect((await acts.act(other, verb, { placementId: id, ...more })).code).toBe('NOT_ALLOWED');
    const outOfSight = await acts.act(elsewhere, verb, { placementId: id, ...more });
    expect(outOfSight).toEqual(await acts.act(elsewhere, verb, { placementId: randomUUID(), ...more }));
    expect(outOfSight.code).toBe('NOT_FOUND');
    expect((await acts.act(worker, verb, { placementId: 'x', ...more })).code).toBe('NOT_FOUND');
  });

  test.each(verbs)('%s with the same key has one effect', async (verb, more) => {
    const { id } = await acts.hold(worker, caseId, shelter.pool.id);
    const input = { placementId: id, requestKey: randomUUID(), ...more };
    const first = await acts.done(worker, verb, input);
    const again = await acts.done(worker, verb, input);
    expect(again.revision).toBe(first.revision);
    expect(await ledgerOf(shelter.pool.id)).toHaveLength(4);
  });
});

describe('extending a hold', () => {
  test('makes it longer once, with a reason that only the team reads', async () => {
    const held = await acts.hold(worker, caseId, shelter.pool.id);
    const input = { placementId: held.id, minutes: 60, reason: 'the patrol is late' };
    const extended = await acts.done(worker, 'extendHold', input);
    expect(Date.parse(extended.expiresAt) - Date.parse(held.expiresAt)).toBe(3_600_000);
    expect(extended.extensionReason).toBe('the patrol is late');
    expect(extended.availableActions).not.toContain('EXTEND');
    expect((await acts.placement(operator, held.id)).extensionReason).toBeNull();
    expect((await acts.act(worker, 'extendHold', { ...input, minutes: 1 })).code).toBe('ALREADY_EXTENDED');
    expect(await ledgerOf(shelter.pool.id)).toEqual(['OPENED', 'DECLARED', 'HELD', 'EXTENDED']);
    await world.clock.advance('90 minutes');
    expect((await acts.pool(worker, shelter.pool.id)).promised).toBe(1);
    await world.clock.advance('30 minutes');
    expect((await acts.pool(worker, shelter.pool.id)).promised).toBe(0);
  });

  test('never past 120 minutes after it was made, and never without a reason', async () => {
    const { id } = await acts.hold(worker, caseId, shelter.pool.id);
    const tooLong = await acts.act(worker, 'extendHold', { placementId: id, minutes: 61, reason: 'late' });
    expect(tooLong.code).toBe('INVALID_INPUT');
    expect(tooLong.errors[0]?.extensions.details.field).toBe('minutes');
    const silent = await acts.act(worker, 'extendHold', { placementId: id, minutes: 5, reason: ' ' });
    expect(silent.errors[0]?.extensions.details.field).toBe('reason');
  });

  test('is too late once it has lapsed', async () => {
    const { id } = await acts.hold(worker, caseId, shelter.pool.id, { minutes: 5 });
    await world.clock.advance('5 minutes');
    const answer = await acts.act(worker, 'extendHold', { placementId: id, minutes: 5, reason: 'late' });
    expect(answer.code).toBe('HOLD_LAPSED');
  });
});

describe('confirming', () => {
  test('keeps the places for three hours unless told otherwise, and gives directions', async () => {
    const { id } = await acts.hold(worker, caseId, shelter.pool.id);
    const confirmed = await acts.done(worker, 'confirmPlacement', { placementId: id, note: 'ring twice' });
    expect(confirmed).toMatchObject({
      state: 'CONFIRMED',
      note: 'ring twice',
      intervention: { state: 'IN_TRANSIT' },
    });
    expect(Date.parse(confirmed.expectedBy) - Date.parse(confirmed.confirmedAt)).toBe(3 * 3_600_000);
    expect(confirmed.directions).toMatch(/^Casa .+, via Prova 1, .+\. Telephone \+39 000 100200\.$/);
    expect(confirmed.availableActions).toEqual([
      'RELEASE',
      'REFUSE',
      'TELL_CALLER',
      'RECORD_ARRIVAL',
      'RECORD_NO_SHOW',
    ]);
    await world.clock.advance('5 hours');
    expect((await acts.pool(worker, shelter.pool.id)).promised).toBe(1);
  });

  test('takes an hour still to come, at most a week away', async () => {
    const { id } = await acts.hold(worker, caseId, shelter.pool.id);
    for (const expectedBy of [await inMinutes(-1), await inMinutes(8 * 24 * 60)])
      expect((await acts.act(worker, 'confirmPlacement', { placementId: id, expectedBy })).code).toBe(
        'INVALID_INPUT',
      );
    const expectedBy = await inMinutes(30);
    const confirmed = await acts.done(worker, 'confirmPlacement', { placementId: id, expectedBy });
    expect(confirmed.expectedBy).toBe(expectedBy);
  });

  test('twice is refused with the present state', async () => {
    const { id } = await acts.confirmed(worker, caseId, shelter.pool.id);
    const { code, errors } = await acts.act(worker, 'confirmPlacement', { placementId: id });
    expect(code).toBe('WRONG_STATE');
    expect(errors[0]?.message).toContain('confirmed');
    expect(errors[0]?.extensions.details).toMatchObject({ state: 'CONFIRMED', promised: 1, revision: 4 });
  });

  test('a lapsed hold is refused with the current figures', async () => {
    const { id } = await acts.hold(worker, caseId, shelter.pool.id, { places: 3, minutes: 5 });
    await world.clock.advance('6 minutes');
    const { code, errors } = await acts.act(worker, 'confirmPlacement', { placementId: id });
    expect(code).toBe('HOLD_LAPSED');
    expect(errors[0]?.message).toContain('Hold again: it is one tap.');
    expect(errors[0]?.extensions.details).toMatchObject({
      poolId: shelter.pool.id,
      free: 3,
      promised: 0,
      revision: 3,
    });
  });

  test.each(['releasePlacement', 'refusePlacement'] as const)('after %s is refused', async (verb) => {
    const { id } = await acts.hold(worker, caseId, shelter.pool.id);
    await acts.done(worker, verb, { placementId: id, ...(verb === 'refusePlacement' && refusal) });
    expect((await acts.act(worker, 'confirmPlacement', { placementId: id })).code).toBe('WRONG_STATE');
  });
  const refusal = { actor: 'SHELTER', reason: 'NO_PLACE' };
});

describe('releasing', () => {
  test('gives a hold and a confirmed place back at once', async () => {
    const held = await acts.hold(worker, caseId, shelter.pool.id, { places: 2 });
    const confirmed = await acts.confirmed(worker, caseId, shelter.pool.id);
    const first = await acts.done(worker, 'releasePlacement', { placementId: held.id });
    expect(first).toMatchObject({ state: 'RELEASED', pool: { free: 2, promised: 1 }, availableActions: [] });
    const second = await acts.done(worker, 'releasePlacement', { placementId: confirmed.id });
    expect(second.pool).toMatchObject({ free: 3, promised: 0 });
    expect(second.directions).toBeNull();
  });

  test('a hold that has lapsed has nothing to give back', async () => {
    const { id } = await acts.hold(worker, caseId, shelter.pool.id, { minutes: 1 });
    await world.clock.advance('2 minutes');
    expect((await acts.act(worker, 'releasePlacement', { placementId: id })).code).toBe('HOLD_LAPSED');
  });
});

describe('telling the caller', () => {
  const tell = (who: Account | null, input: object) =>
    acts.act(who, 'tellCaller', { interventionId: caseId, ...input });
  const told = async () =>
    (await acts.case(worker, caseId)).timeline.nodes.filter(
      ({ kind }: { kind: string }) => kind === 'TOLD_CALLER',
    );

  test('is for the team of the case alone', async () => {
    expect((await tell(null, {})).code).toBe('NOT_SIGNED_IN');
    for (const other of await notHolding(world, district))
      expect((await tell(other, {})).code).toBe('NOT_ALLOWED');
    const outOfSight = await tell(elsewhere, {});
    expect(outOfSight).toEqual(await tell(elsewhere, { interventionId: randomUUID() }));
    expect(outOfSight.code).toBe('NOT_FOUND');
  });

  test('keeps to whom and with which words; by default the directions of all that is confirmed', async () => {
    const { id, directions } = await acts.confirmed(worker, caseId, shelter.pool.id);
    const departedForAt = await inMinutes(-1);
    expect((await tell(worker, { toldTo: 'brig. Rossi', departedForAt })).code).toBeNull();
    expect(await told()).toMatchObject([{ toldTo: 'brig. Rossi', words: directions, placement: { id } }]);
    const placement = await acts.placement(worker, id);
    expect(placement.departedForAt).toBe(departedForAt);
    expect(placement.toldCallerAt).not.toBeNull();
  });

  test('also when there is no solution', async () => {
    expect((await tell(worker, {})).code).toBeNull();
    expect(await told()).toMatchObject([{ words: 'No place has been found so far.', placement: null }]);
  });

  test('of a placement of another case is NOT_FOUND, of one that is only held WRONG_STATE', async () => {
    const held = await acts.hold(worker, caseId, shelter.pool.id);
    expect((await tell(worker, { placementIds: [held.id] })).code).toBe('WRONG_STATE');
    const other = await acts.confirmed(worker, await acts.openCase(worker), shelter.pool.id);
    expect((await tell(worker, { placementIds: [other.id] })).code).toBe('NOT_FOUND');
    expect((await tell(worker, { placementIds: ['x'] })).code).toBe('NOT_FOUND');
  });

  test('is of the past, and of a case that is open', async () => {
    expect((await tell(worker, { at: await inMinutes(5) })).code).toBe('INVALID_INPUT');
    expect((await tell(worker, { departedForAt: await inMinutes(5) })).code).toBe('INVALID_INPUT');
    await acts.done(worker, 'closeIntervention', { interventionId: caseId, outcome: 'PHONE_ADVICE' });
    expect((await tell(worker, {})).code).toBe('INTERVENTION_CLOSED');
  });
});
