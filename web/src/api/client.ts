import { Client, cacheExchange, type Exchange, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient as createStreams } from 'graphql-sse';
import { heardFromServer } from '../frame/line';
import { sessionIsOver } from '../frame/session-over';
import { languageNow } from '../language/say';

// A page of another site cannot send it: with the cookie alone the server does nothing.
const ownPage = { 'Riparo-Client': 'console' };

/** Tells whether the registry was heard; whoever aborts their own request learns nothing by it. */
const heardFetch: typeof fetch = async (input, init) => {
  try {
    const response = await fetch(input, init);
    heardFromServer(true);
    if (response.status === 401) sessionIsOver();
    return response;
  } catch (error) {
    if (!init?.signal?.aborted) heardFromServer(false);
    throw error;
  }
};

const streams = createStreams({
  fetchFn: heardFetch,
  url: '/graphql/stream',
  headers: () => ({ ...ownPage, 'Accept-Language': languageNow() }),
  credentials: 'same-origin',
  retryAttempts: 1_000,
});

/** The API as the console speaks it. What is read stays in memory, never on the disk. */
export function createApi(): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: () => ({
      credentials: 'same-origin',
      headers: { ...ownPage, 'Accept-Language': languageNow() },
    }),
    fetch: heardFetch,
    exchanges: [
      cacheExchange as Exchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: streams.subscribe(
              { query: query ?? '', variables: variables ?? {} },
              sink as Parameters<typeof streams.subscribe>[1],
            ),
          }),
        }),
      }),
    ],
  });
}
