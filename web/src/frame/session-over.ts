import { useEffect } from 'react';

const listeners = new Set<() => void>();

/** The registry no longer knows who this is: the session ended, here or elsewhere. */
export function sessionIsOver(): void {
  for (const listener of listeners) listener();
}

/** Does something when the session is over, in whichever request that was told. */
export function useSessionOver(then: () => void): void {
  useEffect(() => {
    listeners.add(then);
    return () => void listeners.delete(then);
  }, [then]);
}
