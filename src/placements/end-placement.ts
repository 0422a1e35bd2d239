import { hasPersonCountedSince, movePool } from '../availability/index.js';
import type { RequestContext, TransactionContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { actOnPlacement, type Grip } from './act-on-placement.js';
import { happenedAt } from './happened-at.js';
import type { PlacementInput } from './placement.input.js';
import { goneBy, isAfterCount } from './placement.rules.js';
import type { PlacementInSight } from './placement-in-sight.js';
import { channelOf, sealedNote } from './written-by.js';

const end = statement(
  'end-placement',
  `-- When did they leave?
   update placement p set ended_at = $2, ended_by = $3, note_sealed = coalesce($4, p.note_sealed),
     revision = p.revision + 1
   where p.id = $1`,
);

/** The guests have left. Their place is free, or waits to be made ready. */
export function endPlacement(ctx: RequestContext, input: PlacementInput): Promise<PlacementInSight> {
  const verb = { operation: 'endPlacement', action: 'END', input } as const;
  return actOnPlacement(ctx, verb, (tx, grip) => write(tx, grip, input));
}

async function write(
  tx: TransactionContext,
  { placement, pool, now }: Grip,
  input: PlacementInput,
): Promise<void> {
  const { id, poolId, arrivedAt } = placement;
  const at = happenedAt(input.at ?? goneBy(placement, pool), now, arrivedAt);
  await end(tx.em, [id, at, tx.actor.id, await sealedNote(tx, placement, input.note)]);
  const left = placement.arrivedPlaces ?? 0;
  const isCounted = !isAfterCount(at, pool.observedAt);
  // A person who has counted since has seen the place as it is; a machine only knows that nobody is in it.
  const isSeenTo = isCounted && (await hasPersonCountedSince(tx.em, poolId, at));
  const toMakeReady = pool.reopensAutomatically || isSeenTo ? 0 : left;
  await movePool(tx.em, {
    ...{ poolId, kind: 'ENDED', actorId: tx.actor.id, channel: channelOf(tx.actor), placementId: id },
    // A stock-take after the departure has already seen the place empty.
    moved: isCounted ? 0 : -left,
    ...{ outOfService: toMakeReady, outOfServiceReason: 'TURNAROUND', turnaround: toMakeReady },
  });
}
