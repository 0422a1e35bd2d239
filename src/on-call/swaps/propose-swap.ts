import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { lockedShifts, peopleFor } from '../shifts/locked-shifts.js';
import type { ShiftRow } from '../shifts/shift.types.js';
import type { ProposeSwapInput } from './swap.input.js';
import { swapOf } from './swap.queries.js';
import type { SwapRow } from './swap.types.js';

const propose = statement(
  'propose-swap',
  `-- Who would rather not be on duty then, and whom do they ask?
   insert into shift_swap (id, district_id, shift_id, proposed_by, colleague_id, return_shift_id, proposed_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
);

/** Asks a colleague, or all of the same role, to take a shift of one's own. */
export async function proposeSwap(ctx: RequestContext, input: ProposeSwapInput): Promise<SwapRow> {
  const { id } = await once(ctx, { operation: 'proposeSwap', input }, (tx) => ask(tx, input));
  return swapOf(ctx, id);
}

async function ask(tx: TransactionContext, input: ProposeSwapInput) {
  const [shiftId, returnShiftId] = [input.shiftId.toLowerCase(), input.returnShiftId?.toLowerCase() ?? null];
  const colleagueId = input.colleagueId?.toLowerCase() ?? null;
  const shifts = await lockedShifts(tx, [shiftId, ...(returnShiftId ? [returnShiftId] : [])], 'rota.swap');
  const shift = shifts.get(shiftId);
  // Somebody else's is not one's own to give.
  if (shift?.workerId !== tx.actor.id) throw new Refusal('NOT_FOUND');
  refuseBegun(tx, [...shifts.values()]);
  if (colleagueId === tx.actor.id) throw invalidInput('colleagueId', toAnother);
  if (colleagueId) await peopleFor(tx, shift.districtId, [{ workerId: colleagueId, role: shift.role }]);
  const inReturn = returnShiftId ? shifts.get(returnShiftId) : null;
  if (inReturn && inReturn.workerId !== colleagueId) throw invalidInput('returnShiftId', ofColleague);
  if (inReturn) await peopleFor(tx, shift.districtId, [{ workerId: tx.actor.id, role: inReturn.role }]);
  const id = randomUUID();
  await propose(tx.em, [id, shift.districtId, shiftId, tx.actor.id, colleagueId, returnShiftId, tx.now]);
  return { id };
}

/** @throws SHIFT_BEGUN */
export function refuseBegun({ now }: TransactionContext, shifts: readonly ShiftRow[]): void {
  if (shifts.some(({ startsAt }) => startsAt <= now)) throw new Refusal('SHIFT_BEGUN');
}

const toAnother = { en: 'must be somebody else', it: 'deve essere un’altra persona' };
const ofColleague = {
  en: 'must be a shift of the colleague who is asked',
  it: 'deve essere un turno del collega a cui si chiede',
};
