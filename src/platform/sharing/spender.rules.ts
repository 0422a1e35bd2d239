/**
 * As what somebody asks: an account; nobody signed in who reads; who is about to sign in, as all of one network; or the
 * same in a browser that the registry knows, or that waited as long as it was told.
 */
export type SpenderKind = 'ACCOUNT' | 'READING' | 'ENTERING' | 'BROWSER' | 'TURN';

/** Who takes places and spends units. */
export interface Spender {
  readonly name: string;
  readonly kind: SpenderKind;
}

export function accountSpender(accountId: string): Spender {
  return { name: `account ${accountId}`, kind: 'ACCOUNT' };
}

/** All who read from there and are not signed in. */
export function networkSpender(prefix: string): Spender {
  return { name: `network ${prefix}`, kind: 'READING' };
}

/** All who are about to sign in there: what others read is not held against them. */
export function enteringSpender(prefix: string): Spender {
  return { name: `entering ${prefix}`, kind: 'ENTERING' };
}

/** A browser somebody has signed in with before. */
export function browserSpender(tag: string): Spender {
  return { name: `browser ${tag}`, kind: 'BROWSER' };
}

/** A browser that was told to wait, and did. */
export function turnSpender(id: string): Spender {
  return { name: `turn ${id}`, kind: 'TURN' };
}
