import { say } from './say';
import { clockTime, dayInWords } from './time-in-words';

const zone = 'Europe/Rome';
const dayMs = 86_400_000;
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
});

/** "2026-11-23T21:40", as clocks in Italy show it: what a field for day and time takes. */
export function romeLocal(at: Date): string {
  const part = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/** The instant at which clocks in Italy show this; null where it is no time. */
export function romeInstant(local: string): Date | null {
  const named = new Date(`${local}Z`);
  if (Number.isNaN(named.getTime())) return null;
  const before = (at: Date) => new Date(`${romeLocal(at)}Z`).getTime() - at.getTime();
  const guess = new Date(named.getTime() - before(named));
  return new Date(named.getTime() - before(guess));
}

/** The next time clocks in Italy show this hour, after an instant. */
export function nextRomeHour(hour: string, after: Date): Date {
  for (const days of [0, 1, 2]) {
    const day = romeLocal(new Date(after.getTime() + days * dayMs)).slice(0, 10);
    const at = romeInstant(`${day}T${hour}`);
    if (at && at > after) return at;
  }
  return new Date(after.getTime() + dayMs);
}

type Way = 'from' | 'until';

/** "until 23:00", "tomorrow from 08:00", "on Monday 7 December from 08:00". */
export function momentInWords(way: Way, at: Date, now: Date): string {
  const time = clockTime(at);
  const day = romeLocal(at).slice(0, 10);
  if (day === romeLocal(now).slice(0, 10)) return say(`moment.${way}Today`, { time });
  if (day === romeLocal(new Date(now.getTime() + dayMs)).slice(0, 10))
    return say(`moment.${way}Tomorrow`, { time });
  return say(`moment.${way}Day`, { day: dayInWords(at), time });
}
