import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { keptService, presentService } from './kept-service.js';
import type { CloseServiceInput } from './service.input.js';
import { serviceOf } from './service.queries.js';
import type { ServiceAtHand } from './service-at-hand.types.js';

/** Takes a service out of the directory for good. */
export async function closeService(ctx: RequestContext, input: CloseServiceInput): Promise<ServiceAtHand> {
  const { id } = await once(ctx, { operation: 'closeService', input }, (tx) => close(tx, input));
  return serviceOf(ctx, id);
}

async function close(tx: TransactionContext, { serviceId, expectedRevision }: CloseServiceInput) {
  const service = await keptService(tx, serviceId);
  refuseStale(expectedRevision, presentService(service));
  service.closedAt = tx.now;
  return { id: service.id };
}
