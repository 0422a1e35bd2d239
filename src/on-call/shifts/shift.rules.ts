import type { Role } from '../../access/closed-lists.js';
import type { Words } from '../../platform/language.js';
import { isWholeMinute, type Stretch } from '../stretch.rules.js';

/** The roles in which people are on duty, in the order in which they are told. */
export const shiftRoles = ['SOCIAL_WORKER', 'CULTURAL_MEDIATOR', 'COORDINATOR'] as const satisfies Role[];
export type ShiftRole = (typeof shiftRoles)[number];

export const longestShiftHours = 168;
const hourInMilliseconds = 3_600_000;

/** A coordinator may take the calls; nobody else does somebody else's part. */
export function mayServeAs(role: ShiftRole, roles: readonly string[]): boolean {
  return roles.includes(role) || (role === 'SOCIAL_WORKER' && roles.includes('COORDINATOR'));
}

export function isShiftRole(role: string): role is ShiftRole {
  return shiftRoles.some((known) => known === role);
}

/** What is wrong with the times of a shift, and with which of them; null when nothing is. */
export function whyNotLast({ from, to }: Stretch): { field: 'startsAt' | 'endsAt'; reason: Words } | null {
  if (!isWholeMinute(from)) return { field: 'startsAt', reason: wholeMinutes };
  if (!isWholeMinute(to)) return { field: 'endsAt', reason: wholeMinutes };
  if (to <= from) return { field: 'endsAt', reason: endsFirst };
  if (to.getTime() - from.getTime() > longestShiftHours * hourInMilliseconds)
    return { field: 'endsAt', reason: tooLong };
  return null;
}

export const notOnDuty: Words = {
  en: 'people are on duty as SOCIAL_WORKER, CULTURAL_MEDIATOR or COORDINATOR',
  it: 'si è reperibili come SOCIAL_WORKER, CULTURAL_MEDIATOR o COORDINATOR',
};
const wholeMinutes: Words = { en: 'must be a whole minute', it: 'deve essere un minuto intero' };
const endsFirst: Words = { en: 'must be later than the beginning', it: 'deve venire dopo l’inizio' };
const tooLong: Words = { en: 'a shift lasts at most a week', it: 'un turno dura al massimo una settimana' };
