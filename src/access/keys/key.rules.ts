import { type Permission, rolePermissions } from '../permissions.js';

/** What a key can be for: a shelter organisation's system does what its operators do, a district's what its workers do. */
export type KeyOwner = 'ORGANISATION' | 'DISTRICT';

// A program has nobody to telephone for a count.
const byTelephone: readonly Permission[] = ['beds.declare', 'beds.dispute'];

/** The permissions a key of such an owner may be given. */
export function scopesOf(owner: KeyOwner): readonly Permission[] {
  if (owner === 'ORGANISATION') return rolePermissions.SHELTER_OPERATOR;
  return rolePermissions.SOCIAL_WORKER.filter((permission) => !byTelephone.includes(permission));
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
