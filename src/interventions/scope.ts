import type { Actor } from '../platform/context.js';

/**
 * How the caller stands to `i`, a row of intervention; null where it does not exist for them. Its seven parameters
 * begin at `$first`.
 */
export function relationSql(first: number): string {
  return `case
      when i.district_id = $${first}::uuid then 'WORKER'
      when i.opened_by = $${first + 1}::uuid and i.district_id = $${first + 2}::uuid then 'SYSTEM'
      when i.mediator_id = $${first + 3}::uuid then 'MEDIATOR'
      when i.municipality_code = any($${first + 4}::text[]) then 'OFFICE'
      when exists (select ${livingIn(first)} and r.intervention_id = i.id) then 'OFFICE'
      when exists (select ${brokenInto(first)} and g.intervention_id = i.id) then 'EMERGENCY'
    end`;
}

/** The same as a condition that indexes answer: true of every row that has a relation to the caller. */
export function relatedSql(first: number): string {
  return `(i.district_id = $${first}::uuid or i.opened_by = $${first + 1}::uuid
      or i.mediator_id = $${first + 3}::uuid or i.municipality_code = any($${first + 4}::text[])
      or i.id = any(array(select r.intervention_id ${livingIn(first)}))
      or i.id = any(array(select g.intervention_id ${brokenInto(first)})))`;
}

/** The cases of those who live in the comuni of an office. */
const livingIn = (first: number) =>
  `from case_residence r where r.municipality_code = any($${first + 4}::text[])`;

/** The cases for which the caller broke the glass, within the hour and with what they come with now. */
const brokenInto = (first: number) => `from emergency_access g
        where g.actor_id = $${first + 5}::uuid and g.credential_id = $${first + 6}::uuid and g.ended_at is null and registry_now() < g.expires_at`;

/** How many parameters `relationSql` takes. */
export const relationParameters = 7;

/** The values of the parameters of `relationSql`. */
export function relationValues(actor: Actor | null): unknown[] {
  if (!actor) return [null, null, null, null, [], null, null];
  const { roles, districtId, id, municipalityCodes, isMachine, credentialId } = actor;
  const isWorker = roles.includes('SOCIAL_WORKER') || roles.includes('COORDINATOR');
  const isSystem = roles.includes('INTEGRATION') && districtId !== null;
  return [
    isWorker ? districtId : null,
    isSystem ? id : null,
    isSystem ? districtId : null,
    roles.includes('CULTURAL_MEDIATOR') ? id : null,
    roles.includes('BACK_OFFICE') ? municipalityCodes : [],
    isWorker && !isMachine ? id : null,
    credentialId,
  ];
}
