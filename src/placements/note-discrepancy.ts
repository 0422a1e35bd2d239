import { lockedPool, refuseTellingNote, visiblePool } from '../availability/index.js';
import type { RequestContext, TransactionContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { once } from '../platform/request-key.js';
import type { NoteDiscrepancyInput } from './discrepancy.input.js';
import { discrepancyAt } from './discrepancy.queries.js';
import type { Discrepancy } from './discrepancy.types.js';

const takeNote = statement(
  'note-discrepancy',
  `-- Who knows of it? The first to take note stands.
   update discrepancy d set noted_at = registry_now(), noted_by = $2, note = $3
   where d.id = $1 and d.noted_at is null`,
);

/** Takes note of a discrepancy by name: others see that somebody is at it. Changes no figure. */
export async function noteDiscrepancy(
  ctx: RequestContext,
  input: NoteDiscrepancyInput,
): Promise<Discrepancy> {
  const { id } = await once(ctx, { operation: 'noteDiscrepancy', input }, (tx) => note(tx, input));
  return discrepancyAt(ctx, id);
}

async function note(tx: TransactionContext, input: NoteDiscrepancyInput) {
  const { id, poolId } = await discrepancyAt(tx, input.discrepancyId);
  await visiblePool(tx, poolId);
  await refuseTellingNote(tx, poolId, input.note);
  // Under the lock what the clock opened is written down.
  await lockedPool(tx.em, poolId);
  await takeNote(tx.em, [id, tx.actor.id, input.note?.trim() || null]);
  return { id };
}
