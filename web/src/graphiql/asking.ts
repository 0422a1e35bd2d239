import type { GraphiQLProps } from 'graphiql';
import { createClient } from 'graphql-sse';
import { languageNow } from '../language/say';

type Fetcher = GraphiQLProps['fetcher'];

/** With a key: a page of another site cannot send it. Without one the sign-in of this browser counts. */
function headersFor(key: string): Record<string, string> {
  const own = { 'Riparo-Client': 'graphiql', 'Accept-Language': languageNow() };
  return key === '' ? own : { ...own, Authorization: `Bearer ${key}` };
}

/** Asks the registry as one would with any client; subscriptions come as server-sent events. */
export function fetcherFor(key: string): Fetcher {
  const streams = createClient({ url: '/graphql/stream', headers: () => headersFor(key), retryAttempts: 5 });
  return async ({ query, variables, operationName }, options) => {
    if (isSubscription(query, operationName ?? null))
      return streams.iterate({
        query,
        variables,
        operationName: operationName ?? undefined,
      }) as ReturnType<Fetcher>;
    const answer = await fetch('/graphql', {
      method: 'POST',
      // A key stands for itself: the cookie of whoever sits here does not go with it.
      credentials: key === '' ? 'same-origin' : 'omit',
      headers: { 'Content-Type': 'application/json', ...headersFor(key), ...options?.headers },
      body: JSON.stringify({ query, variables, operationName }),
    });
    return answer.json();
  };
}

function isSubscription(query: string, name: string | null): boolean {
  const found = [...query.matchAll(/^\s*(query|mutation|subscription)\b\s*(\w*)/gm)];
  const meant = found.find(([, , called]) => called === name) ?? found[0];
  return meant?.[1] === 'subscription';
}

/** Whether this is the demo, and nobody is signed in here. */
export async function isDemoVisitor(): Promise<boolean> {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headersFor('') },
    body: JSON.stringify({ query: '{ me { id } demoPeople { name } }' }),
  });
  const { data } = (await answer.json()) as { data: { me: object | null; demoPeople: object[] } | null };
  return data !== null && data.me === null && data.demoPeople.length > 0;
}
