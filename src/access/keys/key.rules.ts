import { type Permission, rolePermissions } from '../permissions.js';

/** What a key can be for: a shelter organisation's system does what its operators do, a district's what its workers do. */
export type KeyOwner = 'ORGANISATION' | 'DISTRICT';

/** The permissions a key of such an owner may be given. */
export function scopesOf(owner: KeyOwner): readonly Permission[] {
  return owner === 'ORGANISATION' ? rolePermissions.SHELTER_OPERATOR : rolePermissions.SOCIAL_WORKER;
}

const usualYears = 1;
const mostYears = 2;

/** When a key ends; null where the wish is in the past or too far away. */
export function endOfKey(now: Date, wish: Date | null): Date | null {
  if (wish === null) return yearsAfter(now, usualYears);
  return wish > now && wish <= yearsAfter(now, mostYears) ? wish : null;
}

function yearsAfter(instant: Date, years: number): Date {
  const later = new Date(instant);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}
