import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { endSwap } from './end-swap.sql.js';
import type { WithdrawSwapInput } from './swap.input.js';
import { lockedSwap, swapOf } from './swap.queries.js';
import type { SwapRow } from './swap.types.js';

/** Takes a proposal back before anybody says yes. */
export async function withdrawSwap(ctx: RequestContext, input: WithdrawSwapInput): Promise<SwapRow> {
  const { id } = await once(ctx, { operation: 'withdrawSwap', input }, (tx) => takeBack(tx, input));
  return swapOf(ctx, id);
}

async function takeBack(tx: TransactionContext, { swapId }: WithdrawSwapInput) {
  const { id } = await swapOf(tx, swapId);
  const swap = await lockedSwap(tx, id);
  if (swap.proposedBy !== tx.actor.id) throw new Refusal('NOT_ALLOWED', { permission: 'rota.swap' });
  if (swap.endedAt) throw new Refusal('SWAP_ENDED', { ending: swap.state });
  await endSwap(tx, id, 'WITHDRAWN');
  return { id };
}
