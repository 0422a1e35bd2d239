/** Who takes places and spends units: an account; or, for all who are not signed in there, a network. */
export interface Spender {
  readonly name: string;
  readonly isSignedIn: boolean;
}

export function accountSpender(accountId: string): Spender {
  return { name: `account ${accountId}`, isSignedIn: true };
}

export function networkSpender(prefix: string): Spender {
  return { name: `network ${prefix}`, isSignedIn: false };
}
