import { localMoment } from '../../territory/index.js';

/** An instant as clocks in Italy show it, for the timeline. */
export function instantInWords(instant: Date): string {
  const { today, time } = localMoment(instant);
  const [year, month, day] = today.date.split('-');
  return `${day}/${month}/${year} ${time}`;
}
