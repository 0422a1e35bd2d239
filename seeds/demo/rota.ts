import type { Client } from 'pg';
import { instantOn } from '../../src/on-call/shifts/week-pattern.rules.js';
import type { Secrets } from '../../src/platform/secrets.js';
import { type Day, dayAfter, localDay, localMoment } from '../../src/territory/index.js';
import { weekdays } from './hours.js';
import { idOf } from './ids.js';
import type { Moment } from './moment.js';
import type { PersonKey } from './people.js';
import { bytes, dataKeyOf, insertRows, type Row } from './rows.js';
import { comuni } from './territory.js';

const district = idOf('district/santerno');
const team = ['demo-worker', 'worker-ricci', 'worker-lelli', 'worker-ferri'] as const satisfies PersonKey[];
const phones: Readonly<Partial<Record<PersonKey, string>>> = {
  'demo-worker': '+39 000 610 101',
  'worker-ricci': '+39 000 610 102',
  'worker-lelli': '+39 000 610 103',
  'worker-ferri': '+39 000 610 104',
  'mediator-diop': '+39 000 610 105',
  'demo-coordinator': '+39 000 610 106',
};
const daysEachWay = 400;
/** Numbers of shifts long over are forgotten anyway. */
const daysWithPhone = 60;
const wednesday = 3;
const dayInMilliseconds = 86_400_000;

/** Who is where on the rota of one day. Each of the four has a day, then a night, then stands by. */
interface Place {
  readonly key: string;
  readonly who: PersonKey;
  readonly role: string;
  readonly deputy: boolean;
  readonly from: string;
  readonly to: string;
}

function placesOn(day: Day, begun: Day): Place[] {
  const turn = Math.round((Date.parse(day) - Date.parse(begun)) / dayInMilliseconds) + 4 * daysEachWay;
  const member = (later: number) => team[(turn + later) % team.length] ?? team[0];
  const worker = { role: 'SOCIAL_WORKER', deputy: false };
  return [
    { key: 'day', who: member(0), ...worker, from: '08:00', to: '20:00' },
    { key: 'night', who: member(3), ...worker, from: '20:00', to: '08:00' },
    { key: 'deputy', who: member(2), ...worker, deputy: true, from: '08:00', to: '08:00' },
    {
      ...{ key: 'mediator', who: 'mediator-diop', role: 'CULTURAL_MEDIATOR', deputy: false },
      ...{ from: '18:00', to: '08:00' },
    },
    {
      ...{ key: 'coordinator', who: 'demo-coordinator', role: 'COORDINATOR', deputy: false },
      ...{ from: '08:00', to: '08:00' },
    },
  ];
}

interface Planned extends Omit<Place, 'from' | 'to'> {
  readonly id: string;
  readonly day: Day;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

function plannedOn(day: Day, { gap, begun }: { gap: Day; begun: Day }): Planned[] {
  // One night of the coming week has nobody: what the coordinator has to see.
  const places = placesOn(day, begun).filter(({ key }) => day !== gap || key !== 'night');
  return places.map(({ from, to, ...place }) => ({
    ...place,
    day,
    id: idOf(`shift/${day}/${place.key}`),
    startsAt: instantOn(day, from),
    endsAt:
      day === gap && place.key === 'deputy'
        ? instantOn(day, '20:00')
        : instantOn(to <= from ? dayAfter(day) : day, to),
  }));
}

/** A rota for a year back and forward that covers now, with a gap next week, and a swap that waits for an answer. */
export async function seedRota(client: Client, secrets: Secrets, moment: Moment): Promise<void> {
  const today = localMoment(moment.now).today.date;
  const gap = dayAfter(today, 7 - localDay(today).weekday + wednesday);
  const shifts = Array.from({ length: 2 * daysEachWay + 1 }, (_, index) =>
    plannedOn(dayAfter(today, index - daysEachWay), { gap, begun: firstDayOfWorker(moment.now) }),
  ).flat();
  await insertRows(client, 'office_hours', [officeHours(moment)]);
  const keys = new Map(
    Object.keys(phones).map((who) => {
      const id = idOf(`account/${who}`);
      return [who, dataKeyOf(secrets, { kind: 'ACCOUNT', id })] as const;
    }),
  );
  await insertRows(
    client,
    'data_key',
    [...keys.values()].map(({ row }) => row),
  );
  const firstWithPhone = dayAfter(today, -daysWithPhone);
  await insertRows(
    client,
    'shift',
    shifts.map(({ id, who, role, deputy, startsAt, endsAt, day }) => {
      const phone = day >= firstWithPhone ? phones[who] : undefined;
      const sealed = phone && keys.get(who)?.seal.seal(phone, `shift.phone:${id}`);
      return {
        ...{ id, district_id: district, worker_id: idOf(`account/${who}`), role, deputy, revision: 1 },
        ...{ starts_at: startsAt, ends_at: endsAt, phone_sealed: sealed ? bytes(sealed) : null },
        ...{ planned_by: idOf('account/demo-coordinator'), planned_at: moment.hoursAgo(4_800) },
      };
    }),
  );
  await insertRows(client, 'shift_swap', [openSwap(shifts, { today, gap, moment })]);
  await seedHandOvers(client, secrets, { shifts, moment });
}

/** A day on which the worker of the demo is there by day, so that they are on duty as somebody first looks. */
function firstDayOfWorker(now: Date): Day {
  const { time, today, yesterday } = localMoment(now);
  if (time >= '08:00' && time < '20:00') return today.date;
  // A worker's night is the one after their day.
  return dayAfter(time < '08:00' ? yesterday.date : today.date, -1);
}

function officeHours(moment: Moment): Row {
  return {
    ...{ id: idOf('office-hours/santerno'), district_id: district, revision: 1, valid_from: '2020-01-01' },
    ...{ municipality_code: comuni.Imola, hours: moment.hours(weekdays('08:00', '18:00')) },
    ...{ hand_over_minutes: 30, stated_at: moment.hoursAgo(4_800) },
    stated_by: idOf('account/demo-coordinator'),
  };
}

/** A colleague asks the worker of the demo, who is free that night. */
function openSwap(
  shifts: readonly Planned[],
  { today, gap, moment }: { today: Day; gap: Day; moment: Moment },
): Row {
  const night = shifts.find(
    ({ day, key, who }) =>
      day >= dayAfter(today, 3) && day !== gap && key === 'night' && who === 'worker-lelli',
  );
  if (!night) throw new Error('There is no night to swap.');
  return {
    ...{ id: idOf('swap/lelli'), district_id: district, shift_id: night.id },
    ...{ proposed_by: idOf('account/worker-lelli'), colleague_id: idOf('account/demo-worker') },
    proposed_at: moment.hoursAgo(5),
  };
}

const lastWords =
  'Notte tranquilla. Il furgone del trasporto è in officina fino a giovedì: chiamare il secondo numero. ' +
  'La portineria di Casa Quattro Stanze risponde solo dopo le 9.';

/** The hand-overs of three days, all acknowledged: nobody who tries the demo is alerted of what they did not do. */
async function seedHandOvers(
  client: Client,
  secrets: Secrets,
  { shifts, moment }: { shifts: readonly Planned[]; moment: Moment },
): Promise<void> {
  const ended = shifts
    .filter(({ role, deputy }) => role === 'SOCIAL_WORKER' && !deputy)
    .filter(({ endsAt }) => endsAt <= moment.now && endsAt > moment.hoursAgo(72));
  const last = ended.at(-1);
  const rows = ended.map((shift) => {
    const id = idOf(`hand-over/${shift.id}`);
    const next = shifts.find(
      ({ startsAt, role, deputy }) =>
        Number(startsAt) === Number(shift.endsAt) && role === shift.role && !deputy,
    );
    const { row: dataKey, seal } = dataKeyOf(secrets, { kind: 'HAND_OVER', id });
    const words = shift === last ? lastWords : 'Nulla di particolare.';
    return {
      dataKey,
      handOver: {
        ...{ id, district_id: district, shift_id: shift.id },
        words_sealed: bytes(seal.seal(words, `hand_over.words:${id}`)),
        ...{ written_by: idOf(`account/${shift.who}`), written_at: shift.endsAt },
        ...{ acknowledged_by: idOf(`account/${next?.who}`), acknowledged_at: shift.endsAt, matters: [] },
      },
    };
  });
  await insertRows(
    client,
    'data_key',
    rows.map(({ dataKey }) => dataKey),
  );
  await insertRows(
    client,
    'hand_over',
    rows.map(({ handOver }) => handOver),
  );
}
