import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { countedCover, type PlainShift } from './counted-cover.js';
import { butFor, officeWeek, rotaIn } from './rota.js';

let world: World;
let rota: ReturnType<typeof rotaIn>;
let district: District;
let coordinator: Account;
let worker: Account;
const office = {
  spans: [{ days: [1, 2, 3, 4, 5], from: 480, to: 1080 }],
  closedOnHolidays: true,
  patron: '10-04',
};

beforeAll(async () => {
  world = await createWorld({ at: '2026-11-23T12:00:00+01:00', demo: true });
  rota = rotaIn(world);
  district = await world.given.district({ comuni: ['037040'] });
  await world.database.sql(
    "update municipality set patron_saint_month = 10, patron_saint_day = 4 where istat_code = '037040'",
  );
  coordinator = await world.given.coordinator({ district });
  worker = await world.given.worker({ district });
  const hours = { hours: officeWeek, municipality: '037040', validFrom: '2026-01-01' };
  await rota.done(coordinator, 'setOfficeHours', hours);
});
afterAll(() => world.close());

const shift = (startsAt: string, endsAt: string, more: object = {}) =>
  rota.done(coordinator, 'planShift', {
    workerId: worker.id,
    role: 'SOCIAL_WORKER',
    startsAt,
    endsAt,
    ...more,
  });

describe('whether the team on duty suffices', () => {
  test('is null while the offices are open, and told at any other time', async () => {
    await shift('2026-11-24T18:00:00+01:00', '2026-11-25T08:00:00+01:00');
    const covered = async (at: string) => (await rota.onCall(worker, at)).covered;
    expect(await covered('2026-11-24T17:59:59+01:00')).toBeNull();
    expect(await covered('2026-11-24T18:00:00+01:00')).toBe(true);
    expect(await covered('2026-11-25T07:59:59+01:00')).toBe(true);
    expect(await covered('2026-11-25T08:00:00+01:00')).toBeNull();
    expect(await covered('2026-11-25T18:00:00+01:00')).toBe(false);
    const [before, { at }] = [await world.clock.now(), await rota.onCall(worker)];
    expect(new Date(at) >= before && new Date(at) <= (await world.clock.now())).toBe(true);
  });

  test('a mediator or a coordinator alone does not suffice', async () => {
    const mediator = await world.given.mediator({ district });
    const night = ['2026-11-26T18:00:00+01:00', '2026-11-27T08:00:00+01:00'] as const;
    await shift(...night, { workerId: mediator.id, role: 'CULTURAL_MEDIATOR' });
    await shift(...night, { workerId: coordinator.id, role: 'COORDINATOR' });
    const { covered, shifts } = await rota.onCall(worker, night[0]);
    expect([covered, shifts.map(({ role }: { role: string }) => role)]).toEqual([
      false,
      ['CULTURAL_MEDIATOR', 'COORDINATOR'],
    ]);
  });

  test('somebody who lost their access covers nothing from that minute on', async () => {
    const gone = await world.given.worker({ district });
    const planned = await shift('2026-11-28T00:00:00+01:00', '2026-11-29T00:00:00+01:00', {
      workerId: gone.id,
    });
    await world.database.sql("update account set disabled_at = '2026-11-28T06:00:30+01:00' where id = $1", [
      gone.id,
    ]);
    expect((await rota.onCall(worker, '2026-11-28T05:59:00+01:00')).covered).toBe(true);
    expect((await rota.onCall(worker, '2026-11-28T06:00:00+01:00')).covered).toBe(false);
    const { data } = await rota.coverage(
      coordinator,
      '2026-11-28T00:00:00+01:00',
      '2026-11-29T00:00:00+01:00',
    );
    expect(data.coverage).toMatchObject({ minutesDue: 1440, minutesCovered: 360 });
    expect(
      (await rota.list(coordinator, { from: planned.startsAt, to: planned.endsAt })).data.shifts.nodes[0]
        .stands,
    ).toBe(false);
  });

  test('is asked of a district that is there, and of the own when none is named', async () => {
    expect((await world.ask(await world.given.auditor(), '{ onCall { covered } }')).code).toBe('NOT_ALLOWED');
    expect((await world.ask(null, '{ onCall { covered } }')).code).toBe('NOT_SIGNED_IN');
    expect((await world.ask(worker, '{ onCall(districtId: "x") { covered } }')).code).toBe('NOT_FOUND');
  });
});

describe('the report of coverage', () => {
  const year = ['2025-11-24T00:00:00+01:00', '2026-11-24T00:00:00+01:00'] as const;

  test('is for the coordinator of the district, and for auditors', async () => {
    expect((await rota.coverage(null, ...year)).code).toBe('NOT_SIGNED_IN');
    for (const other of await butFor(world, district, ['COORDINATOR', 'AUDITOR']))
      expect((await rota.coverage(other, ...year, district.id)).code).toBe('NOT_ALLOWED');
    const stranger = await world.given.coordinator({ district: await world.given.district() });
    expect((await rota.coverage(stranger, ...year, district.id)).code).toBe('NOT_ALLOWED');
    const auditor = await world.given.auditor();
    expect((await rota.coverage(auditor, ...year, district.id)).code).toBeNull();
    expect((await rota.coverage(auditor, ...year)).errors[0]?.extensions.details.field).toBe('districtId');
  });

  test('is refused for what is no period of whole minutes within 400 days', async () => {
    const field = async (from: string, to: string) =>
      (await rota.coverage(coordinator, from, to)).errors[0]?.extensions.details.field;
    expect(await field('2026-01-01T00:00:30Z', '2026-01-02T00:00:00Z')).toBe('from');
    expect(await field('2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z')).toBe('to');
    expect(await field('2026-01-01T00:00:00Z', '2027-03-01T00:00:00Z')).toBe('to');
  });

  test('finds the one minute of a year in which nobody was there', async () => {
    const own = await world.given.district({ comuni: ['037034'] });
    const chief = await world.given.coordinator({ district: own });
    const one = await world.given.worker({ district: own });
    await rota.done(chief, 'setOfficeHours', {
      hours: officeWeek,
      municipality: '037034',
      validFrom: '2020-01-01',
    });
    const lines = [
      { workerId: one.id, role: 'SOCIAL_WORKER', days: [1, 2, 3, 4, 5, 6, 7], from: '18:00', to: '18:00' },
    ];
    const { shifts } = await rota.done(chief, 'planShifts', {
      lines,
      firstDay: '2025-11-23',
      lastDay: '2026-11-24',
    });
    const whole = (await rota.coverage(chief, ...year)).data.coverage;
    expect([whole.gaps, whole.minutesDue - whole.minutesCovered]).toEqual([[], 0]);
    // The night on which clocks go back: the second 02:30.
    const broken = shifts.find(({ startsAt }: { startsAt: string }) => startsAt.startsWith('2026-10-24'));
    await rota.done(chief, 'editShift', { shiftId: broken.id, endsAt: '2026-10-25T02:30:00+01:00' });
    await rota.done(chief, 'planShift', {
      ...{ workerId: one.id, role: 'SOCIAL_WORKER' },
      ...{ startsAt: '2026-10-25T02:31:00+01:00', endsAt: broken.endsAt },
    });
    const { gaps, minutesDue, minutesCovered, months } = (await rota.coverage(chief, ...year)).data.coverage;
    expect(gaps).toMatchObject([
      { minutes: 1, startsLocally: '2026-10-25 02:30 +01:00', endsLocally: '2026-10-25 02:31 +01:00' },
    ]);
    expect([minutesDue - minutesCovered, minutesDue]).toEqual([1, whole.minutesDue]);
    expect(months).toHaveLength(13);
  });

  test('equals a count minute by minute over the demo year, nights of 23 and 25 hours included', async () => {
    const [santerno] = await world.database.sql<{ id: string }>(
      "select id from district where name = 'Ambito Santerno e Sillaro'",
    );
    const rows = await world.database.sql<PlainShift>(
      `select starts_at as from, ends_at as to, role, deputy from shift
       where district_id = $1 and withdrawn_at is null`,
      [santerno?.id],
    );
    const coverage = (
      await rota.coverage('demo-coordinator', '2025-12-01T00:00:00+01:00', '2027-01-01T00:00:00+01:00')
    ).data.coverage;
    const [from, to] = [new Date(coverage.from), new Date(coverage.to)];
    const counted = countedCover({ ...office, patron: '08-13' }, rows, [from, to]);
    const { due, covered } = counted;
    expect({ due, covered }).toEqual({ due: coverage.minutesDue, covered: coverage.minutesCovered });
    expect(covered).toBeGreaterThan(200_000);
    expect(due - covered).toBe(12 * 60);
    expect(coverage.gaps).toMatchObject([{ minutes: 720 }]);
    for (const { role, deputy, minutesCovered } of coverage.lines)
      expect([role, deputy, minutesCovered]).toEqual([
        role,
        deputy,
        counted.places.get(`${role} ${deputy}`) ?? 0,
      ]);
    for (const { month, minutesCovered } of coverage.months)
      expect([month, minutesCovered]).toEqual([month, counted.months.get(month)]);
    const sum = coverage.months.reduce(
      (all: number, { minutesDue }: { minutesDue: number }) => all + minutesDue,
      0,
    );
    expect(sum).toBe(due);
  }, 120_000);
});

describe('office hours', () => {
  test('hold from a day on; what was due before stays due', async () => {
    const before = (
      await rota.coverage(coordinator, '2026-03-02T00:00:00+01:00', '2026-03-03T00:00:00+01:00')
    ).data.coverage;
    const hours = { ...officeWeek, weekly: [{ days: [1], from: '08:00', to: '09:00' }] };
    const stated = await rota.done(coordinator, 'setOfficeHours', { hours, municipality: '037040' });
    expect(stated).toMatchObject({ validFrom: '2026-11-23', revision: 2, handOverMinutes: 30 });
    const after = (await rota.coverage(coordinator, '2026-03-02T00:00:00+01:00', '2026-03-03T00:00:00+01:00'))
      .data.coverage;
    expect([after.minutesDue, before.minutesDue]).toEqual([840, 840]);
    const monday = (
      await rota.coverage(coordinator, '2026-11-30T00:00:00+01:00', '2026-12-01T00:00:00+01:00')
    ).data.coverage;
    expect(monday).toMatchObject({ minutesDue: 1380, officeHoursKnown: true });
    const never = (await rota.coverage(coordinator, '2025-12-31T00:00:00+01:00', '2026-01-01T00:00:00+01:00'))
      .data.coverage;
    expect(never).toMatchObject({ minutesDue: 1440, officeHoursKnown: false });
    const { officeHours } = await rota.asked(worker, '{ officeHours { validFrom hours { inWords } } }');
    expect(officeHours.map(({ validFrom }: { validFrom: string }) => validFrom)).toEqual([
      '2026-01-01',
      '2026-11-23',
    ]);
  });

  test('are stated of a Comune of the district, as they were shown', async () => {
    const wanted = { hours: officeWeek, municipality: '037006' };
    const { code, errors } = await rota.act(coordinator, 'setOfficeHours', wanted);
    expect([code, errors[0]?.extensions.details.field]).toEqual(['INVALID_INPUT', 'municipality']);
    const stale = { ...wanted, municipality: '037040', expectedRevision: 1 };
    expect((await rota.act(coordinator, 'setOfficeHours', stale)).code).toBe('STALE_REVISION');
    const impossible = {
      ...wanted,
      municipality: '037040',
      hours: { weekly: [{ days: [1], from: '9', to: '10:00' }] },
    };
    expect((await rota.act(coordinator, 'setOfficeHours', impossible)).code).toBe('INVALID_INPUT');
  });
});
