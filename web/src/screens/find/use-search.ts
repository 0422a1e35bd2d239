import { useEffect, useMemo, useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import { useBackOnLine } from '../../frame/line';
import { bedsChangedSubscription, findBedsQuery } from './find.documents';
import { askedBy, type Need } from './need';
import type { Offer } from './offer-card';

const whileTypingMs = 350;
const afterChangesMs = 600;

/** Asks while the household is typed, and again when a pool that is shown moves. */
export function useSearch(need: Need, interventionId: string | null) {
  const settled = useSettled(useMemo(() => askedBy(need, interventionId), [need, interventionId]));
  const [pages, setPages] = useState<readonly Offer[]>([]);
  const [after, setAfter] = useState<string | null>(null);
  const isIdle = settled === null;
  const [{ data, error, fetching }, ask] = useQuery({
    query: findBedsQuery,
    variables: { need: settled ?? { category: 'FAMILY', guests: [] }, after },
    pause: isIdle,
    requestPolicy: 'network-only',
  });
  useBackOnLine(() => {
    if (!isIdle) ask({ requestPolicy: 'network-only' });
  });
  const answer = isIdle ? null : (data?.findBeds ?? null);
  // biome-ignore lint: a new need begins a new list
  useEffect(() => {
    setPages([]);
    setAfter(null);
  }, [settled]);
  const offers = answer ? [...pages, ...answer.nodes] : [];
  const poolIds = offers.map(({ pool }) => pool.id);
  const [{ data: change }] = useSubscription({
    query: bedsChangedSubscription,
    variables: { poolIds },
    pause: poolIds.length === 0,
  });
  const cursor = change?.bedsChanged.poolId ? change.bedsChanged.cursor : null;
  useEffect(() => {
    if (cursor === null) return;
    const timer = setTimeout(() => ask({ requestPolicy: 'network-only' }), afterChangesMs);
    return () => clearTimeout(timer);
  }, [cursor, ask]);
  const next = answer?.pageInfo.hasNextPage ? answer.pageInfo.endCursor : null;
  return {
    ...{ offers, answer, isAsking: fetching },
    error: isIdle ? undefined : error,
    more: next
      ? () => {
          setPages(offers);
          setAfter(next);
        }
      : null,
  };
}

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), whileTypingMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
