import { relationSql } from './scope.js';

/** True of a guarded shelter; over `s`, a row of shelter. */
const isGuarded = `s.secrecy in ('CONFIDENTIAL_ADDRESS', 'SECRET')`;

/** The columns of a `CaseInSight`, after `casesInSight`. */
export const caseColumns = `i.id, i.number, i.district_id as "districtId", i.category,
     i.municipality_code as "municipalityCode", i.opened_at as "openedAt", i.opened_by as "openedBy",
     i.assigned_to as "assignedTo", i.mediator_id as "mediatorId", i.closed_at as "closedAt", i.closed_by as "closedBy", i.outcome,
     i.closing_note_sealed as "closingNoteSealed", i.revision, seen.relation, progress."isProtected",
     told."isClosed", progress.held, progress.awaited, progress.inside, progress.ended, progress.sought,
     (select a.name from account a where a.id = i.assigned_to) as "assigneeName",
     (select a.name from account a where a.id = i.mediator_id) as "mediatorName",
     key.wrapped, key.wrapping_key_id as "wrappingKeyId", key.destroyed_at as "destroyedAt"`;

/**
 * Cases with how the caller stands to them and how their placements do. For an office what happens in a guarded
 * shelter counts as it stood at the last midnight, so that no change of the case tells an hour. The parameters of
 * `relationSql` begin at `$first`.
 */
export const casesInSight = (first: number) => `intervention i
   left join data_key key on key.owner_kind = 'INTERVENTION' and key.owner_id = i.id
   cross join (
     select registry_now() as now,
       date_trunc('day', registry_now() at time zone 'Europe/Rome') at time zone 'Europe/Rome' as midnight
     offset 0
   ) clock
   cross join lateral (select ${relationSql(first)} as relation) seen
   cross join lateral (
     select (count(*) filter (where f.fate = 'HELD'))::integer as held,
       (count(*) filter (where f.fate = 'AWAITED'))::integer as awaited,
       (count(*) filter (where f.fate = 'INSIDE'))::integer as inside,
       (count(*) filter (where f.fate = 'ENDED'))::integer as ended,
       count(f.fate) > 0 or case_was_searched(i.id) as sought,
       coalesce(bool_or(f.guarded), false) as "isProtected"
     from (
       select ${isGuarded} as guarded,
         case
           when p.ended_at <= known.until then 'ENDED'
           when p.arrived_at <= known.until then 'INSIDE'
           when p.refused_at <= known.until or p.released_at <= known.until or p.no_show_at <= known.until then 'OVER'
           when p.confirmed_at <= known.until then 'AWAITED'
           when p.expires_at <= known.until then 'OVER'
           when p.held_at <= known.until then 'HELD'
         end as fate
       from placement p
       join bed_pool b on b.id = p.pool_id
       join shelter s on s.id = b.shelter_id
       cross join lateral (
         select case when seen.relation = 'OFFICE' and ${isGuarded} then clock.midnight else clock.now end as until
       ) known
       where p.intervention_id = i.id
     ) f
   ) progress
   cross join lateral (
     select i.closed_at is not null
       and not (seen.relation = 'OFFICE' and progress."isProtected" and i.closed_at >= clock.midnight) as "isClosed"
   ) told`;
