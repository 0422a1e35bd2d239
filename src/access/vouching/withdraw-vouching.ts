import type { RequestContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { coordinatedBy, operatorOf } from './coordinated-by.js';
import { recordVouching } from './vouch-for-newcomer.js';
import { guardedOperatorOf } from './vouching.queries.js';
import { withdrawIn } from './vouching.sql.js';
import type { GuardedOperator, VouchingInput } from './vouching.types.js';

/** A coordinator takes their word back, or says that they do not give it: nobody asks them again. */
export async function withdrawVouching(ctx: RequestContext, input: VouchingInput): Promise<GuardedOperator> {
  const district = coordinatedBy(ctx);
  const { id } = await once(ctx, { operation: 'withdrawVouching', input }, async (tx) => {
    const { id, actsForOrganisation } = await operatorOf(tx, district, input.accountId);
    if (!actsForOrganisation) throw new Refusal('NOT_AN_OPERATOR');
    await withdrawIn(tx, id, district);
    await recordVouching(tx, id, 'VOUCHING_WITHDRAWN');
    return { id };
  });
  return guardedOperatorOf(ctx, id);
}
