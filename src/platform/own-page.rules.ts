/** What a browser tells of the page that sends a request. */
export interface PageHeaders {
  readonly origin?: string | undefined;
  readonly host?: string | undefined;
}

/**
 * Whether a request with an Origin comes from a page of this registry: exactly the public address, or the host it was
 * asked under where that is this machine. `null`, other schemes and ports, and names that only look alike are not.
 */
export function isOwnPage({ origin, host }: PageHeaders, publicUrl: string | null): boolean {
  if (origin === undefined) return false;
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true;
  return isLoopback(host) && origin === `http://${host?.toLowerCase()}`;
}

/** Whether a Host header names this machine. */
export function isLoopback(host: string | undefined): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host ?? '');
}
