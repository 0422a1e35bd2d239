import type { Actor } from '../../platform/context.js';

/**
 * Whether the caller manages `a`, a row of account: an administrator everybody, a coordinator those who work for the
 * own district or for an organisation it keeps. Its two parameters begin at `$first`.
 */
export function managedSql(first: number): string {
  return `($${first}::boolean or a.district_id = $${first + 1}::uuid
       or a.district_id is null and exists (select from organisation m
         where m.id = a.organisation_id and m.district_id = $${first + 1}::uuid))`;
}

export function managedValues({ roles, districtId }: Actor): [boolean, string | null] {
  return [roles.includes('ADMIN'), roles.includes('COORDINATOR') ? districtId : null];
}
