import { DateTime } from 'luxon';
import type { Language } from '../../platform/language.js';

const inRome = (instant: Date, language: Language) =>
  DateTime.fromJSDate(instant, { zone: 'Europe/Rome' }).setLocale(language === 'it' ? 'it' : 'en-GB');

interface Moment {
  /** Null for today. */
  readonly day: string | null;
  /** The day is a date, which Italian gives an article. */
  readonly dated: boolean;
  readonly time: string;
}

/** A weekday within the week, a date beyond it. */
function momentOf(instant: Date, now: Date, language: Language): Moment {
  const then = inRome(instant, language);
  const today = inRome(now, language);
  const time = then.toFormat('HH:mm');
  const days = Math.round(then.startOf('day').diff(today.startOf('day'), 'days').days);
  if (days === 0) return { day: null, dated: false, time };
  if (days === 1) return { day: language === 'it' ? 'domani' : 'tomorrow', dated: false, time };
  if (days > 1 && days < 7) return { day: then.toFormat('cccc'), dated: false, time };
  return { day: then.toFormat(then.year === today.year ? 'd LLLL' : 'd LLLL yyyy'), dated: true, time };
}

/** "from 20:00 on", "da domani alle 08:00". */
export function fromInstant(instant: Date, now: Date, language: Language): string {
  const { day, dated, time } = momentOf(instant, now, language);
  if (language === 'en') return day === null ? `from ${time} on` : `from ${day} at ${time} on`;
  return day === null ? `dalle ${time}` : `${dated ? 'dal' : 'da'} ${day} alle ${time}`;
}

/** "at 08:00", "tomorrow at 08:00", "il 2 aprile alle 08:00". */
export function instantAt(instant: Date, now: Date, language: Language): string {
  const { day, dated, time } = momentOf(instant, now, language);
  const at = language === 'it' ? `alle ${time}` : `at ${time}`;
  if (day === null) return at;
  return language === 'it' ? `${dated ? 'il ' : ''}${day} ${at}` : `${dated ? 'on ' : ''}${day} ${at}`;
}

/** "until 08:00", "fino al 2 aprile alle 08:00". */
export function untilInstant(instant: Date, now: Date, language: Language): string {
  const { day, dated, time } = momentOf(instant, now, language);
  if (language === 'en') return day === null ? `until ${time}` : `until ${day} at ${time}`;
  return day === null ? `fino alle ${time}` : `fino ${dated ? 'al' : 'a'} ${day} alle ${time}`;
}

const units = {
  minute: { it: ['minuto', 'minuti'], en: ['minute', 'minutes'] },
  hour: { it: ['ora', 'ore'], en: ['hour', 'hours'] },
  day: { it: ['giorno', 'giorni'], en: ['day', 'days'] },
} as const;

/** "9 hours ago": in hours up to two days, for in an emergency "yesterday" says too little. */
export function agoInWords(instant: Date, now: Date, language: Language): string {
  const minutes = Math.floor((now.getTime() - instant.getTime()) / 60_000);
  if (minutes < 1) return language === 'it' ? 'adesso' : 'just now';
  const hours = Math.floor(minutes / 60);
  const unit = hours < 1 ? 'minute' : hours < 48 ? 'hour' : 'day';
  const count = { minute: minutes, hour: hours, day: Math.floor(hours / 24) }[unit];
  return `${count} ${units[unit][language][count === 1 ? 0 : 1]} ${language === 'it' ? 'fa' : 'ago'}`;
}
