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

const acts = ['planShift', 'planShifts', 'editShift', 'withdrawShift', 'setOfficeHours'] as const;
const inputs = async (): Promise<Record<(typeof acts)[number], object>> => {
  const { id } = await rota.done(coordinator, 'planShift', night());
  const lines = [{ workerId: worker.id, role: 'SOCIAL_WORKER', days: [1], from: '20:00', to: '08:00' }];
  return {
    planShift: night(),
    planShifts: { lines, firstDay: '2028-01-01', lastDay: '2028-01-30' },
    editShift: { shiftId: id, deputy: true },
    withdrawShift: { shiftId: id },
    setOfficeHours: { hours: { always: false }, municipality: district.comune },
  };
};

describe('the rota is planned', () => {
  test.each(acts)('by nobody who is not signed in and by no role but the coordinator: %s', async (verb) => {
    const input = (await inputs())[verb];
    expect((await rota.act(null, verb, input)).code).toBe('NOT_SIGNED_IN');
    for (const other of await butFor(world, district, ['COORDINATOR']))
      expect([other, (await rota.act(other, verb, input)).code]).toEqual([other, 'NOT_ALLOWED']);
    expect((await rota.preview(worker, (await inputs()).planShifts)).code).toBe('NOT_ALLOWED');
  });

  test('for no other district: its people and shifts do not exist for them', async () => {
    const stranger = await world.given.coordinator({ district: await world.given.district() });
    const all = await inputs();
    for (const verb of ['planShift', 'planShifts', 'editShift', 'withdrawShift'] as const)
      expect([verb, (await rota.act(stranger, verb, all[verb])).code]).toEqual([verb, 'NOT_FOUND']);
    const never = await rota.act(stranger, 'withdrawShift', { shiftId: randomUUID() });
    expect(await rota.act(stranger, 'withdrawShift', all.withdrawShift)).toEqual(never);
    const { code, errors } = await rota.act(stranger, 'setOfficeHours', all.setOfficeHours);
    expect([code, errors[0]?.extensions.details.field]).toEqual(['INVALID_INPUT', 'municipality']);
  });

  test('with the number sealed, and told to who may know it', async () => {
    const planned = await rota.done(coordinator, 'planShift', night({ phone: '+39 000 777 888' }));
    expect(planned).toMatchObject({
      workerId: worker.id,
      phone: '+39 000 777 888',
      stands: true,
      revision: 1,
    });
    const [row] = await world.database.sql<{ sealed: Buffer }>(
      'select phone_sealed as sealed from shift where id = $1',
      [planned.id],
    );
    expect(row?.sealed.toString('latin1')).not.toContain('777');
    const machine = await world.given.integration({ district, scopes: ['rota.read'] });
    const at = new Date(Date.parse(planned.startsAt) + 60_000).toISOString();
    const seen = (who: Account) => rota.onCall(who, at, district.id).then(({ shifts }) => shifts[0]);
    expect(await seen(machine)).toMatchObject({
      workerName: null,
      phone: null,
      workerId: null,
      role: 'SOCIAL_WORKER',
    });
    expect(await seen(worker)).toMatchObject({ phone: '+39 000 777 888', isMine: true });
  });

  test('with whole minutes, a role in which people are on duty, and somebody who has it', async () => {
    const refused = async (more: object) => {
      const { code, errors } = await rota.act(coordinator, 'planShift', night(more));
      return [code, errors[0]?.extensions.details?.field ?? null];
    };
    expect(await refused({ startsAt: '2027-01-01T19:00:30Z' })).toEqual(['INVALID_INPUT', 'startsAt']);
    expect(await refused({ endsAt: '2020-01-01T19:00:00Z' })).toEqual(['INVALID_INPUT', 'endsAt']);
    expect(await refused({ role: 'ADMIN' })).toEqual(['INVALID_INPUT', 'role']);
    expect(await refused({ role: 'COORDINATOR' })).toEqual(['SHIFT_DOES_NOT_FIT', null]);
    expect(await refused({ workerId: (await world.given.admin()).id })).toEqual(['NOT_FOUND', null]);
    expect(await refused({ workerId: 'nobody' })).toEqual(['NOT_FOUND', null]);
    expect((await rota.act(coordinator, 'planShift', night({ workerId: coordinator.id }))).code).toBeNull();
  });

  test('without overlap for one person: one of twenty at once, and next to it there is room', async () => {
    const wanted = night();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => rota.act(coordinator, 'planShift', wanted)),
    );
    const codes = answers.map(({ code }) => code);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.every((code) => code === null || code === 'SHIFT_OVERLAPS' || code === 'BUSY')).toBe(true);
    const later = {
      ...wanted,
      startsAt: wanted.endsAt,
      endsAt: new Date(Date.parse(wanted.endsAt) + 3_600_000).toISOString(),
    };
    expect((await rota.act(coordinator, 'planShift', later)).code).toBeNull();
    const overlapping = { ...wanted, startsAt: new Date(Date.parse(wanted.endsAt) - 60_000).toISOString() };
    expect((await rota.act(coordinator, 'planShift', { ...overlapping, endsAt: later.endsAt })).code).toBe(
      'SHIFT_OVERLAPS',
    );
    day += 1;
  });

  test('once by one key, and what was done is in the trail of the district', async () => {
    const input = { ...night(), requestKey: randomUUID() };
    const first = await rota.done(coordinator, 'planShift', input);
    expect(await rota.done(coordinator, 'planShift', input)).toEqual(first);
    const { auditEntries } = await rota.asked(
      coordinator,
      '{ auditEntries(filter: { action: ROTA_CHANGED }, first: 1) { nodes { targetIds details { name value } } } }',
    );
    expect(auditEntries.nodes[0].targetIds).toEqual([worker.id]);
    expect(JSON.stringify(auditEntries.nodes[0].details)).toContain(first.id);
  });
});

describe('a shift is changed', () => {
  test('as it was shown, not as it has become', async () => {
    const { id } = await rota.done(coordinator, 'planShift', night({ phone: '+39 000 1' }));
    const edited = await rota.done(coordinator, 'editShift', {
      shiftId: id,
      deputy: true,
      expectedRevision: 1,
    });
    expect(edited).toMatchObject({ deputy: true, revision: 2, phone: '+39 000 1' });
    const stale = await rota.act(coordinator, 'editShift', {
      shiftId: id,
      deputy: false,
      expectedRevision: 1,
    });
    expect([stale.code, stale.errors[0]?.extensions.details.revision]).toEqual(['STALE_REVISION', 2]);
    const other = await world.given.worker({ district });
    expect(await rota.done(coordinator, 'editShift', { shiftId: id, workerId: other.id })).toMatchObject({
      ...{ workerId: other.id, phone: null },
    });
  });

  test('never into another of the same person', async () => {
    const [one, two] = [
      await rota.done(coordinator, 'planShift', night()),
      await rota.done(coordinator, 'planShift', night()),
    ];
    const { code } = await rota.act(coordinator, 'editShift', { shiftId: one.id, endsAt: two.endsAt });
    expect(code).toBe('SHIFT_OVERLAPS');
  });

  test('no more once it is withdrawn: it covers nothing, and its time is free', async () => {
    const wanted = night();
    const { id } = await rota.done(coordinator, 'planShift', wanted);
    expect((await rota.done(coordinator, 'withdrawShift', { shiftId: id })).withdrawnAt).not.toBeNull();
    expect((await rota.act(coordinator, 'withdrawShift', { shiftId: id })).code).toBe('SHIFT_WITHDRAWN');
    expect((await rota.act(coordinator, 'editShift', { shiftId: id, deputy: true })).code).toBe(
      'SHIFT_WITHDRAWN',
    );
    expect((await rota.onCall(worker, wanted.startsAt)).shifts).toEqual([]);
    expect((await rota.act(coordinator, 'planShift', wanted)).code).toBeNull();
  });
});

describe('I9: shifts of one person do not overlap', () => {
  test('and a planted overlap is found', async () => {
    const { sql } = world.database;
    expect(await sql('select * from invariant_shifts_do_not_overlap')).toEqual([]);
    await sql('alter table shift drop constraint shift_does_not_overlap');
    await sql(
      `insert into shift (district_id, worker_id, role, deputy, starts_at, ends_at)
       select s.district_id, s.worker_id, s.role, s.deputy, s.starts_at, s.ends_at from shift s
       where s.withdrawn_at is null limit 1`,
    );
    expect(await sql('select * from invariant_shifts_do_not_overlap')).toHaveLength(1);
    await sql('update shift set withdrawn_at = registry_now() where planned_by is null');
  });
});
