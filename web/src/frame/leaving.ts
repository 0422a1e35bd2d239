import { ownPage } from '../api/client';
import { wipeKept } from '../offline/kept-on-disk';
import { heardFromServer } from './line';

const mark = 'leaving';

/** Whether somebody left while the registry could not be told: until it is, nobody goes on with their session. */
export function isLeaving(): boolean {
  return localStorage.getItem(mark) !== null;
}

/** Ends the session at the registry and what was kept of it here. False where the registry could not be told yet. */
export async function leave(): Promise<boolean> {
  localStorage.setItem(mark, '1');
  const [isTold] = await Promise.all([tellRegistry(), wipeKept().catch(() => undefined)]);
  if (isTold) localStorage.removeItem(mark);
  return isTold;
}

/** It is sent even when the page goes away. */
async function tellRegistry(): Promise<boolean> {
  try {
    const answer = await fetch('/graphql', {
      method: 'POST',
      keepalive: true,
      credentials: 'same-origin',
      headers: { ...ownPage, 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: 'mutation Leave { signOut }' }),
      signal: AbortSignal.timeout(10_000),
    });
    // Whoever is not signed in any more has nothing to end.
    return answer.status < 500;
  } catch {
    heardFromServer(false);
    return false;
  }
}

/**
 * A quick exit: the screen is empty at once, the session ends, and a page stands there that says nothing. The way back
 * leads to the sign-in.
 */
export function leaveAtOnce(): void {
  document.documentElement.hidden = true;
  document.title = '';
  void leave();
  location.replace('/pausa');
}

/** Ends what an earlier page could not end; told other tabs of this browser follow. */
export async function finishLeaving(): Promise<void> {
  if (isLeaving()) await leave();
}

// One who leaves in one tab leaves in all: they share the session.
window.addEventListener('storage', ({ key, newValue }) => {
  if (key !== mark || newValue === null) return;
  document.documentElement.hidden = true;
  location.replace('/pausa');
});
