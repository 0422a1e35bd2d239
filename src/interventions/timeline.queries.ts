import type { RequestContext } from '../platform/context.js';
import { guardedStatement } from '../platform/database/row-security.js';
import { batched } from '../platform/graphql/batch.js';
import { cursorOf, type Page, type PageArgs, pageOf, placeOf } from '../platform/graphql/page.js';
import { relationSql, relationValues } from './scope.js';
import type { TimelineRow } from './timeline.types.js';

/** What a placement tells of itself; nothing of it is stored twice. A lapse is told by the clock. */
const placementFacts = `
     select p.id || '/' || f.kind as id, f.at, f.kind, f.actor_id, p.id as placement_id, null::bytea as told_to_sealed,
       null::bytea as words_sealed, null::jsonb as shown, null::jsonb as facts
     from placement p
     join bed_pool b on b.id = p.pool_id
     join shelter s on s.id = b.shelter_id
     cross join lateral (values
       ('HELD', p.held_at, p.held_by),
       ('EXTENDED', p.extended_at, p.held_by),
       ('LAPSED', case when p.confirmed_at is null and p.expires_at <= registry_now()
         and coalesce(p.released_at, 'infinity') >= p.expires_at
         and coalesce(p.refused_at, 'infinity') >= p.expires_at
         and coalesce(p.arrived_at, 'infinity') >= p.expires_at then p.expires_at end, null),
       ('CONFIRMED', p.confirmed_at, p.confirmed_by),
       ('RELEASED', p.released_at, p.released_by),
       ('REFUSED', p.refused_at, p.refused_by),
       (case when p.held_at is null then 'STAY_RECORDED' else 'ARRIVED' end, p.arrived_at, p.arrival_recorded_by),
       ('NO_SHOW', p.no_show_at, p.no_show_by),
       ('ENDED', p.ended_at, p.ended_by)
     ) f (kind, at, actor_id)
     where p.intervention_id = i.id and f.at is not null
       and (seen.relation in ('WORKER', 'MEDIATOR', 'EMERGENCY') or s.secrecy not in ('CONFIDENTIAL_ADDRESS', 'SECRET'))`;

const timelines = guardedStatement<TimelineRow>(
  'timelines-of-cases',
  `-- What happened in these cases, in the order of time? Not for an office.
   select i.id as "interventionId", t.id, t.at, t.at::text as place, t.kind, t.actor_id as "actorId",
     t.placement_id as "placementId", t.told_to_sealed as "toldToSealed", t.words_sealed as "wordsSealed", t.shown, t.facts,
     seen.relation,
     case when seen.relation in ('WORKER', 'EMERGENCY') then (select a.name from account a where a.id = t.actor_id) end as by
   from intervention i
   cross join lateral (select ${relationSql(5)} as relation) seen
   cross join lateral (
     select u.* from (
       select e.id::text as id, e.at, e.kind, e.actor_id, e.placement_id, e.told_to_sealed, e.words_sealed, e.shown, e.facts
       from timeline_entry e where e.intervention_id = i.id
       union all ${placementFacts}
     ) u
     where $2::timestamptz is null or (u.at, u.id) > ($2::timestamptz, $3::text)
     order by u.at, u.id
     limit $4
   ) t
   where i.id = any($1::uuid[]) and seen.relation <> 'OFFICE'
   order by i.id, t.at, t.id`,
);

/** What happened in a case, the oldest first; many cases at a time. */
export async function timelineOf(
  ctx: RequestContext,
  interventionId: string,
  { first, after }: PageArgs,
): Promise<Page<TimelineRow>> {
  const list = `timeline ${interventionId}`;
  const [at, id] = after ? placeOf(ctx, list, after) : [null, null];
  const pages = batched<TimelineRow[]>(`timeline ${first} ${after ?? ''}`, async (inner, ids) => {
    const rows = await timelines(inner, [ids, at, id, first + 1, ...relationValues(inner.actor)]);
    return Map.groupBy(rows, (row) => row.interventionId);
  });
  const rows = (await pages(ctx).load(interventionId)) ?? [];
  return pageOf(rows, first, {
    node: (row) => row,
    cursor: (row) => cursorOf(ctx, list, [row.place, row.id]),
  });
}
