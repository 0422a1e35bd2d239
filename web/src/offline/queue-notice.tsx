import { Link } from 'wouter';
import { say } from '../language/say';
import { useWaitingFacts } from './queue';

/** On every other screen: that something waits, and where it stands. */
export function QueueNotice() {
  const facts = useWaitingFacts();
  if (facts.length === 0) return null;
  return (
    <Link className="button button-second not-printed" href="/posti">
      {say('queue.notice', { facts: facts.length })}
    </Link>
  );
}
