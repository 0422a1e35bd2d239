import { randomUUID } from 'node:crypto';
import { lockedPool, movePool, visiblePool } from '../availability/index.js';
import { lockIntervention, tellOfPlacement } from '../interventions/index.js';
import type { RequestContext, TransactionContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { invalidInput } from '../platform/errors.js';
import { once } from '../platform/request-key.js';
import { notInTheFuture } from './happened-at.js';
import type { RecordStayInput } from './hold.input.js';
import { refuseImpossibleGuests } from './hold-lines.js';
import { freezeHousehold } from './household/freeze-household.js';
import { householdNamed } from './household/household-named.js';
import { refuseElsewhere } from './household/refuse-elsewhere.js';
import { visiblePlacement } from './placement.queries.js';
import { isAfterCount } from './placement.rules.js';
import type { PlacementInSight } from './placement-in-sight.js';
import { channelOf, sealedNote } from './written-by.js';

const stay = statement(
  'record-stay',
  `-- They are already inside, and nobody held a place: since when, and until when do they stay?
   insert into placement (id, pool_id, intervention_id, places, guests, arrived_at, arrived_places,
     arrival_recorded_by, stay_until, note_sealed, promise_ended_at)
   select $1, b.id, $3, $4, $5, $6, $4, $7, $6::timestamptz + make_interval(days => s.stay_days), $8, registry_now()
   from bed_pool b join shelter s on s.id = b.shelter_id
   where b.id = $2`,
);

/** Records guests who are already inside: a fact, never refused for want of room, also in a case that has ended. */
export async function recordStay(ctx: RequestContext, input: RecordStayInput): Promise<PlacementInSight> {
  refuseImpossibleGuests(input.guests ?? [], '');
  const { id } = await once(ctx, { operation: 'recordStay', input }, (tx) => keepStay(tx, input));
  return visiblePlacement(ctx, id);
}

async function keepStay(tx: TransactionContext, input: RecordStayInput) {
  const intervention = await lockIntervention(tx, input.interventionId);
  const { id: poolId } = await visiblePool(tx, input.poolId);
  const household = await householdNamed(tx, intervention.id, input.subjectIds ?? []);
  await refuseElsewhere(tx, household);
  const pool = await lockedPool(tx.em, poolId);
  const { places, arrivedAt, note } = input;
  if (arrivedAt > pool.now) throw invalidInput('arrivedAt', notInTheFuture);
  const id = randomUUID();
  const guests = JSON.stringify(input.guests ?? []);
  const sealed = await sealedNote(tx, { id, interventionId: intervention.id }, note);
  await stay(tx.em, [id, poolId, intervention.id, places, guests, arrivedAt, tx.actor.id, sealed]);
  await freezeHousehold(tx, id, household);
  const moved = isAfterCount(arrivedAt, pool.observedAt) ? places : 0;
  const by = { actorId: tx.actor.id, channel: channelOf(tx.actor) };
  await movePool(tx.em, { poolId, kind: 'STAY_RECORDED', placementId: id, moved, ...by });
  await tellOfPlacement(tx, { placementId: id, fact: 'ARRIVED', at: arrivedAt });
  return { id };
}
