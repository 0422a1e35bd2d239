import { lockIntervention } from '../../interventions/index.js';
import type { TransactionContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import type { DeadlineKind } from '../closed-lists.js';
import { beginDeadline } from './begin-deadline.js';

/**
 * Begins a deadline in a case of the team because somebody said so; also in a case that has ended.
 * @throws DEADLINE_RUNNING
 */
export async function beginByHand(
  tx: TransactionContext,
  interventionId: string,
  { kind, begunAt }: { kind: DeadlineKind; begunAt: Date },
): Promise<{ id: string; interventionId: string }> {
  const held = await lockIntervention(tx, interventionId);
  const { districtId, municipalityCode } = held;
  const id = await beginDeadline(tx, {
    kind,
    begunAt,
    districtId,
    municipalityCode,
    interventionId: held.id,
  });
  if (id === null) throw new Refusal('DEADLINE_RUNNING');
  return { id, interventionId: held.id };
}
