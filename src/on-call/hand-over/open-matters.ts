import { type RequestContext, remembered } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import type { FrozenMatter, OpenMatter } from './hand-over.types.js';
import { mattersOfOthers } from './when-handing-over.js';

const most = 500;

const matters = guardedStatement<OpenMatter>(
  'open-matters',
  `-- What is open in this district: cases, live holds, guests who have not arrived?
   with clock as materialized (select registry_now() as now), open as (
     select 'INTERVENTION' as kind, i.id as "interventionId", i.number, null::uuid as "placementId",
       null::integer as places, i.opened_at as since, null::timestamptz as due
     from intervention i
     where i.district_id = $1 and i.closed_at is null
     union all
     select case
         when p.confirmed_at is null then 'HOLD'
         when p.expected_by <= clock.now then 'GUESTS_LATE'
         else 'GUESTS_EXPECTED' end,
       i.id, i.number, p.id, p.places, coalesce(p.confirmed_at, p.held_at),
       case when p.confirmed_at is null then p.expires_at else p.expected_by end
     from clock, intervention i join placement p on p.intervention_id = i.id
     where i.district_id = $1 and p.promise_ended_at is null and p.released_at is null and p.refused_at is null
       and p.no_show_at is null and p.arrived_at is null and p.ended_at is null
       and (p.confirmed_at is not null or clock.now < p.expires_at)
   )
   select o.* from open o
   order by o.number, o.kind <> 'INTERVENTION', o.since, o."placementId"
   limit ${most}`,
);

/** What is open in a district now, case by case; asked once a request. */
export function openMatters(ctx: RequestContext, districtId: string): Promise<OpenMatter[]> {
  return remembered(ctx, `open matters ${districtId}`, async () => [
    ...(await matters(ctx, [districtId])),
    ...(await mattersOfOthers(ctx, districtId)),
  ]);
}

/** Matters as they were when they were acknowledged. */
export function thawed(frozen: readonly FrozenMatter[]): OpenMatter[] {
  return frozen.map(({ since, due, ...matter }) => ({
    ...matter,
    since: new Date(since),
    due: due === null ? null : new Date(due),
  }));
}
