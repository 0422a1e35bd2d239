import { useCallback, useState } from 'react';
import { Button } from '../design/button';
import { Dialog } from '../design/dialog';
import { say } from '../language/say';
import { drop, useWaitingFacts } from '../offline/queue';
import { leave } from './leaving';
import { useSigned } from './signed';

/** Signs out and leaves nothing behind in this page; what waits to be sent stays for its next sign-in. */
export function useSignOut(): () => Promise<void> {
  return useCallback(async () => {
    await leave();
    location.assign('/');
  }, []);
}

/** The way out; with something not sent yet it asks first. */
export function SignOutButton() {
  const { id } = useSigned();
  const signOut = useSignOut();
  const [isAsking, setAsking] = useState(false);
  const mine = useWaitingFacts().filter(({ by }) => by === id);
  const throwAway = async () => {
    for (const fact of mine) await drop(fact);
    await signOut();
  };
  return (
    <>
      <Button weight="danger" onClick={() => (mine.length > 0 ? setAsking(true) : void signOut())}>
        {say('more.signOut')}
      </Button>
      {isAsking ? (
        <Dialog title={say('queue.leaveTitle')} onClose={() => setAsking(false)}>
          <p>{say('queue.leaveWhat', { facts: mine.length })}</p>
          <div className="acts">
            <Button weight="main" onClick={() => setAsking(false)}>
              {say('queue.stay')}
            </Button>
            <Button onClick={() => void signOut()}>{say('queue.leaveKeep')}</Button>
            <Button weight="danger" onClick={() => void throwAway()}>
              {say('queue.leaveDrop')}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
