import type { CombinedError } from '@urql/core';
import { useEffect, useState } from 'react';
import { codeOf, saidBy } from '../../api/faults';
import { useAct } from '../../api/use-act';
import { useTell } from '../../design/notice';
import { say } from '../../language/say';
import { confirmBedsMutation, declareMutation, markReadyMutation } from './my-beds.documents';
import type { OwnPool } from './pool-card';

/** The number that is being set for a pool, and what can be said with it. */
export function useCounting(pool: OwnPool, onDone: () => void) {
  const [declare, isDeclaring] = useAct(declareMutation);
  const [confirm, isConfirming] = useAct(confirmBedsMutation);
  const [markReady, isReadying] = useAct(markReadyMutation);
  const known = pool.occupied ?? null;
  const [count, setCount] = useState(known ?? 0);
  const [fault, setFault] = useState<string | null>(null);
  const tell = useTell();
  // What others report meanwhile is shown here too.
  useEffect(() => setCount(known ?? 0), [known]);
  const done = (error: CombinedError | null, words: string, undo?: () => void) => {
    setFault(error ? saidBy(error) : null);
    if (!error) tell(words, undo);
    if (!error || codeOf(error) === 'STALE_REVISION') onDone();
  };
  const declareAs = async (occupied: number, before: number | null) => {
    const expectedRevision = before === null ? null : pool.revision;
    const { error } = await declare({ poolId: pool.id, occupied, expectedRevision });
    // Taken back before the list was read again, the number known here never changed.
    if (!error) setCount(occupied);
    done(
      error,
      say('beds.declared', { name: pool.name }),
      before === null ? undefined : () => void declareAs(before, null),
    );
  };
  return {
    ...{ count, setCount, fault },
    isTouched: known === null || count !== known,
    isBusy: isDeclaring || isConfirming || isReadying,
    send: () => declareAs(count, known),
    asBefore: async () => {
      const { error } = await confirm({ poolId: pool.id, expectedRevision: pool.revision });
      done(error, say('beds.confirmed', { name: pool.name }));
    },
    ready: async () => {
      const { error } = await markReady({ poolId: pool.id, places: pool.turnaround });
      done(error, say('beds.ready', { name: pool.name }));
    },
  };
}
