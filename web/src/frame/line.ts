import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Since when the registry was not heard of; null while it is. */
let lostSince: Date | null = null;
const listeners = new Set<() => void>();

export function heardFromServer(heard: boolean): void {
  if (heard === (lostSince === null)) return;
  lostSince = heard ? null : new Date();
  for (const listener of listeners) listener();
  if (!heard) setTimeout(listen, listenAgainMs);
}

const listenAgainMs = 3_000;

/** A gateway that answers for a server that does not is no line. */
export function isHeardIn({ status }: Response): boolean {
  return status !== 502 && status !== 504;
}

/** Asks until there is an answer: nobody has to reload to learn that the line is back. */
async function listen(): Promise<void> {
  if (lostSince === null) return;
  try {
    const answer = await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(10_000) });
    if (isHeardIn(answer)) return heardFromServer(true);
  } catch {
    // Asked again below.
  }
  setTimeout(listen, listenAgainMs);
}

/** Calls back whenever the line is lost or comes back; gives the way to stop it. */
export function onLine(changed: () => void): () => void {
  listeners.add(changed);
  return () => {
    listeners.delete(changed);
  };
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

export function isOnLineNow(): boolean {
  return lostSince === null;
}

/** Whether there is a line to the registry; drawn anew when that changes. */
export function useLine(): boolean {
  return useLostSince() === null;
}

/** Since when there is no line to the registry, by this device; null while there is one. */
export function useLostSince(): Date | null {
  return useSyncExternalStore(onLine, () => lostSince);
}

window.addEventListener('offline', () => heardFromServer(false));
window.addEventListener('online', () => void listen());
