import { recordAudit } from '../../access/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { presentOf } from './edit-shift.js';
import { lockedShift, overtakeSwaps } from './locked-shifts.js';
import type { WithdrawShiftInput } from './shift.input.js';
import { shiftOf } from './shift.queries.js';
import type { ShiftRow } from './shift.types.js';

const withdraw = statement(
  'withdraw-shift',
  'update shift s set withdrawn_at = $2, withdrawn_by = $3, revision = s.revision + 1 where s.id = $1',
);

/** Takes a shift off the rota: it covers nothing, and stays as a trace. */
export async function withdrawShift(ctx: RequestContext, input: WithdrawShiftInput): Promise<ShiftRow> {
  const { id } = await once(ctx, { operation: 'withdrawShift', input }, (tx) => takeOff(tx, input));
  return shiftOf(ctx, id);
}

async function takeOff(tx: TransactionContext, { shiftId, expectedRevision }: WithdrawShiftInput) {
  const shift = await lockedShift(tx, shiftId, 'rota.plan');
  refuseStale(expectedRevision, presentOf(shift));
  const { id, workerId, role, startsAt, endsAt } = shift;
  await withdraw(tx.em, [id, tx.now, tx.actor.id]);
  await overtakeSwaps(tx, [id]);
  const details = {
    ...{ what: 'WITHDRAWN', shiftId: id, role },
    ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
  };
  await recordAudit(tx, { action: 'ROTA_CHANGED', target: 'PERSON', targetIds: [workerId], details });
  return { id };
}
