import { useCallback, useEffect } from 'react';
import { useClient } from 'urql';
import { useTell } from '../design/notice';
import { useLine } from '../frame/line';
import { useSigned } from '../frame/signed';
import { say } from '../language/say';
import { useWaitingFacts } from './queue';
import { sendFacts } from './send-facts';

const sendAgainMs = 15_000;

/** Sends what waits as soon as there is a line and the one who did it is signed in. */
export function QueueSender() {
  const { id } = useSigned();
  const client = useClient();
  const isOnLine = useLine();
  const tell = useTell();
  const mine = useWaitingFacts().filter(({ by, refusal }) => by === id && refusal === null).length;
  const send = useCallback(async () => {
    const taken = await sendFacts(client, id);
    if (taken > 0) {
      tell(say('queue.sent', { facts: taken }));
      window.dispatchEvent(new Event(factsSent));
    }
  }, [client, id, tell]);
  useEffect(() => {
    if (mine === 0 || !isOnLine) return;
    void send();
    const timer = setInterval(() => void send(), sendAgainMs);
    return () => clearInterval(timer);
  }, [mine, isOnLine, send]);
  return null;
}

const factsSent = 'riparo-facts-sent';

/** Does something once what waited has been taken by the registry. */
export function useFactsSent(then: () => void): void {
  useEffect(() => {
    window.addEventListener(factsSent, then);
    return () => window.removeEventListener(factsSent, then);
  }, [then]);
}
