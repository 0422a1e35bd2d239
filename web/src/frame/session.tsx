import { createContext, type ReactNode, useContext } from 'react';
import { useMutation, useQuery } from 'urql';
import { graphql } from '../api/generated';
import type { MeQuery } from '../api/generated/graphql';
import { Button } from '../design/button';
import { Empty, Waiting } from '../design/notice';
import { say } from '../language/say';
import { SecondFactorDue } from '../screens/access/second-factor-due';
import { useSessionOver } from './session-over';
import { SignIn } from './sign-in';

export type Signed = NonNullable<MeQuery['me']>;

const meQuery = graphql(`query Me { me { id name roles districtId permissions expiresAt secondFactorDue } }`);
const signOutMutation = graphql(`mutation SignOut { signOut }`);

const Session = createContext<Signed | null>(null);

/** Who is signed in. Inside `Signing` there is always somebody. */
export function useSigned(): Signed {
  const signed = useContext(Session);
  if (!signed) throw new Error('Nobody is signed in here.');
  return signed;
}

/** Asks who is there, and lets nobody further who is not signed in. */
export function Signing({ children }: { readonly children: ReactNode }) {
  const [{ data, fetching, error }, ask] = useQuery({ query: meQuery, requestPolicy: 'network-only' });
  const signOut = useSignOut();
  const again = () => ask({ requestPolicy: 'network-only' });
  // Who signs in learns of it by their own answer.
  useSessionOver(() => data?.me && again());
  if (data?.me?.secondFactorDue) return <SecondFactorDue onPassed={again} onLeave={signOut} />;
  if (data?.me) return <Session.Provider value={data.me}>{children}</Session.Provider>;
  if (fetching) return <Waiting />;
  if (error?.networkError)
    return (
      <Empty title={say('line.none')}>
        <Button weight="main" onClick={again}>
          {say('again')}
        </Button>
      </Empty>
    );
  return <SignIn onSignedIn={again} />;
}

/** Signs out and leaves nothing behind in this page. */
export function useSignOut(): () => Promise<void> {
  const [, signOut] = useMutation(signOutMutation);
  return async () => {
    await signOut({});
    location.assign('/');
  };
}
