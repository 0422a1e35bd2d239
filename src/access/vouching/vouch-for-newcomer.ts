import type { TransactionContext } from '../../platform/context.js';
import { recordAudit } from '../audit/record-audit.js';
import { endVouchingByOthers, vouchIn } from './vouching.sql.js';

/** The district of a coordinator: whoever they give access to is vouched for there by the same act. */
function districtVouchedBy({ actor: { roles, districtId } }: TransactionContext): string | null {
  return roles.includes('COORDINATOR') ? districtId : null;
}

/** What a coordinator who lets somebody in says with it; an administrator says nothing. */
export async function vouchForNewcomer(tx: TransactionContext, accountId: string): Promise<void> {
  const district = districtVouchedBy(tx);
  if (district !== null && (await vouchIn(tx, accountId, district)))
    await recordVouching(tx, accountId, 'VOUCHED');
}

/**
 * Somebody was handed what an account signs in with, or took a part of it away: the word that others gave for it is
 * over. A coordinator of a district where it was given gives their own instead.
 */
export async function vouchForChangedHands(tx: TransactionContext, accountId: string): Promise<void> {
  const ended = await endVouchingByOthers(tx, accountId);
  const own = districtVouchedBy(tx);
  if (own !== null && ended.includes(own)) await vouchIn(tx, accountId, own);
}

export async function recordVouching(
  tx: TransactionContext,
  accountId: string,
  what: 'VOUCHED' | 'VOUCHING_WITHDRAWN',
): Promise<void> {
  const details = { what };
  await recordAudit(tx, { action: 'VOUCHING_CHANGED', target: 'PERSON', targetIds: [accountId], details });
}
