import { ownOrganisationOf } from '../directory/index.js';
import { relatedSql, relationParameters, relationSql, relationValues } from '../interventions/index.js';
import type { Actor } from '../platform/context.js';
import { placementColumns } from './placement-columns.sql.js';

/** The columns of a `PlacementInSight`, after `placementsInSight`. */
export const columnsInSight = `${placementColumns}, s.id as "shelterId", seen.relation as "caseRelation",
     seen."isHost", seen."isGuarded"`;

/**
 * Placements with what the caller is to their case and to their shelter, and `standing.state` by the clock.
 * `sightParameters` parameters begin at `$first`.
 */
export const placementsInSight = (first: number) => `placement p
   left join intervention i on i.id = p.intervention_id
   join bed_pool b on b.id = p.pool_id
   join shelter s on s.id = b.shelter_id
   cross join (select registry_now() as now offset 0) clock
   cross join lateral (
     select ${relationSql(first)} as relation,
       ${isHostSql(first)} as "isHost",
       s.secrecy in ('CONFIDENTIAL_ADDRESS', 'SECRET') as "isGuarded",
       coalesce(i.municipality_code = any($${first + 4}::text[]), false) as "isOfFinding"
   ) seen
   cross join lateral (
     select case
       when p.ended_at is not null then 'ENDED'
       when p.arrived_at is not null and p.stay_until <= clock.now then 'OVERDUE'
       when p.arrived_at is not null then 'ARRIVED'
       when p.refused_at is not null then 'REFUSED'
       when p.released_at is not null then 'RELEASED'
       when p.no_show_at is not null then 'NO_SHOW'
       when p.confirmed_at is not null then 'CONFIRMED'
       when p.expires_at <= clock.now then 'LAPSED'
       else 'HELD'
     end as state
   ) standing`;

/**
 * True of shelters for which the caller hosts, over `s`, a row of shelter: those of their organisation; a guarded one
 * where they are vouched for. Its parameters are the last two of `placementsInSight`.
 */
export const isHostSql = (first: number) => `coalesce(s.organisation_id = $${first + relationParameters}::uuid
         and (s.secrecy not in ('CONFIDENTIAL_ADDRESS', 'SECRET')
           or s.district_id = any($${first + relationParameters + 1}::uuid[])), false)`;

export const sightParameters = relationParameters + 2;

/** The values of the parameters of `placementsInSight`. */
export function sightOfPlacements(actor: Actor | null): unknown[] {
  const hosting = actor ? [ownOrganisationOf(actor), actor.vouchedDistrictIds] : [null, []];
  return [...relationValues(actor), ...hosting];
}

/**
 * True of what exists for the caller. A placement in a guarded shelter is for the workers of its case, its mediator
 * and those who host: for a system or an office there is none. The office of where somebody lives sees none at all: who
 * fled may be looked for by somebody there.
 */
export const isInSight = `(seen."isHost" or seen.relation in ('WORKER', 'MEDIATOR', 'EMERGENCY')
     or (seen.relation = 'SYSTEM' or seen.relation = 'OFFICE' and seen."isOfFinding") and not seen."isGuarded")`;

/** The placements that `isInSight` can be true of, as indexes find them. */
export const mayBeInSight = (first: number) => `
       select p.id from intervention i join placement p on p.intervention_id = i.id
       where ${relatedSql(first)}
       union all
       select p.id from shelter s join bed_pool b on b.shelter_id = s.id join placement p on p.pool_id = b.id
       where s.organisation_id = $${first + relationParameters}::uuid`;
