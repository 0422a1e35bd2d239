import type { IncomingMessage } from 'node:http';

/**
 * A page of another site can open a WebSocket here with the browser's own credentials: with an Origin, its host must
 * be the one that was called, or the public one. Programs send no Origin.
 */
export function isOwnOrigin({ headers }: IncomingMessage, publicUrl: string | null): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  const from = hostOf(origin);
  if (from === null) return false;
  return from === host?.toLowerCase() || (publicUrl !== null && from === hostOf(publicUrl));
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host || null : null;
}
