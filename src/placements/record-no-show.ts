import type { RequestContext, TransactionContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { actOnPlacement, type Grip } from './act-on-placement.js';
import { happenedAt } from './happened-at.js';
import type { PlacementInput } from './placement.input.js';
import type { PlacementInSight } from './placement-in-sight.js';
import { endPromise, sealedNote } from './written-by.js';

const noShow = statement(
  'record-no-show',
  `-- They never came: the places are free.
   update placement p set no_show_at = $2, no_show_by = $3, note_sealed = coalesce($4, p.note_sealed),
     promise_ended_at = $5, revision = p.revision + 1
   where p.id = $1`,
);

/** The guests never came; should they come after all, their arrival is still recorded. */
export function recordNoShow(ctx: RequestContext, input: PlacementInput): Promise<PlacementInSight> {
  const verb = { operation: 'recordNoShow', action: 'RECORD_NO_SHOW', input } as const;
  return actOnPlacement(ctx, verb, (tx, grip) => write(tx, grip, input));
}

async function write(tx: TransactionContext, { placement, now }: Grip, input: PlacementInput): Promise<void> {
  const at = happenedAt(input.at, now, placement.confirmedAt);
  await noShow(tx.em, [placement.id, at, tx.actor.id, await sealedNote(tx, placement, input.note), now]);
  await endPromise(tx, placement, { kind: 'NO_SHOW' });
}
