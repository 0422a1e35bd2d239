import { tellOfPlacement } from '../interventions/index.js';
import type { RequestContext, TransactionContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { invalidInput } from '../platform/errors.js';
import { actOnPlacement, type Grip } from './act-on-placement.js';
import { happenedAt } from './happened-at.js';
import type { PlacementInput } from './placement.input.js';
import { isAfterCount } from './placement.rules.js';
import type { PlacementInSight } from './placement-in-sight.js';
import { endPromise, sealedNote } from './written-by.js';

const arrive = statement(
  'record-arrival',
  `-- They are inside: since when, how many, and until when do they stay?
   update placement p set arrived_at = $2, arrived_places = $3, arrival_recorded_by = $4,
     stay_until = $2::timestamptz + make_interval(days => s.stay_days), note_sealed = coalesce($5, p.note_sealed),
     promise_ended_at = coalesce(p.promise_ended_at, $6), revision = p.revision + 1
   from bed_pool b join shelter s on s.id = b.shelter_id
   where p.id = $1 and b.id = p.pool_id`,
);

/** An arrival is a fact: also after a lapse or a no-show, never refused for want of room. */
export function recordArrival(ctx: RequestContext, input: PlacementInput): Promise<PlacementInSight> {
  const verb = { operation: 'recordArrival', action: 'RECORD_ARRIVAL', input } as const;
  return actOnPlacement(ctx, verb, (tx, grip) => write(tx, grip, input));
}

async function write(
  tx: TransactionContext,
  { placement, pool, now }: Grip,
  input: PlacementInput,
): Promise<void> {
  const { id, heldAt } = placement;
  const at = happenedAt(input.at, now, heldAt);
  const places = input.places ?? placement.places;
  if (places > placement.places) throw invalidInput('places', moreThanPromised(placement.places));
  await arrive(tx.em, [id, at, places, tx.actor.id, await sealedNote(tx, placement, input.note), now]);
  await endPromise(tx, placement, { kind: 'ARRIVED', moved: isAfterCount(at, pool.observedAt) ? places : 0 });
  await tellOfPlacement(tx, { placementId: id, fact: 'ARRIVED', at });
}

const moreThanPromised = (promised: number) => ({
  en: `only ${promised} were promised. Record the others with recordStay.`,
  it: `ne erano stati promessi solo ${promised}. Registrare gli altri con recordStay.`,
});
