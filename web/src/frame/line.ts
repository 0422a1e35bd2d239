import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Whether the registry was heard of when it was last asked. */
let isHeard = true;
const listeners = new Set<() => void>();

export function heardFromServer(heard: boolean): void {
  if (heard === isHeard) return;
  isHeard = heard;
  for (const listener of listeners) listener();
  if (!heard) setTimeout(listen, listenAgainMs);
}

const listenAgainMs = 3_000;

/** Asks until there is an answer: nobody has to reload to learn that the line is back. */
async function listen(): Promise<void> {
  if (isHeard) return;
  try {
    await fetch('/health');
    heardFromServer(true);
  } catch {
    setTimeout(listen, listenAgainMs);
  }
}

/** Does something when the line is back: what changed meanwhile was not told. */
export function useBackOnLine(again: () => void): void {
  const isOnLine = useLine();
  const wasOnLine = useRef(isOnLine);
  useEffect(() => {
    if (isOnLine && !wasOnLine.current) again();
    wasOnLine.current = isOnLine;
  }, [isOnLine, again]);
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
window.addEventListener('online', () => void listen());
