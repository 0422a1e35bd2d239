import type { RequestContext } from '../context.js';
import type { Allowance, Emergency } from '../sharing/share.types.js';
import type { CheckedOperation } from './documents.js';

/** What a request cost, and what is left after it. */
export interface Charge {
  readonly cost: number;
  readonly remaining: number;
}

/**
 * Takes the cost of an operation from the allowance of whoever asks.
 * @throws TOO_COMPLEX, INVALID_INPUT, RATE_LIMITED
 */
export function chargeRequest(
  { share, actor, notes }: Pick<RequestContext, 'share' | 'actor' | 'notes'>,
  operation: CheckedOperation,
  variables: Readonly<Record<string, unknown>>,
): { charge: Charge; allowance: Allowance } {
  notes.fields = operation.roots;
  const cost = operation.costWith(variables);
  const allowance = share.spend(cost, actor ? emergencyIn(operation) : null);
  const charge = { cost, remaining: allowance.remaining };
  notes.charge = charge;
  return { charge, allowance };
}

function emergencyIn({ roots, emergencyTimes }: CheckedOperation): Emergency | null {
  const [field] = roots;
  return field !== undefined && emergencyTimes > 0 ? { field, times: emergencyTimes } : null;
}

/** What is left, as HTTP tells it. */
export function allowanceHeaders({ limit, remaining, resetSeconds }: Allowance): Record<string, string> {
  return {
    'ratelimit-policy': `"minute";q=${limit};w=60`,
    ratelimit: `"minute";r=${remaining};t=${resetSeconds}`,
  };
}
