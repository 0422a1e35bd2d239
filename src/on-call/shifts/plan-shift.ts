import { recordAudit } from '../../access/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { invalidInput } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { ownDistrict } from '../rota-sight.js';
import { insertShifts } from './insert-shifts.sql.js';
import { peopleFor } from './locked-shifts.js';
import type { PlanShiftInput } from './shift.input.js';
import { shiftOf } from './shift.queries.js';
import { isShiftRole, notOnDuty, type ShiftRole, whyNotLast } from './shift.rules.js';
import type { ShiftRow } from './shift.types.js';

/** Puts somebody of the district on duty. */
export async function planShift(ctx: RequestContext, input: PlanShiftInput): Promise<ShiftRow> {
  const { id } = await once(ctx, { operation: 'planShift', input }, (tx) => plan(tx, input));
  return shiftOf(ctx, id);
}

async function plan(tx: TransactionContext, input: PlanShiftInput) {
  const district = ownDistrict(tx.actor, 'rota.plan');
  const { startsAt: from, endsAt: to, phone = null } = input;
  const whyNot = whyNotLast({ from, to });
  if (whyNot) throw invalidInput(whyNot.field, whyNot.reason);
  const role = shiftRole(input.role, 'role');
  const workerId = input.workerId.toLowerCase();
  await peopleFor(tx, district, [{ workerId, role }]);
  const shift = { workerId, role, deputy: input.deputy ?? false, phone, from, to };
  const [id = ''] = await insertShifts(tx, district, [shift]);
  const details = {
    what: 'PLANNED',
    shiftId: id,
    role,
    startsAt: from.toISOString(),
    endsAt: to.toISOString(),
  };
  await recordAudit(tx, { action: 'ROTA_CHANGED', target: 'PERSON', targetIds: [workerId], details });
  return { id };
}

/** @throws INVALID_INPUT for a role in which nobody is on duty. */
export function shiftRole(role: string, field: string): ShiftRole {
  if (!isShiftRole(role)) throw invalidInput(field, notOnDuty);
  return role;
}
