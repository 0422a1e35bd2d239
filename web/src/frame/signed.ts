import { createContext, useContext } from 'react';
import type { MeQuery } from '../api/generated/graphql';

export type Signed = NonNullable<MeQuery['me']>;

export const SignedIn = createContext<Signed | null>(null);

/** Who is signed in. Inside `Signing` there is always somebody. */
export function useSigned(): Signed {
  const signed = useContext(SignedIn);
  if (!signed) throw new Error('Nobody is signed in here.');
  return signed;
}
