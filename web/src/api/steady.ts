import { type Client, type Exchange, mapExchange, type Operation } from '@urql/core';
import { codeOf } from './faults';

const ended = 'riparo-session-ended';

/** Calls back when the registry no longer knows who is here; gives the way to stop it. */
export function onSessionEnded(then: () => void): () => void {
  window.addEventListener(ended, then);
  return () => window.removeEventListener(ended, then);
}

/** The registry refused whoever this page says it is. */
export function tellSessionEnded(): void {
  window.dispatchEvent(new Event(ended));
}

/** What was read stays on the screen while there is no line, and while somebody signs in again: nothing typed is lost. */
export function steady() {
  const last = new Map<number, unknown>();
  const unanswered = new Map<number, Operation>();
  const exchange: Exchange = mapExchange({
    onResult(result) {
      const { operation, error, data } = result;
      const isSignedOut = codeOf(error) === 'NOT_SIGNED_IN';
      if (isSignedOut) tellSessionEnded();
      if (operation.kind !== 'query') return result;
      if (!error && data) {
        last.set(operation.key, data);
        unanswered.delete(operation.key);
        return result;
      }
      if (!error?.networkError && !isSignedOut) return result;
      if (isSignedOut) unanswered.set(operation.key, operation);
      const known = last.get(operation.key);
      return known === undefined ? result : { ...result, data: known, error: undefined, stale: true };
    },
  });
  return {
    exchange,
    /** Asks again what was not answered while nobody was signed in. */
    askAgain(client: Client): void {
      for (const operation of unanswered.values())
        client.reexecuteOperation(
          client.createRequestOperation('query', operation, {
            ...operation.context,
            requestPolicy: 'network-only',
          }),
        );
      unanswered.clear();
    },
  };
}
