import { DateTime } from 'luxon';
import type { Hours } from '../../src/directory/hours/hours.types.js';
import { zone } from '../../src/territory/index.js';
import type { HoursStory } from './demo.types.js';

const minuteInMilliseconds = 60_000;

/** The instant of seeding, from which every time of the demo is counted. */
export interface Moment {
  readonly now: Date;
  hoursAgo(hours: number): Date;
  minutesFromNow(minutes: number): Date;
  /** Local midnight of a coming 1 March. */
  readonly firstOfMarch: Date;
  readonly nextMorning: Date;
  readonly nextMonday: Date;
  readonly inTenDays: Date;
  hours(story: HoursStory): Hours;
}

export function momentAt(now: Date): Moment {
  const local = DateTime.fromJSDate(now, { zone });
  const minutesFromNow = (minutes: number) => new Date(now.getTime() + minutes * minuteInMilliseconds);
  const today = local.startOf('day');
  const march = today.set({ month: 3, day: 1 });
  const morning = today.set({ hour: 8 });
  const after = (candidate: DateTime, otherwise: DateTime) =>
    (candidate > local ? candidate : otherwise).toJSDate();
  return {
    now,
    minutesFromNow,
    hoursAgo: (hours) => minutesFromNow(-60 * hours),
    firstOfMarch: after(march, march.plus({ years: 1 })),
    nextMorning: after(morning, morning.plus({ days: 1 })),
    nextMonday: today
      .plus({ days: 8 - local.weekday })
      .set({ hour: 8 })
      .toJSDate(),
    inTenDays: today.plus({ days: 10 }).toJSDate(),
    hours: ({ exceptions, ...usual }) => ({
      ...usual,
      exceptions: exceptions.map(({ inDays, forDays, name, intervals }) => ({
        name,
        intervals,
        from: today.plus({ days: inDays }).toISODate() ?? '',
        until: today.plus({ days: inDays + forDays - 1 }).toISODate() ?? '',
      })),
    }),
  };
}
