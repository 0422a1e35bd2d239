import { recordAudit } from '../../access/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { invalidInput } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { lockedShift, overtakeSwaps, peopleFor, sealedPhone } from './locked-shifts.js';
import { shiftRole } from './plan-shift.js';
import type { EditShiftInput } from './shift.input.js';
import { shiftOf } from './shift.queries.js';
import { whyNotLast } from './shift.rules.js';
import type { ShiftRow } from './shift.types.js';

const update = statement(
  'update-shift',
  `update shift s set worker_id = $2, role = $3, deputy = $4, starts_at = $5, ends_at = $6, phone_sealed = $7,
     revision = s.revision + 1
   where s.id = $1`,
);

/** Changes who is on duty, in which role or when; a swap that was proposed of it is over. */
export async function editShift(ctx: RequestContext, input: EditShiftInput): Promise<ShiftRow> {
  const { id } = await once(ctx, { operation: 'editShift', input }, (tx) => edit(tx, input));
  return shiftOf(ctx, id);
}

async function edit(tx: TransactionContext, input: EditShiftInput) {
  const shift = await lockedShift(tx, input.shiftId, 'rota.plan');
  refuseStale(input.expectedRevision, presentOf(shift));
  const wanted = {
    workerId: input.workerId?.toLowerCase() ?? shift.workerId,
    role: shiftRole(input.role ?? shift.role, 'role'),
    deputy: input.deputy ?? shift.deputy,
    startsAt: input.startsAt ?? shift.startsAt,
    endsAt: input.endsAt ?? shift.endsAt,
  };
  const whyNot = whyNotLast({ from: wanted.startsAt, to: wanted.endsAt });
  if (whyNot) throw invalidInput(whyNot.field, whyNot.reason);
  const isAnother = wanted.workerId !== shift.workerId;
  // Who has left keeps the shifts they served: only somebody new is asked whether they fit.
  if (isAnother || wanted.role !== shift.role) await peopleFor(tx, shift.districtId, [wanted]);
  const { workerId, role, deputy, startsAt, endsAt } = wanted;
  const keepsPhone = input.phone === undefined && !isAnother;
  const phone = keepsPhone
    ? shift.phoneSealed
    : await sealedPhone(tx, { shiftId: shift.id, workerId }, input.phone ?? null);
  await update(tx.em, [shift.id, workerId, role, deputy, startsAt, endsAt, phone]);
  await overtakeSwaps(tx, [shift.id]);
  await recordAudit(tx, {
    ...{ action: 'ROTA_CHANGED', target: 'PERSON' },
    targetIds: [...new Set([shift.workerId, workerId])],
    details: {
      ...{ what: 'CHANGED', shiftId: shift.id, role, deputy },
      ...{ before: [shift.startsAt.toISOString(), shift.endsAt.toISOString()] },
      ...{ after: [startsAt.toISOString(), endsAt.toISOString()] },
    },
  });
  return { id: shift.id };
}

export function presentOf({ revision, workerId, role, deputy, startsAt, endsAt }: ShiftRow) {
  return { revision, workerId, role, deputy, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}
