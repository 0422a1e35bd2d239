import { LockMode } from '@mikro-orm/core';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { once } from '../../platform/request-key.js';
import { StatedCriterion } from './criterion.entity.js';
import type { WithdrawCriterionInput } from './criterion.input.js';
import { criterionOf, keptPool } from './criterion.queries.js';

/** Says that a criterion no longer stands; one withdrawn before stays as it was. */
export async function withdrawCriterion(
  ctx: RequestContext,
  input: WithdrawCriterionInput,
): Promise<StatedCriterion> {
  const { id } = await once(ctx, { operation: 'withdrawCriterion', input }, (tx) => withdraw(tx, input));
  return criterionOf(ctx, id);
}

async function withdraw(tx: TransactionContext, { criterionId: id }: WithdrawCriterionInput) {
  const known = isId(id) ? await tx.em.findOne(StatedCriterion, { id }) : null;
  if (!known) throw new Refusal('NOT_FOUND');
  // The shelter before its criteria: so do all who change both.
  await keptPool(tx, known.poolId);
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const criterion = await tx.em.findOneOrFail(StatedCriterion, { id }, { lockMode, refresh: true });
  criterion.withdrawnAt ??= tx.now;
  return { id: criterion.id };
}
