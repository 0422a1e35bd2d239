import type { CombinedError } from '@urql/core';
import { useClient } from 'urql';
import { useLine } from '../frame/line';
import { registryNow } from '../frame/registry-clock';
import { useSigned } from '../frame/signed';
import { putDown } from './queue';
import { tellFact } from './send-facts';
import type { WaitingFact } from './waiting-fact';

export type Happened = Pick<WaitingFact, 'kind' | 'poolId' | 'placementId' | 'name' | 'places'> & {
  readonly interventionId?: string;
  /** When it happened, where that was before now. */
  readonly at?: string;
  /** Sent while there is a line: refused where the pool has moved since. */
  readonly expectedRevision: number | null;
};
export interface Outcome {
  readonly error: CombinedError | null;
  /** It waits for the line: said, but not done. */
  readonly isWaiting: boolean;
}

/**
 * Tells the registry what has happened, or puts it down with its time and its key while there is no line. An attempt
 * whose answer was lost is sent again with the same key and content: it is done once.
 *
 * @param mayWait false for guarded shelters: nothing of them lies on a disk, without a line there is the telephone
 */
export function useFact(mayWait: boolean) {
  const { id } = useSigned();
  const isOnLine = useLine();
  const client = useClient();
  const factOf = (happened: Happened): WaitingFact => ({
    ...happened,
    interventionId: happened.interventionId ?? null,
    by: id,
    at: happened.at ?? registryNow().toISOString(),
    requestKey: crypto.randomUUID(),
    refusal: null,
  });
  const waits = async (fact: WaitingFact): Promise<Outcome> => {
    await putDown(fact);
    return { error: null, isWaiting: true };
  };
  return {
    tell: async (happened: Happened): Promise<Outcome> => {
      const fact = factOf(happened);
      // What was counted after an arrival that waits is no longer on the revision that is shown.
      if (!isOnLine && mayWait) return waits({ ...fact, expectedRevision: null });
      const error = (await tellFact(client, fact)) ?? null;
      return error?.networkError && mayWait ? waits(fact) : { error, isWaiting: false };
    },
    /** Tries an act that has no time of its own; where no answer comes, what it says is put down as a fact of now. */
    attempt: async (
      happened: Happened,
      act: () => Promise<{ readonly error: CombinedError | null }>,
    ): Promise<Outcome> => {
      const fact = { ...factOf(happened), expectedRevision: null };
      if (!isOnLine && mayWait) return waits(fact);
      const { error } = await act();
      return error?.networkError && mayWait ? waits(fact) : { error, isWaiting: false };
    },
  };
}
