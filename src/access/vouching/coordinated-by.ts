import { actorOf, type RequestContext, type TransactionContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { lockedOperator, type Operator } from './vouching.sql.js';

/** The district somebody gives their word for. @throws NOT_ALLOWED */
export function coordinatedBy(ctx: RequestContext): string {
  const { roles, districtId, isMachine } = actorOf(ctx);
  if (isMachine || !roles.includes('COORDINATOR') || districtId === null)
    throw new Refusal('NOT_ALLOWED', { permission: 'operators.vouch' });
  return districtId;
}

/** @throws NOT_FOUND, OWN_ACCOUNT */
export async function operatorOf(
  tx: TransactionContext,
  district: string,
  accountId: string,
): Promise<Operator> {
  const operator = isId(accountId) ? await lockedOperator(tx, district, accountId) : undefined;
  if (!operator) throw new Refusal('NOT_FOUND');
  if (operator.id === tx.actor.id) throw new Refusal('OWN_ACCOUNT');
  return operator;
}
