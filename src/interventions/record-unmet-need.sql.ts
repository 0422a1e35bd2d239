import type { TransactionContext } from '../platform/context.js';
import { guardedStatement } from '../platform/database/row-security.js';

const record = guardedStatement(
  'record-unmet-need',
  `-- Was a place sought in this case, and did none take anybody? Then: which need, of whom, how far, and why not.
   insert into unmet_need (intervention_id, district_id, category, guests, ring_reached, reasons, recorded_at)
   select i.id, i.district_id, i.category,
     coalesce(described.guests, searched.unknown, '[]'),
     searched.shown ->> 'ringReached', coalesce(refused.reasons, '[]'), registry_now()
   from intervention i
   left join lateral (
     select e.shown,
       (select jsonb_agg('{}'::jsonb) from generate_series(1, (e.shown ->> 'guests')::integer)) as unknown
     from timeline_entry e
     where e.intervention_id = i.id and e.kind = 'SEARCHED'
     order by e.at desc, e.id desc limit 1
   ) searched on true
   left join lateral (
     select p.guests from placement p
     where p.intervention_id = i.id and p.guests <> '[]'
     order by p.held_at desc nulls last, p.id limit 1
   ) described on true
   left join lateral (
     select jsonb_agg(jsonb_build_object('actor', p.refusal_actor, 'reason', p.refusal_reason)
       order by p.refused_at, p.id) as reasons
     from placement p where p.intervention_id = i.id and p.refused_at is not null
   ) refused on true
   where i.id = $1
     and (searched.shown is not null or exists (select from placement p where p.intervention_id = i.id))
     and not exists (select from placement p where p.intervention_id = i.id and p.arrived_at is not null)`,
);

/** Keeps the need that no shelter met, where there is one. */
export async function recordUnmetNeed(tx: TransactionContext, interventionId: string): Promise<void> {
  await record(tx, [interventionId]);
}
