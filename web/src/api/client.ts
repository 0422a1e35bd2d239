import { Client, cacheExchange, type Exchange, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient as createStreams } from 'graphql-sse';
import { languageNow } from '../language/say';
import { answerFetch, streamFetch } from './heard-fetch';
import { followed } from './resuming';
import { steady } from './steady';

// A page of another site cannot send it: with the cookie alone the server does nothing.
export const ownPage = { 'Riparo-Client': 'console' };

const streams = createStreams({
  fetchFn: streamFetch,
  url: '/graphql/stream',
  headers: () => ({ ...ownPage, 'Accept-Language': languageNow() }),
  credentials: 'same-origin',
  // Taken up again by `followed`, which knows where it was.
  retryAttempts: 0,
});
const kept = steady();

const asked = {
  url: '/graphql',
  preferGetMethod: false,
  fetchOptions: () => ({
    credentials: 'same-origin' as const,
    headers: { ...ownPage, 'Accept-Language': languageNow() },
  }),
  fetch: answerFetch,
};

/** For what is shown for a while and then wiped: answers are kept by whoever asked, and by nobody else. */
export const forgetful = new Client({ ...asked, requestPolicy: 'network-only', exchanges: [fetchExchange] });

/** The API as the console speaks it. What is read stays in memory, never on the disk. */
export function createApi(): Client {
  return new Client({
    ...asked,
    requestPolicy: 'cache-and-network',
    exchanges: [
      kept.exchange,
      cacheExchange as Exchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: followed(
              (asked, heard) => streams.subscribe(asked, heard as Parameters<typeof streams.subscribe>[1]),
              { query: query ?? '', variables: variables ?? {} },
              sink as Parameters<typeof followed>[2],
            ),
          }),
        }),
      }),
    ],
  });
}

/** After somebody has signed in again: asks what was not answered meanwhile. */
export function askUnanswered(client: Client): void {
  kept.askAgain(client);
}
