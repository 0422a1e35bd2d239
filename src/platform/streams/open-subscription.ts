import type { GraphQLSchema } from 'graphql';
import type { LiveConnection, RequestContext } from '../context.js';
import { refusedUnits } from '../graphql/format-error.js';
import { chargeRequest } from '../graphql/request-charge.js';
import type { PreparedSubscription, StreamRequest, SubscriptionDocuments } from './prepared-subscription.js';
import { type Answer, type Running, runSubscription } from './run-subscription.js';

/** A subscription on its way. */
export interface Opened {
  readonly subscription: PreparedSubscription;
  readonly running: Running | Answer;
}

/**
 * Checks what a client asks for, takes its cost, and begins it: the same for every kind of stream.
 * @throws INVALID_INPUT, TOO_COMPLEX, RATE_LIMITED
 */
export async function openSubscription(
  { schema, documents }: { schema: GraphQLSchema; documents: SubscriptionDocuments },
  asked: StreamRequest,
  ctx: RequestContext & { readonly live: LiveConnection },
): Promise<Opened> {
  const subscription = prepared(documents, asked, ctx);
  chargeRequest(ctx, subscription.operation, subscription.variables);
  return { subscription, running: await runSubscription(schema, subscription, ctx) };
}

function prepared(documents: SubscriptionDocuments, asked: StreamRequest, { share }: RequestContext) {
  try {
    return documents.prepare(asked);
  } catch (error) {
    share.count(refusedUnits(asked.query));
    throw error;
  }
}
