import { languageNow, say } from './say';

const zone = 'Europe/Rome';
const minute = 60_000;

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(languageNow() === 'it' ? 'it-IT' : 'en-GB', { timeZone: zone, ...options });
}

/** "02:41", as it is in Italy. */
export function clockTime(at: Date): string {
  return format({ hour: '2-digit', minute: '2-digit' }).format(at);
}

/** "lunedì 23 novembre". */
export function dayInWords(at: Date): string {
  return format({ weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}

/** "1 giugno 2024": a day that may be of another year. */
export function dateInWords(at: Date): string {
  return format({ day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

/** The time, with the day where it is not the one of `now`. */
export function instantInWords(at: Date, now: Date): string {
  const isSameDay = dayInWords(at) === dayInWords(now);
  return isSameDay ? clockTime(at) : `${dayInWords(at)}, ${clockTime(at)}`;
}

/** "12 minuti fa"; a number is worth what its age is worth. */
export function ageInWords(at: Date, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - at.getTime()) / minute));
  if (minutes < 1) return say('age.now');
  if (minutes < 60) return say('age.minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return say('age.hours', { hours });
  return say('age.days', { days: Math.floor(hours / 24) });
}
