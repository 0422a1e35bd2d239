import type { RequestContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { coordinatedBy, operatorOf } from './coordinated-by.js';
import { recordVouching } from './vouch-for-newcomer.js';
import { guardedOperatorOf } from './vouching.queries.js';
import { vouchIn } from './vouching.sql.js';
import type { GuardedOperator, VouchingInput } from './vouching.types.js';

/** A coordinator says that an operator or a system may see what its organisation keeps guarded in their district. */
export async function vouchForOperator(ctx: RequestContext, input: VouchingInput): Promise<GuardedOperator> {
  const district = coordinatedBy(ctx);
  const { id } = await once(ctx, { operation: 'vouchForOperator', input }, async (tx) => {
    const { id, isDisabled, actsForOrganisation } = await operatorOf(tx, district, input.accountId);
    if (!actsForOrganisation) throw new Refusal('NOT_AN_OPERATOR');
    if (isDisabled) throw new Refusal('PERSON_DISABLED');
    if (await vouchIn(tx, id, district)) await recordVouching(tx, id, 'VOUCHED');
    return { id };
  });
  return guardedOperatorOf(ctx, id);
}
