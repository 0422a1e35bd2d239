import type { RequestContext, TransactionContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { actOnPlacement, type Grip } from './act-on-placement.js';
import type { PlacementInput } from './placement.input.js';
import type { PlacementInSight } from './placement-in-sight.js';
import { endPromise, sealedNote } from './written-by.js';

const release = statement(
  'release-placement',
  `-- The service gives these places back.
   update placement p set released_at = $2, released_by = $3, note_sealed = coalesce($4, p.note_sealed),
     promise_ended_at = $2, revision = p.revision + 1
   where p.id = $1`,
);

/** Gives places back at once. */
export function releasePlacement(ctx: RequestContext, input: PlacementInput): Promise<PlacementInSight> {
  const verb = { operation: 'releasePlacement', action: 'RELEASE', input } as const;
  return actOnPlacement(ctx, verb, (tx, grip) => giveBack(tx, grip, input.note ?? null));
}

/** Gives the places of a locked placement back. */
export async function giveBack(
  tx: TransactionContext,
  { placement, now }: Pick<Grip, 'placement' | 'now'>,
  note: string | null,
): Promise<void> {
  await release(tx.em, [placement.id, now, tx.actor.id, await sealedNote(tx, placement, note)]);
  await endPromise(tx, placement, { kind: 'RELEASED' });
}
