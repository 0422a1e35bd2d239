import { Client, cacheExchange, type Exchange, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient as createStreams } from 'graphql-sse';
import { heardFromServer } from '../frame/line';
import { languageNow } from '../language/say';

// A page of another site cannot send it: with the cookie alone the server does nothing.
const ownPage = { 'Riparo-Client': 'console' };

/** Tells whether the registry was heard; whoever aborts their own request learns nothing by it. */
const heardFetch: typeof fetch = async (input, init) => {
  try {
    const response = await fetch(input, init);
    heardFromServer(true);
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

const asked = {
  url: '/graphql',
  preferGetMethod: false,
  fetchOptions: () => ({
    credentials: 'same-origin' as const,
    headers: { ...ownPage, 'Accept-Language': languageNow() },
  }),
  fetch: heardFetch,
};

/** For what is shown for a while and then wiped: answers are kept by whoever asked, and by nobody else. */
export const forgetful = new Client({ ...asked, requestPolicy: 'network-only', exchanges: [fetchExchange] });

/** The API as the console speaks it. What is read stays in memory, never on the disk. */
export function createApi(): Client {
  return new Client({
    ...asked,
    requestPolicy: 'cache-and-network',
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
