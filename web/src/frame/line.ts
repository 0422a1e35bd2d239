import { useSyncExternalStore } from 'react';

/** Whether the registry was heard of when it was last asked. */
let isHeard = true;
const listeners = new Set<() => void>();

export function heardFromServer(heard: boolean): void {
  if (heard === isHeard) return;
  isHeard = heard;
  for (const listener of listeners) listener();
}

/** Whether there is a line to the registry; drawn anew when that changes. */
export function useLine(): boolean {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => isHeard,
  );
}

window.addEventListener('offline', () => heardFromServer(false));
