import type { Interval } from '../../src/directory/hours/hours.types.js';
import type { HoursStory } from './demo.types.js';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const workingDays = [1, 2, 3, 4, 5];

function weekly(intervals: readonly Interval[], holidays: HoursStory['holidays'] = 'AS_USUAL'): HoursStory {
  return { always: false, weekly: intervals, holidays, seasons: [], exceptions: [] };
}

export const always: HoursStory = { ...weekly([]), always: true };

export function daily(from: string, to: string): HoursStory {
  return weekly([{ days: everyDay, from, to }]);
}

export function onDays(days: readonly number[], from: string, to: string): HoursStory {
  return weekly([{ days, from, to }], 'CLOSED');
}

/** Monday to Friday 9–13, and two afternoons; closed on holidays. */
export const office: HoursStory = weekly(
  [
    { days: workingDays, from: '09:00', to: '13:00' },
    { days: [2, 4], from: '14:30', to: '17:30' },
  ],
  'CLOSED',
);
export const weekdays = (from: string, to: string): HoursStory => onDays(workingDays, from, to);
/** When municipal offices are closed: nights, weekends, holidays. */
export const outOfOffice: HoursStory = weekly(
  [
    { days: workingDays, from: '18:00', to: '08:00' },
    { days: [6, 7], from: '08:00', to: '08:00' },
  ],
  'AS_SUNDAY',
);
/** Guests come in for the night. */
export const nightEntry = daily('19:00', '23:00');
export const nightStay = daily('18:30', '08:30');
export const daytime = daily('08:00', '20:00');
export const wakingHours = daily('07:00', '22:00');

/** The cold plan: open from 15 November to 31 March only. */
export function inColdPlan(from: string, to: string): HoursStory {
  const season = {
    name: 'Piano freddo',
    fromDay: '11-15',
    untilDay: '03-31',
    weekly: [{ days: everyDay, from, to }],
  };
  return { ...weekly([]), seasons: [season] };
}

/** The same hours, with dated days of their own. */
export function except(hours: HoursStory, ...exceptions: HoursStory['exceptions']): HoursStory {
  return { ...hours, exceptions: [...hours.exceptions, ...exceptions] };
}
