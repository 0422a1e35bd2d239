import { serviceOf, shelterOf } from '../../directory/index.js';
import type { TransactionContext } from '../../platform/context.js';

/** A shelter that was named, as far as the caller may see it. @throws NOT_FOUND */
export async function shelterNamed(
  tx: TransactionContext,
  id: string | null | undefined,
): Promise<string | null> {
  return id ? (await shelterOf(tx, id)).id : null;
}

/** A service that was named. @throws NOT_FOUND */
export async function serviceNamed(
  tx: TransactionContext,
  id: string | null | undefined,
): Promise<string | null> {
  return id ? (await serviceOf(tx, id)).id : null;
}
