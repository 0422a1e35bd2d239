import { useMemo } from 'react';
import { useQuery } from 'urql';
import { caseQuery } from './find.documents';
import { openPlacement } from './held-offer';

/** The case a bed is looked for, and the places already kept for it. */
export function useCaseAtHand(interventionId: string | null) {
  const [{ data }, ask] = useQuery({
    query: caseQuery,
    variables: { id: interventionId ?? '' },
    pause: interventionId === null,
  });
  const atHand = data?.intervention ?? null;
  const held = useMemo(() => (atHand?.placements ?? []).filter(openPlacement), [atHand]);
  return { atHand, held, askAgain: () => ask({ requestPolicy: 'network-only' }) };
}
