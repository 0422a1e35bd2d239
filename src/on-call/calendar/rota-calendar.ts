import ical from 'ical-generator';
import { Role } from '../../access/index.js';
import { labelOf } from '../../platform/graphql/closed-list.js';
import type { Language } from '../../platform/language.js';
import type { CalendarShift } from './calendar.queries.js';

const words = {
  name: { it: 'Reperibilità', en: 'On call' },
  deputy: { it: 'vice', en: 'deputy' },
} as const;
const refreshSeconds = 3600;

/** Shifts as an iCalendar feed. Its text is about who is on duty and when: there is no case in it. */
export function rotaCalendar(shifts: readonly CalendarShift[], now: Date, language: Language): string {
  const calendar = ical({
    name: `Riparo · ${words.name[language]}`,
    prodId: { company: 'Riparo', product: 'rota', language: language.toUpperCase() },
    ttl: refreshSeconds,
  });
  for (const { id, role, deputy, startsAt, endsAt, revision, district } of shifts) {
    const label = language === 'it' ? labelOf(Role, role, 'it') : roleNames[role];
    calendar.createEvent({
      ...{ id: `${id}@riparo`, sequence: revision - 1, stamp: now, start: startsAt, end: endsAt },
      summary: `${words.name[language]}: ${label}${deputy ? ` (${words.deputy[language]})` : ''}`,
      location: district,
    });
  }
  return calendar.toString();
}

// The English words of the closed list are sentences; a calendar has room for a name.
const roleNames = {
  SOCIAL_WORKER: 'social worker',
  CULTURAL_MEDIATOR: 'cultural mediator',
  COORDINATOR: 'coordinator',
} as const;
