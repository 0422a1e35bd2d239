import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { localTime } from '../cover/coverage.rules.js';
import { lockedShift } from '../shifts/locked-shifts.js';
import { onDutyAt } from '../shifts/shift.queries.js';
import type { AcknowledgeHandOverInput } from './hand-over.input.js';
import { handOverOfShift } from './hand-over.queries.js';
import { whyNotAcknowledge } from './hand-over.rules.js';
import type { HandOverRow } from './hand-over.types.js';
import { openMatters } from './open-matters.js';

const acknowledge = guardedStatement(
  'acknowledge-hand-over',
  `-- Who took note of it, and of what?
   insert into hand_over as h (id, district_id, shift_id, acknowledged_by, acknowledged_at, matters)
   values ($1, $2, $3, $4, $5, $6)
   on conflict on constraint hand_over_is_one_of_a_shift do update
   set acknowledged_by = excluded.acknowledged_by, acknowledged_at = excluded.acknowledged_at,
     matters = excluded.matters`,
);

/** Takes note of what the shift before left open; from then on it stays as it was. */
export async function acknowledgeHandOver(
  ctx: RequestContext,
  input: AcknowledgeHandOverInput,
): Promise<HandOverRow> {
  const act = { operation: 'acknowledgeHandOver', input };
  const { shiftId } = await once(ctx, act, (tx) => takeNote(tx, input));
  return handOverOfShift(ctx, shiftId);
}

async function takeNote(tx: TransactionContext, input: AcknowledgeHandOverInput) {
  const { id: shiftId, districtId } = await lockedShift(tx, input.shiftId, 'handovers.write');
  const handOver = await handOverOfShift(tx, shiftId);
  const team = await onDutyAt(tx, districtId, tx.now);
  const reader = {
    id: tx.actor.id,
    isCoordinator: tx.actor.roles.includes('COORDINATOR'),
    isOnDuty: team.some(({ accountId, role }) => accountId === tx.actor.id && role === 'SOCIAL_WORKER'),
  };
  const code = whyNotAcknowledge(handOver, reader, tx.now);
  if (code) throw new Refusal(code, { until: localTime(handOver.endsAt).slice(11, 16) });
  const matters = JSON.stringify(await openMatters(tx, districtId));
  await acknowledge(tx, [handOver.id ?? randomUUID(), districtId, shiftId, tx.actor.id, tx.now, matters]);
  return { shiftId };
}
