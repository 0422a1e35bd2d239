import { heardFromServer, isHeardIn } from '../frame/line';
import { setClockBy } from '../frame/registry-clock';
import { tellSessionEnded } from './steady';

// Longer than the registry lets any of its answers take, on a line that loses every other packet.
const answerWithinMs = 20_000;

/** Asks the registry; tells whether it was heard. Whoever aborts their own request learns nothing by it. */
async function heard(input: RequestInfo | URL, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(input, init);
    heardFromServer(isHeardIn(response));
    setClockBy(response);
    if (response.status === 401) tellSessionEnded();
    return response;
  } catch (error) {
    if (!init.signal?.aborted || isTimeout(init.signal.reason)) heardFromServer(false);
    throw isTimeout(init.signal?.reason) ? init.signal?.reason : error;
  }
}

/** A stream stays open for as long as it is followed. */
export const streamFetch: typeof fetch = (input, init) => heard(input, init ?? {});

/** An answer that does not come in time is given up, and said to be: nobody waits before a wheel that turns. */
export const answerFetch: typeof fetch = async (input, init) => {
  const limit = new AbortController();
  const timer = setTimeout(
    () => limit.abort(new DOMException('No answer in time.', 'TimeoutError')),
    answerWithinMs,
  );
  const signal = init?.signal ? AbortSignal.any([init.signal, limit.signal]) : limit.signal;
  try {
    const response = await heard(input, { ...init, signal });
    // A body may stop half-way too: read whole before the limit is lifted.
    const body = await response.blob();
    return new Response(body, { status: response.status, headers: response.headers });
  } catch (error) {
    if (isTimeout(limit.signal.reason)) {
      heardFromServer(false);
      throw limit.signal.reason;
    }
    throw error;
  } finally {
    clearTimeout(timer);
  }
};

export function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}
