import { recordAudit } from '../../access/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { lockedShifts, overtakeSwaps, peopleFor, sealedPhone } from '../shifts/locked-shifts.js';
import { endSwap } from './end-swap.sql.js';
import { refuseBegun } from './propose-swap.js';
import type { AnswerSwapInput } from './swap.input.js';
import { lockedSwap, swapOf } from './swap.queries.js';
import type { SwapRow } from './swap.types.js';

const exchange = statement(
  'exchange-shifts',
  `-- Each is served by the other from now on; both at once, so that shifts of the same night do not meet half-way.
   update shift s set worker_id = n.worker_id, phone_sealed = n.phone_sealed, revision = s.revision + 1
   from unnest($1::uuid[], $2::uuid[], $3::bytea[]) n (id, worker_id, phone_sealed)
   where s.id = n.id`,
);
const defer = statement('defer-overlaps', 'set constraints shift_does_not_overlap deferred');
const check = statement('check-overlaps', 'set constraints shift_does_not_overlap immediate');

/** Says yes or no to a proposed swap; a yes moves the shift at once, and nobody else can say it any more. */
export async function answerSwap(ctx: RequestContext, input: AnswerSwapInput): Promise<SwapRow> {
  const { id } = await once(ctx, { operation: 'answerSwap', input }, (tx) => answer(tx, input));
  return swapOf(ctx, id);
}

async function answer(tx: TransactionContext, { swapId, accept, phone }: AnswerSwapInput) {
  const { id, shiftId, returnShiftId, ...proposed } = await swapOf(tx, swapId);
  const isAsked = proposed.colleagueId === null || proposed.colleagueId === tx.actor.id;
  // The coordinator sees it; the answer is not theirs. Nor does anybody answer themselves.
  if (!isAsked || proposed.proposedBy === tx.actor.id)
    throw new Refusal('NOT_ALLOWED', { permission: 'rota.swap' });
  refuseEnded(proposed);
  const ids = [shiftId, ...(returnShiftId ? [returnShiftId] : [])];
  const shifts = await lockedShifts(tx, ids, 'rota.swap');
  const swap = await lockedSwap(tx, id);
  refuseEnded(swap);
  refuseBegun(tx, [...shifts.values()]);
  if (!accept && swap.colleagueId === null) throw invalidInput('accept', takenOrLeft);
  if (!accept) {
    await endSwap(tx, id, 'REFUSED');
    return { id };
  }
  const taken = [...shifts.values()].map((shift) => ({
    ...shift,
    takenBy: shift.id === shiftId ? tx.actor.id : swap.proposedBy,
  }));
  await peopleFor(
    tx,
    swap.districtId,
    taken.map(({ takenBy: workerId, role }) => ({ workerId, role })),
  );
  const sealed = await sealedPhone(tx, { shiftId, workerId: tx.actor.id }, phone ?? null);
  await defer(tx.em, []);
  await exchange(tx.em, [
    taken.map((shift) => shift.id),
    taken.map(({ takenBy }) => takenBy),
    taken.map((shift) => (shift.id === shiftId ? sealed : null)),
  ]);
  await check(tx.em, []);
  await endSwap(tx, id, 'ACCEPTED');
  await overtakeSwaps(tx, ids, id);
  const details = { what: 'SWAPPED', swapId: id, shifts: ids };
  const targetIds = [swap.proposedBy, tx.actor.id];
  await recordAudit(tx, { action: 'ROTA_CHANGED', target: 'PERSON', targetIds, details });
  return { id };
}

/** @throws SWAP_ENDED, SHIFT_BEGUN */
function refuseEnded({ state }: Pick<SwapRow, 'state'>): void {
  if (state === 'TOO_LATE') throw new Refusal('SHIFT_BEGUN');
  if (state !== 'OPEN') throw new Refusal('SWAP_ENDED', { ending: state });
}

const takenOrLeft = {
  en: 'it was proposed to all: take it, or leave it to others',
  it: 'è stato proposto a tutti: accettarlo o lasciarlo ad altri',
};
