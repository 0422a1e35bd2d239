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
let worker: Account;

beforeAll(async () => {
  world = await createWorld({ at: '2026-11-23T12:00:00+01:00' });
  rota = rotaIn(world);
  district = await world.given.district();
  coordinator = await world.given.coordinator({ district });
  worker = await world.given.worker({ district });
});
afterAll(() => world.close());

let day = 0;
/** A night that no other test uses. */
function night(more: object = {}) {
  day += 1;
  const startsAt = new Date(Date.UTC(2027, 0, day, 19)).toISOString();
  const endsAt = new Date(Date.UTC(2027, 0, day + 1, 7)).toISOString();
  return { workerId: worker.id, role: 'SOCIAL_WORKER', startsAt, endsAt, ...more };
}

describe('a week pattern', () => {
  const pattern = (more: object = {}) => ({
    lines: [
      {
        workerId: worker.id,
        role: 'SOCIAL_WORKER',
        days: [1, 2, 3, 4, 5, 6, 7],
        from: '20:00',
        to: '08:00',
        phone: '+39 000 5',
      },
    ],
    ...{ firstDay: '2027-03-22', lastDay: '2027-04-04', ...more },
  });

  test('is looked at first, and then made whole', async () => {
    const { data } = await rota.preview(coordinator, pattern());
    expect(data.shiftPlan).toMatchObject({ makes: 14, overlapping: 0 });
    const made = await rota.done(coordinator, 'planShifts', pattern());
    expect(made).toMatchObject({ made: 14, leftOut: 0 });
    expect(made.shifts.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual(
      data.shiftPlan.shifts.map(({ startsAt }: { startsAt: string }) => startsAt),
    );
    expect(made.shifts.every(({ phone }: { phone: string }) => phone === '+39 000 5')).toBe(true);
  });

  test('is not made in part unless that was asked for', async () => {
    const longer = pattern({ lastDay: '2027-04-06' });
    expect((await rota.act(coordinator, 'planShifts', longer)).code).toBe('SHIFT_OVERLAPS');
    expect((await rota.preview(coordinator, longer)).data.shiftPlan).toMatchObject({
      makes: 0,
      overlapping: 14,
    });
    const rest = await rota.done(coordinator, 'planShifts', { ...longer, leaveOutOverlapping: true });
    expect(rest).toMatchObject({ made: 2, leftOut: 14 });
  });

  test('that cannot be is refused, and told where', async () => {
    const refused = async (input: object) => {
      const { code, errors } = await rota.act(coordinator, 'planShifts', input);
      return [code, errors[0]?.extensions.details?.field];
    };
    const [line] = pattern().lines;
    expect(await refused(pattern({ lastDay: '2027-03-01' }))).toEqual(['INVALID_INPUT', 'lastDay']);
    expect(await refused(pattern({ lastDay: '2028-06-01' }))).toEqual(['INVALID_INPUT', 'lastDay']);
    expect(await refused(pattern({ lines: [{ ...line, week: 2 }] }))).toEqual([
      'INVALID_INPUT',
      'lines.0.week',
    ]);
    expect(await refused(pattern({ lines: [{ ...line, from: '24:00' }] }))).toEqual([
      'INVALID_INPUT',
      'lines.0.from',
    ]);
    expect(await refused(pattern({ lines: [{ ...line, days: [8] }] }))).toEqual([
      'INVALID_INPUT',
      'lines.0.days',
    ]);
  });
});

describe('the rota is read', () => {
  test('a page at a time, by time, each shift once', async () => {
    const asked = { from: '2027-03-20T00:00:00Z', to: '2027-04-10T00:00:00Z', first: 5 };
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await rota.list(worker, { ...asked, after });
      ids.push(...data.shifts.nodes.map(({ id }: { id: string }) => id));
      after = data.shifts.pageInfo.hasNextPage ? data.shifts.pageInfo.endCursor : null;
    } while (after);
    expect(ids).toHaveLength(16);
    expect(new Set(ids).size).toBe(16);
    const other = await world.given.worker({ district });
    expect((await rota.list(other, { ...asked, mine: true })).data.shifts.nodes).toEqual([]);
  });

  test('with names in the own and in agreed districts; elsewhere only that somebody is there', async () => {
    const agreed = await world.given.district();
    const far = await world.given.district();
    await world.given.agreement(district, agreed);
    const planned = await rota.done(coordinator, 'planShift', night({ phone: '+39 000 9' }));
    const range = { from: planned.startsAt, to: planned.endsAt, districtId: district.id };
    const friend = await world.given.worker({ district: agreed });
    const stranger = await world.given.worker({ district: far });
    expect((await rota.list(friend, range)).data.shifts.nodes[0]).toMatchObject({ phone: '+39 000 9' });
    expect((await rota.list(stranger, range)).code).toBe('NOT_ALLOWED');
    const [seen] = (await rota.onCall(stranger, planned.startsAt, district.id)).shifts;
    expect(seen).toMatchObject({ workerName: null, workerId: null, phone: null, plannedAt: null });
    const mediator = await world.given.mediator({ district });
    expect((await rota.list(mediator, range)).data.shifts.nodes[0].workerName).not.toBeNull();
    expect((await rota.list(await world.given.mediator({ district: agreed }), range)).code).toBe(
      'NOT_ALLOWED',
    );
  });

  test('by nobody else', async () => {
    const range = { from: '2027-01-01T00:00:00Z', to: '2027-02-01T00:00:00Z', districtId: district.id };
    expect((await rota.list(null, range)).code).toBe('NOT_SIGNED_IN');
    for (const other of await butFor(world, district, [
      'SOCIAL_WORKER',
      'COORDINATOR',
      'CULTURAL_MEDIATOR',
      'INTEGRATION',
    ]))
      expect((await rota.list(other, range)).code).toBe('NOT_ALLOWED');
    expect((await rota.list(worker, { ...range, districtId: randomUUID() })).code).toBe('NOT_FOUND');
  });
});
