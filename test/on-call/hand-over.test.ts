import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Role } from '../../src/access/index.js';
import { handOverAtHand, whyNotAcknowledge } from '../../src/on-call/hand-over/hand-over.rules.js';
import { whenHandingOver } from '../../src/on-call/index.js';
import { runRetention } from '../../src/retention/index.js';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { actor, throughTheWall } from '../walls/through-the-wall.js';
import { butFor, officeWeek, rotaIn } from './rota.js';

let world: World;
let rota: ReturnType<typeof rotaIn>;
let acts: Acts;
let district: District;
let [coordinator, evening, morning] = [] as unknown as [Account, Account, Account];
let shift: { id: string };

beforeAll(async () => {
  world = await createWorld({ at: '2026-11-21T12:00:00+01:00' });
  [rota, acts] = [rotaIn(world), actsIn(world)];
});
afterAll(() => world.close());

/** A weekend: one is there until Sunday 08:00, another from then on. */
beforeEach(async () => {
  await world.clock.set('2026-11-21T12:00:00+01:00');
  district = await world.given.district();
  coordinator = await world.given.coordinator({ district });
  [evening, morning] = [await world.given.worker({ district }), await world.given.worker({ district })];
  await rota.done(coordinator, 'setOfficeHours', {
    ...{ hours: officeWeek, municipality: district.comune, validFrom: '2020-01-01', handOverMinutes: 20 },
  });
  const plan = (who: Account, startsAt: string, endsAt: string) =>
    rota.done(coordinator, 'planShift', { workerId: who.id, role: 'SOCIAL_WORKER', startsAt, endsAt });
  shift = await plan(evening, '2026-11-21T20:00:00+01:00', '2026-11-22T08:00:00+01:00');
  await plan(morning, '2026-11-22T08:00:00+01:00', '2026-11-22T20:00:00+01:00');
});
const at = (time: string) => world.clock.set(`2026-11-22T${time}:00+01:00`);

const write = (who: Account | null, words = 'il furgone è in officina') =>
  rota.act(who, 'writeHandOver', { shiftId: shift.id, words });
const acknowledge = (who: Account | null, more: object = {}) =>
  rota.act(who, 'acknowledgeHandOver', { shiftId: shift.id, ...more });
describe('a hand-over', () => {
  test('is for workers of the district and nobody else', async () => {
    await at('07:30');
    const stranger = await world.given.coordinator({ district: await world.given.district() });
    for (const act of [write, acknowledge]) {
      expect((await act(null)).code).toBe('NOT_SIGNED_IN');
      for (const who of await butFor(world, district, ['SOCIAL_WORKER', 'COORDINATOR']))
        expect((await act(who)).code).toBe('NOT_ALLOWED');
      expect((await act(stranger)).code).toBe('NOT_FOUND');
    }
    expect((await write(morning)).code).toBe('NOT_ALLOWED');
    expect(await rota.handOver(stranger)).toBeNull();
    const { code } = await world.ask(stranger, `{ handOver(districtId: "${district.id}") { dueAt } }`);
    expect(code).toBe('NOT_ALLOWED');
  });

  test('is built from what is open: cases, holds, guests on their way and late ones', async () => {
    await at('06:00');
    const caseId = await acts.openCase(evening);
    const closed = await acts.openCase(evening);
    await acts.done(evening, 'closeIntervention', { interventionId: closed, outcome: 'PHONE_ADVICE' });
    const house = await world.given.shelter({ district, pools: [{ authorised: 9, free: 9 }] });
    const held = await acts.hold(evening, caseId, house.pool.id, { minutes: 120, places: 2 });
    const expected = await acts.confirmed(evening, caseId, house.pool.id);
    const lapsed = await acts.hold(evening, caseId, house.pool.id, { minutes: 30 });
    await at('07:30');
    const kinds = async () =>
      (await rota.handOver(evening)).matters.map(
        ({ kind, placementId }: { kind: string; placementId: string | null }) => `${kind} ${placementId}`,
      );
    expect((await kinds()).sort()).toEqual(
      [`INTERVENTION null`, `HOLD ${held.id}`, `GUESTS_EXPECTED ${expected.id}`].sort(),
    );
    expect(JSON.stringify(await kinds())).not.toContain(lapsed.id);
    await at('09:30');
    expect((await kinds()).sort()).toEqual([`INTERVENTION null`, `GUESTS_LATE ${expected.id}`].sort());
  });

  test('takes in what modules above add', async () => {
    let planted = district.id;
    whenHandingOver(async (_, of) =>
      of === planted
        ? [
            {
              kind: 'DEADLINE',
              interventionId: randomUUID(),
              number: 'X',
              placementId: null,
              places: null,
              since: new Date(0),
              due: new Date(0),
            },
          ]
        : [],
    );
    await at('07:30');
    expect((await rota.handOver(evening)).matters).toMatchObject([{ kind: 'DEADLINE' }]);
    planted = '';
  });

  test('keeps its words sealed, and who reads them is written down first', async () => {
    await at('07:30');
    const written = await write(evening);
    expect(written.data.writeHandOver).toMatchObject({
      words: 'il furgone è in officina',
      acknowledgedAt: null,
    });
    const [row] = await world.database.sql<{ sealed: Buffer }>(
      'select words_sealed as sealed from hand_over where shift_id = $1',
      [shift.id],
    );
    expect(row?.sealed.toString('latin1')).not.toContain('furgone');
    const before = await reads();
    expect((await rota.handOver(morning)).words).toBe('il furgone è in officina');
    expect(await reads()).toBe(before + 1);
    expect((await write(coordinator, 'nulla')).data.writeHandOver.words).toBe('nulla');
  });
  async function reads(): Promise<number> {
    const [row] = await world.database.sql<{ n: number }>(
      `select count(*)::integer as n from audit_entry where action = 'CASE_READ' and details ->> 'handOverOf' = $1`,
      [shift.id],
    );
    return row?.n ?? 0;
  }

  test('is acknowledged by who is on duty next, and stays as it was then', async () => {
    await at('07:45');
    const caseId = await acts.openCase(evening);
    await write(evening);
    expect((await acknowledge(evening)).code).toBe('HAND_OVER_BY_ANOTHER');
    expect((await acknowledge(morning)).code).toBe('NOT_ON_DUTY');
    await at('08:05');
    const requestKey = randomUUID();
    const first = await acknowledge(morning, { requestKey });
    expect(first.data.acknowledgeHandOver.matters).toMatchObject([
      { kind: 'INTERVENTION', interventionId: caseId },
    ]);
    expect((await acknowledge(morning, { requestKey })).code).toBeNull();
    expect((await acknowledge(morning)).code).toBe('HAND_OVER_ACKNOWLEDGED');
    expect((await write(evening)).code).toBe('HAND_OVER_ACKNOWLEDGED');
    await acts.done(evening, 'closeIntervention', { interventionId: caseId, outcome: 'PHONE_ADVICE' });
    const { handOvers } = await rota.asked(
      coordinator,
      '{ handOvers { shift { id } acknowledgedBy matters { interventionId } } }',
    );
    const kept = handOvers.find(({ shift: { id } }: { shift: { id: string } }) => id === shift.id);
    expect(kept.matters).toEqual([{ interventionId: caseId }]);
    expect(kept.acknowledgedBy).not.toBeNull();
  });

  test('is acknowledged once, by one of those who try at the same moment', async () => {
    await at('08:05');
    const codes = await Promise.all(
      [morning, coordinator, morning, coordinator].map(async (who) => (await acknowledge(who)).code),
    );
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === 'HAND_OVER_ACKNOWLEDGED')).toHaveLength(3);
  });

  test('raises an alarm where nobody acknowledges it in time, and not before', async () => {
    const isWaiting = async () => (await rota.handOver(morning)).isWaiting;
    await at('08:19');
    expect(await isWaiting()).toBe(false);
    expect(await alarms(morning)).toEqual([]);
    await at('08:20');
    expect(await isWaiting()).toBe(true);
    expect(await alarms(morning)).toEqual([
      { shift: shift.id, next: morning.id, since: new Date('2026-11-22T08:20:00+01:00') },
    ]);
    const stranger = await world.given.worker({ district: await world.given.district() });
    expect(await alarms(stranger)).toEqual([]);
    expect(await alarms(await world.given.mediator({ district }))).toEqual([]);
    await acknowledge(morning);
    expect(await alarms(morning)).toEqual([]);
  });
  /** As alerts read it: through the server's login, as somebody. */
  async function alarms({ id, districtId }: Account): Promise<unknown[]> {
    const [row] = await world.database.sql<{ roles: Role[] }>('select roles from account where id = $1', [
      id,
    ]);
    const reader = actor({ id, districtId, roles: row?.roles ?? [] });
    const { rows } = await throughTheWall(world, reader, (client) =>
      client.query('select shift_id as shift, next_worker_id as next, since from hand_over_waiting'),
    );
    return rows;
  }

  test('is owed by nobody to themselves', async () => {
    await at('09:00');
    await rota.done(coordinator, 'planShift', {
      ...{ workerId: morning.id, role: 'SOCIAL_WORKER' },
      ...{ startsAt: '2026-11-22T20:00:00+01:00', endsAt: '2026-11-23T08:00:00+01:00' },
    });
    await acknowledge(morning);
    await at('21:00');
    expect((await rota.handOver(morning)).acknowledgedAt).toBeNull();
    const { handOvers } = await rota.asked(morning, '{ handOvers { shift { startsAt } } }');
    expect(handOvers.map(({ shift: { startsAt } }: { shift: { startsAt: string } }) => startsAt)).toEqual([
      '2026-11-22T19:00:00.000Z',
      '2026-11-21T19:00:00.000Z',
    ]);
  });

  test('is forgotten in its words after a season, with the numbers of its shift', async () => {
    await at('07:45');
    await rota.done(coordinator, 'editShift', { shiftId: shift.id, phone: '+39 000 4' });
    await write(evening);
    await world.clock.set('2027-02-20T07:00:00+01:00');
    const kept = () =>
      world.database.sql(
        `select h.words_sealed is not null as words, s.phone_sealed is not null as phone, k.destroyed_at is null as key
         from hand_over h join shift s on s.id = h.shift_id
         join data_key k on k.owner_kind = 'HAND_OVER' and k.owner_id = h.id where s.id = $1`,
        [shift.id],
      );
    await world.database.asOwner(runRetention);
    expect(await kept()).toEqual([{ words: true, phone: true, key: true }]);
    await world.clock.set('2027-02-20T08:00:01+01:00');
    await world.database.asOwner(runRetention);
    expect(await kept()).toEqual([{ words: false, phone: false, key: false }]);
  });
});

describe('the rules of a hand-over', () => {
  const facts = {
    ...{ workerId: 'giver', startsAt: new Date(0), endsAt: new Date(43_200_000), acknowledgedAt: null },
  };
  const next = { id: 'next', isCoordinator: false, isOnDuty: true };

  test('say from when, and by whom, it is acknowledged', () => {
    const end = facts.endsAt.getTime();
    expect(whyNotAcknowledge(facts, next, new Date(end - 3_600_001))).toBe('HAND_OVER_TOO_EARLY');
    expect(whyNotAcknowledge(facts, next, new Date(end - 3_600_000))).toBeNull();
    expect(whyNotAcknowledge(facts, { ...next, isOnDuty: false }, new Date(end))).toBe('NOT_ON_DUTY');
    expect(
      whyNotAcknowledge(facts, { ...next, isOnDuty: false, isCoordinator: true }, new Date(end)),
    ).toBeNull();
  });

  test('show the last that waits, else the one that goes on, else the last', () => {
    const ended = { ...facts, name: 'ended' };
    const running = { ...facts, name: 'running', startsAt: facts.endsAt, endsAt: new Date(86_400_000) };
    const now = new Date(50_000_000);
    expect(handOverAtHand([running, ended], now)?.name).toBe('ended');
    const done = { ...ended, acknowledgedAt: now };
    expect(handOverAtHand([running, done], now)?.name).toBe('running');
    expect(handOverAtHand([done], now)?.name).toBe('ended');
    expect(handOverAtHand([], now)).toBeNull();
  });
});
