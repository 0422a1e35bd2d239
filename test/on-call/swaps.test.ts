import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { butFor, rotaIn } from './rota.js';

let world: World;
let rota: ReturnType<typeof rotaIn>;
let district: District;
let coordinator: Account;
let [one, other, third] = [] as unknown as [Account, Account, Account];

beforeAll(async () => {
  world = await createWorld({ at: '2026-11-23T12:00:00+01:00' });
  rota = rotaIn(world);
  district = await world.given.district();
  coordinator = await world.given.coordinator({ district });
  const worker = () => world.given.worker({ district });
  [one, other, third] = [await worker(), await worker(), await worker()];
});
afterAll(() => world.close());

let day = 0;
const nextDay = () => {
  day += 1;
};
async function night(who: Account, more: object = {}) {
  const startsAt = new Date(Date.UTC(2027, 0, day, 19)).toISOString();
  const endsAt = new Date(Date.UTC(2027, 0, day + 1, 7)).toISOString();
  const input = { workerId: who.id, role: 'SOCIAL_WORKER', startsAt, endsAt, phone: '+39 000 1', ...more };
  return rota.done(coordinator, 'planShift', input);
}
const ownerOf = async ({ id, startsAt }: { id: string; startsAt: string }) => {
  const { shifts } = await rota.onCall(coordinator, startsAt);
  return shifts.find((shift: { id: string }) => shift.id === id);
};
const propose = (who: Account, shift: { id: string }, more: object = {}) =>
  rota.done(who, 'proposeSwap', { shiftId: shift.id, ...more });

describe('a swap is proposed', () => {
  test('by nobody who is not signed in, by no role that is not on duty, and of no shift of another', async () => {
    nextDay();
    const shift = await night(one);
    const input = { shiftId: shift.id };
    expect((await rota.act(null, 'proposeSwap', input)).code).toBe('NOT_SIGNED_IN');
    for (const who of await butFor(world, district, ['SOCIAL_WORKER', 'COORDINATOR', 'CULTURAL_MEDIATOR']))
      expect((await rota.act(who, 'proposeSwap', input)).code).toBe('NOT_ALLOWED');
    const stranger = await world.given.worker({ district: await world.given.district() });
    for (const who of [other, coordinator, stranger])
      expect((await rota.act(who, 'proposeSwap', input)).code).toBe('NOT_FOUND');
    expect(await rota.act(stranger, 'proposeSwap', input)).toEqual(
      await rota.act(stranger, 'proposeSwap', { shiftId: randomUUID() }),
    );
  });

  test('once at a time, before the shift begins, to somebody else who can be on duty then', async () => {
    nextDay();
    const shift = await night(one);
    const refused = async (more: object) =>
      (await rota.act(one, 'proposeSwap', { shiftId: shift.id, ...more })).code;
    expect(await refused({ colleagueId: one.id })).toBe('INVALID_INPUT');
    expect(await refused({ colleagueId: randomUUID() })).toBe('NOT_FOUND');
    const mediator = await world.given.mediator({ district });
    expect(await refused({ colleagueId: mediator.id })).toBe('SHIFT_DOES_NOT_FIT');
    nextDay();
    const theirs = await night(third);
    expect(await refused({ colleagueId: other.id, returnShiftId: theirs.id })).toBe('INVALID_INPUT');
    expect(await refused({ returnShiftId: theirs.id })).toBe('INVALID_INPUT');
    expect(await propose(one, shift, { colleagueId: other.id })).toMatchObject({
      state: 'OPEN',
      endedAt: null,
    });
    expect(await refused({})).toBe('SWAP_PROPOSED');
    const begun = await night(one, { startsAt: '2026-11-23T10:00:00Z', endsAt: '2026-11-23T18:00:00Z' });
    expect((await rota.act(one, 'proposeSwap', { shiftId: begun.id })).code).toBe('SHIFT_BEGUN');
  });

  test('and seen by those it concerns: who proposed it, who is asked, the coordinator', async () => {
    nextDay();
    const { id } = await propose(one, await night(one), { colleagueId: other.id });
    const sees = async (who: Account) =>
      (await rota.swaps(who, true)).some((swap: { id: string }) => swap.id === id);
    expect([await sees(one), await sees(other), await sees(coordinator)]).toEqual([true, true, true]);
    expect(await sees(third)).toBe(false);
    const stranger = await world.given.coordinator({ district: await world.given.district() });
    expect(await rota.swaps(stranger)).toEqual([]);
    for (const verb of ['answerSwap', 'withdrawSwap'])
      expect(
        (await rota.act(stranger, verb, { swapId: id, ...(verb === 'answerSwap' && { accept: true }) })).code,
      ).toBe('NOT_FOUND');
    expect((await rota.act(third, 'answerSwap', { swapId: id, accept: true })).code).toBe('NOT_FOUND');
    nextDay();
    const all = await propose(one, await night(one));
    expect((await rota.swaps(third, true)).map((swap: { id: string }) => swap.id)).toContain(all.id);
    expect(await rota.swaps(await world.given.mediator({ district }), true)).toEqual([]);
  });
});

describe('a swap is answered', () => {
  test('by nobody who is not signed in, by no other role, by none who was not asked, and not by who proposed it', async () => {
    nextDay();
    const { id: swapId } = await propose(one, await night(one), { colleagueId: other.id });
    const input = { swapId, accept: true };
    expect((await rota.act(null, 'answerSwap', input)).code).toBe('NOT_SIGNED_IN');
    expect((await rota.act(null, 'withdrawSwap', { swapId })).code).toBe('NOT_SIGNED_IN');
    for (const who of await butFor(world, district, ['SOCIAL_WORKER', 'COORDINATOR', 'CULTURAL_MEDIATOR'])) {
      expect((await rota.act(who, 'answerSwap', input)).code).toBe('NOT_ALLOWED');
      expect((await rota.act(who, 'withdrawSwap', { swapId })).code).toBe('NOT_ALLOWED');
    }
    expect((await rota.act(one, 'answerSwap', input)).code).toBe('NOT_ALLOWED');
    expect((await rota.act(coordinator, 'answerSwap', input)).code).toBe('NOT_ALLOWED');
    expect((await rota.act(other, 'withdrawSwap', { swapId })).code).toBe('NOT_ALLOWED');
  });

  test('with yes: the shift is theirs with their number, and it leaves a trace', async () => {
    nextDay();
    const shift = await night(one);
    const { id: swapId } = await propose(one, shift, { colleagueId: other.id });
    const answered = await rota.done(other, 'answerSwap', { swapId, accept: true, phone: '+39 000 2' });
    expect(answered).toMatchObject({
      state: 'ACCEPTED',
      shift: { workerId: other.id, phone: '+39 000 2', revision: 2 },
    });
    expect(answered.endedAt).not.toBeNull();
    expect(await ownerOf(shift)).toMatchObject({ workerId: other.id });
    expect((await rota.act(other, 'answerSwap', { swapId, accept: true })).code).toBe('SWAP_ENDED');
    expect((await rota.act(one, 'withdrawSwap', { swapId })).code).toBe('SWAP_ENDED');
    const { auditEntries } = await rota.asked(
      coordinator,
      '{ auditEntries(filter: { action: ROTA_CHANGED }, first: 1) { nodes { targetIds } } }',
    );
    expect(auditEntries.nodes[0].targetIds.sort()).toEqual([one.id, other.id].sort());
  });

  test('with no, or withdrawn: nothing moves, and it can be proposed again', async () => {
    nextDay();
    const shift = await night(one);
    const first = await propose(one, shift, { colleagueId: other.id });
    expect((await rota.done(other, 'answerSwap', { swapId: first.id, accept: false })).state).toBe('REFUSED');
    const second = await propose(one, shift);
    expect((await rota.act(other, 'answerSwap', { swapId: second.id, accept: false })).code).toBe(
      'INVALID_INPUT',
    );
    expect((await rota.done(one, 'withdrawSwap', { swapId: second.id })).state).toBe('WITHDRAWN');
    expect((await rota.act(other, 'answerSwap', { swapId: second.id, accept: true })).code).toBe(
      'SWAP_ENDED',
    );
    expect(await ownerOf(shift)).toMatchObject({ workerId: one.id, revision: 1 });
  });

  test('for a shift of the same night in exchange: both are swapped at once', async () => {
    nextDay();
    const [mine, theirs] = [await night(one), await night(other, { deputy: true })];
    const swap = await propose(one, mine, { colleagueId: other.id, returnShiftId: theirs.id });
    await rota.done(other, 'answerSwap', { swapId: swap.id, accept: true });
    expect(await ownerOf(mine)).toMatchObject({ workerId: other.id });
    expect(await ownerOf(theirs)).toMatchObject({ workerId: one.id, phone: null });
  });

  test('not into a shift that they already have', async () => {
    nextDay();
    const shift = await night(one);
    await night(other, { deputy: true });
    const { id: swapId } = await propose(one, shift, { colleagueId: other.id });
    expect((await rota.act(other, 'answerSwap', { swapId, accept: true })).code).toBe('SHIFT_OVERLAPS');
    expect(await ownerOf(shift)).toMatchObject({ workerId: one.id });
  });

  test('not once the coordinator changed the shift: what was proposed is not there any more', async () => {
    nextDay();
    const shift = await night(one);
    const { id: swapId } = await propose(one, shift, { colleagueId: other.id });
    await rota.done(coordinator, 'editShift', { shiftId: shift.id, deputy: true });
    expect((await rota.act(other, 'answerSwap', { swapId, accept: true })).code).toBe('SWAP_ENDED');
    const [last] = await rota.swaps(one);
    expect(last).toMatchObject({ id: swapId, state: 'OVERTAKEN' });
  });

  test('not once it has begun', async () => {
    const soon = await night(one, { startsAt: '2026-11-23T20:00:00Z', endsAt: '2026-11-23T21:00:00Z' });
    const { id: swapId } = await propose(one, soon, { colleagueId: other.id });
    await world.clock.set('2026-11-23T20:00:00Z');
    expect((await rota.act(other, 'answerSwap', { swapId, accept: true })).code).toBe('SHIFT_BEGUN');
    expect((await rota.swaps(one))[0]).toMatchObject({ id: swapId, state: 'TOO_LATE' });
  });
});

describe('at the same moment', () => {
  const hurry = 60_000;
  const patient = async (who: Account, verb: string, input: object) => {
    for (let left = 20; ; left -= 1) {
      const { code } = await rota.act(who, verb, input);
      if (code !== 'BUSY' || left === 0) return code;
    }
  };

  test(
    'one of ten colleagues gets the shift that was offered to all',
    async () => {
      nextDay();
      const shift = await night(one);
      const { id: swapId } = await propose(one, shift);
      const team = await Promise.all(Array.from({ length: 10 }, () => world.given.worker({ district })));
      const codes = await Promise.all(
        team.map((who) => patient(who, 'answerSwap', { swapId, accept: true })),
      );
      expect(codes.filter((code) => code === null)).toHaveLength(1);
      expect(codes.filter((code) => code === 'SWAP_ENDED')).toHaveLength(9);
      expect(await ownerOf(shift)).toMatchObject({ workerId: team[codes.indexOf(null)]?.id, revision: 2 });
    },
    hurry,
  );

  test(
    'a yes, a withdrawal and a change by the coordinator have one effect',
    async () => {
      for (let round = 0; round < 6; round += 1) {
        nextDay();
        const shift = await night(one);
        const { id: swapId } = await propose(one, shift, { colleagueId: other.id });
        const codes = await Promise.all([
          patient(other, 'answerSwap', { swapId, accept: true }),
          patient(one, 'withdrawSwap', { swapId }),
          patient(coordinator, 'withdrawShift', { shiftId: shift.id }),
        ]);
        const [state] = (await rota.swaps(coordinator)).filter((swap: { id: string }) => swap.id === swapId);
        expect(codes[2]).toBeNull();
        expect(codes.slice(0, 2).filter((code) => code === null).length).toBeLessThanOrEqual(1);
        const ending = codes[0] === null ? 'ACCEPTED' : codes[1] === null ? 'WITHDRAWN' : 'OVERTAKEN';
        expect(state.state).toBe(ending);
      }
    },
    hurry,
  );

  test(
    'two who exchange the same two shifts twice over end with one exchange',
    async () => {
      nextDay();
      const [mine, theirs] = [await night(one), await night(other, { deputy: true })];
      const forth = await propose(one, mine, { colleagueId: other.id, returnShiftId: theirs.id });
      const back = await propose(other, theirs, { colleagueId: one.id, returnShiftId: mine.id });
      const codes = await Promise.all([
        patient(other, 'answerSwap', { swapId: forth.id, accept: true }),
        patient(one, 'answerSwap', { swapId: back.id, accept: true }),
      ]);
      expect(codes.sort()).toEqual(['SWAP_ENDED', null].sort());
      expect((await ownerOf(mine)).workerId).toBe(other.id);
      expect((await ownerOf(theirs)).workerId).toBe(one.id);
    },
    hurry,
  );
});
