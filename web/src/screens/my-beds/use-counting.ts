import type { CombinedError } from '@urql/core';
import { useEffect, useState } from 'react';
import { codeOf } from '../../api/faults';
import { useAct } from '../../api/use-act';
import { useTell } from '../../design/notice';
import { say } from '../../language/say';
import { useWaitingFacts } from '../../offline/queue';
import { type Happened, type Outcome, useFact } from '../../offline/use-fact';
import { insideWith } from '../../offline/waiting-fact';
import { confirmBedsMutation, markReadyMutation } from './my-beds.documents';
import type { OwnPool, Where } from './pool-card';
import { mayWaitAt, unsentAt } from './without-line';

/** The number that is being set for a pool, and what can be said with it. */
export function useCounting(pool: OwnPool, shelter: Where, onDone: () => void) {
  const [confirm] = useAct(confirmBedsMutation);
  const [markReady, isReadying] = useAct(markReadyMutation);
  const fact = useFact(mayWaitAt(shelter));
  const [isTelling, setTelling] = useState(false);
  const waiting = useWaitingFacts().filter(({ poolId, refusal }) => poolId === pool.id && refusal === null);
  const known = insideWith(waiting, pool.id, pool.occupied ?? null);
  const [count, setCount] = useState(known ?? 0);
  const [fault, setFault] = useState<string | null>(null);
  const tell = useTell();
  // What others report meanwhile is shown here too.
  useEffect(() => setCount(known ?? 0), [known]);
  const done = (error: CombinedError | null, words: string, undo?: () => void) => {
    setFault(error ? unsentAt(shelter, error) : null);
    if (!error) tell(words, undo);
    if (!error || codeOf(error) === 'STALE_REVISION') onDone();
  };
  const counted = (places: number, expectedRevision: number | null): Happened => ({
    kind: 'COUNT',
    poolId: pool.id,
    placementId: null,
    name: `${shelter.name}, ${pool.name}`,
    places,
    expectedRevision,
  });
  const told = async (telling: Promise<Outcome>, words: string, undo?: () => void) => {
    setTelling(true);
    const { error, isWaiting } = await telling.finally(() => setTelling(false));
    if (isWaiting) tell(say('queue.putDownDone'));
    else done(error, words, undo);
    return error === null;
  };
  const declareAs = async (occupied: number, before: number | null) => {
    const revision = before === null ? null : pool.revision;
    const isTaken = await told(
      fact.tell(counted(occupied, revision)),
      say('beds.declared', { name: pool.name }),
      before === null ? undefined : () => void declareAs(before, null),
    );
    // Taken back before the list was read again, the number known here never changed.
    if (isTaken) setCount(occupied);
  };
  return {
    ...{ count, setCount, fault },
    isTouched: known === null || count !== known,
    isWaiting: waiting.length > 0,
    isBusy: isTelling || isReadying,
    send: () => declareAs(count, known),
    asBefore: () =>
      told(
        fact.attempt(counted(known ?? 0, null), () =>
          confirm({ poolId: pool.id, expectedRevision: pool.revision }),
        ),
        say('beds.confirmed', { name: pool.name }),
      ),
    ready: async () => {
      const { error } = await markReady({ poolId: pool.id, places: pool.turnaround });
      done(error, say('beds.ready', { name: pool.name }));
    },
  };
}
