import { randomUUID } from 'node:crypto';
import type { Actor, RequestContext } from './context.js';
import { usualInstallation } from './installation.js';
import { openLog } from './log.js';
import { noVisit } from './visit.js';

const withoutLimit = {
  limit: Number.POSITIVE_INFINITY,
  remaining: Number.POSITIVE_INFINITY,
  resetSeconds: 0,
};

/** A request that nobody sent over the network: of a command, or of a job. By nobody, without a limit. */
export function insideRequest(
  given: Pick<RequestContext, 'em' | 'secrets'> & { readonly actor?: Actor },
): RequestContext {
  return {
    ...{ requestId: randomUUID(), actor: null, language: 'en', log: openLog('warn'), ...given },
    ...{ credential: null, visit: noVisit, installation: usualInstallation, live: null },
    ...{ deadline: Number.POSITIVE_INFINITY, memory: new Map(), notes: {} },
    share: { spend: () => withoutLimit, count: () => undefined },
    committed: () => undefined,
  };
}
