import { recordAudit } from '../../access/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { beginDeadline } from './begin-deadline.js';
import type { RecordDataBreachInput } from './deadline.input.js';
import { visibleDeadline } from './deadline.queries.js';
import type { DeadlineInSight } from './deadline.types.js';
import { happenedAt } from './happened-at.js';

/** Somebody became aware of a breach of personal data: the authority is to be told within the term. */
export async function recordDataBreach(
  ctx: RequestContext,
  input: RecordDataBreachInput,
): Promise<DeadlineInSight> {
  const { id } = await once(ctx, { operation: 'recordDataBreach', input }, (tx) => record(tx, input));
  return visibleDeadline(ctx, id);
}

async function record(tx: TransactionContext, input: RecordDataBreachInput) {
  const begunAt = happenedAt(tx, 'at', input.at);
  const entryId = await recordAudit(tx, { action: 'DATA_BREACH_RECORDED', reason: input.words });
  const districtId = tx.actor.roles.includes('ADMIN') ? null : tx.actor.districtId;
  const place = { districtId, municipalityCode: null, interventionId: null };
  const id = await beginDeadline(tx, { kind: 'DATA_BREACH_NOTICE', begunAt, entryId, ...place });
  if (id === null) throw new Refusal('NOT_FOUND');
  return { id };
}
