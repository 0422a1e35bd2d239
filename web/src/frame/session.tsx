import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { askUnanswered } from '../api/client';
import { graphql } from '../api/generated';
import { onSessionEnded } from '../api/steady';
import { Banner, Waiting } from '../design/notice';
import { say } from '../language/say';
import { DirectoryKeeper } from '../offline/directory-keeper';
import { keepOnlyFor, wipeKept } from '../offline/kept-on-disk';
import { OfflineDesk } from '../offline/offline-desk';
import { QueueSender } from '../offline/queue-sender';
import { SecondFactorDue } from '../screens/access/second-factor-due';
import { finishLeaving, isLeaving, leave } from './leaving';
import { useBackOnLine } from './line';
import { SessionWarning } from './session-warning';
import { SignIn } from './sign-in';
import { useSignOut } from './sign-out';
import { type Signed, SignedIn } from './signed';

export { type Signed, useSigned } from './signed';

const meQuery = graphql(`query Me { me { id name roles districtId permissions expiresAt secondFactorDue } }`);

/** Asks who is there, and lets nobody further who is not signed in. */
export function Signing({ children }: { readonly children: ReactNode }) {
  const [{ data, fetching, error }, ask] = useQuery({
    query: meQuery,
    requestPolicy: 'network-only',
    pause: isLeaving(),
  });
  const again = useCallback(async () => {
    await finishLeaving();
    if (!isLeaving()) ask({ requestPolicy: 'network-only' });
  }, [ask]);
  useBackOnLine(again);
  const me = data?.me ?? null;
  const { last, hasEnded, end } = useSessionInCourse(me, data !== undefined);
  const signOut = useSignOut();
  if (me?.secondFactorDue) return <SecondFactorDue onPassed={again} onLeave={signOut} />;
  // Known from the first moment: the sign-in does not flash before who is signed in already.
  const shown = last ?? me;
  const isOver = hasEnded && last !== null;
  if (shown)
    return (
      <>
        {isOver ? <SignInAgain onSignedIn={again} /> : null}
        {/* What was typed waits, out of sight, for the same person. */}
        <div hidden={isOver} inert={isOver}>
          <SignedIn.Provider value={shown}>
            {children}
            {isOver ? null : (
              <>
                <SessionWarning endsAt={shown.expiresAt ?? null} onStay={again} onEnd={end} />
                <DirectoryKeeper />
                <QueueSender />
              </>
            )}
          </SignedIn.Provider>
        </div>
      </>
    );
  if (fetching) return <Waiting />;
  if (error?.networkError || isLeaving()) return <OfflineDesk onAgain={again} />;
  return <SignIn onSignedIn={again} />;
}

function SignInAgain({ onSignedIn }: { readonly onSignedIn: () => void }) {
  return <SignIn onSignedIn={onSignedIn} above={<Banner tone="care">{say('session.ended')}</Banner>} />;
}

/** Who was last seen signed in here, and whether their session is over. */
function useSessionInCourse(me: Signed | null, isAnswered: boolean) {
  const client = useClient();
  const [last, setLast] = useState<Signed | null>(null);
  const [hasEnded, setEnded] = useState(false);
  const lastId = last?.id ?? null;
  useEffect(() => {
    if (me && !me.secondFactorDue) {
      // Another person begins with an empty page: nothing of the one before is in its memory.
      if (lastId !== null && lastId !== me.id) return location.assign('/');
      setLast(me);
      setEnded(false);
      askUnanswered(client);
      void keepOnlyFor(me.id, me.expiresAt ?? '').catch(() => undefined);
      return;
    }
    if (!isAnswered) return;
    setEnded(true);
    void wipeKept().catch(() => undefined);
  }, [me, lastId, isAnswered, client]);
  useEffect(
    () =>
      onSessionEnded(() => {
        setEnded(true);
        void wipeKept().catch(() => undefined);
      }),
    [],
  );
  const end = useCallback(async () => {
    setEnded(true);
    await leave();
  }, []);
  return { last, hasEnded, end };
}
