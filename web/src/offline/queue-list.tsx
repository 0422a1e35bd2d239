import { useState } from 'react';
import { Button } from '../design/button';
import { Card } from '../design/card';
import { Banner } from '../design/notice';
import { Stepper } from '../design/stepper';
import { say } from '../language/say';
import { instantInWords } from '../language/time-in-words';
import { drop, putAnew, useWaitingFacts } from './queue';
import type { WaitingFact } from './waiting-fact';
import './queue-list.css';

interface QueueListProps {
  /** Who is here; null where nobody knows. */
  readonly accountId: string | null;
  readonly now: Date;
}

/** What was done without a line: not done until it is sent, and never lost in silence. */
export function QueueList({ accountId, now }: QueueListProps) {
  const facts = useWaitingFacts();
  const mine = facts.filter(({ by }) => by === accountId);
  const others = facts.length - mine.length;
  if (facts.length === 0) return null;
  return (
    <Card
      level={2}
      title={say('queue.title')}
      aside={mine.length > 0 ? say('queue.count', { facts: mine.length }) : undefined}
    >
      {mine.length > 0 ? <p className="soft">{say('queue.what')}</p> : null}
      <ol className="queue">
        {mine.map((fact) => (
          <WaitingLine key={fact.requestKey} fact={fact} now={now} />
        ))}
      </ol>
      {others > 0 ? <Banner tone="care">{say('queue.others', { facts: others })}</Banner> : null}
    </Card>
  );
}

function WaitingLine({ fact, now }: { readonly fact: WaitingFact; readonly now: Date }) {
  const { kind, name, places, at, refusal } = fact;
  const [count, setCount] = useState<number | null>(null);
  const isChanging = count !== null;
  return (
    <li className={refusal === null ? 'waiting-fact' : 'waiting-fact waiting-refused'}>
      <p>
        <b>{say(sentences[kind], { places })}</b>
        <span className="soft">{`${name} · ${instantInWords(new Date(at), now)}`}</span>
      </p>
      {refusal === null ? (
        <p className="waiting-sign">{say('queue.waits')}</p>
      ) : (
        <Banner tone="danger">{say('queue.refused', { why: refusal })}</Banner>
      )}
      {isChanging ? <Stepper label={say('beds.peopleInside')} value={count} onChange={setCount} /> : null}
      <div className="acts">
        {isChanging ? (
          <Button weight="main" onClick={() => void correct(fact, count).then(() => setCount(null))}>
            {say('beds.send', { count })}
          </Button>
        ) : null}
        {kind === 'COUNT' && !isChanging ? (
          <Button onClick={() => setCount(places)}>{say('queue.correct')}</Button>
        ) : null}
        {kind !== 'COUNT' && refusal !== null ? (
          <Button onClick={() => void sendAnew(fact)}>{say('again')}</Button>
        ) : null}
        <Button weight="plain" onClick={() => void drop(fact)}>
          {say('queue.drop')}
        </Button>
      </div>
    </li>
  );
}

const sentences = {
  ARRIVAL: 'queue.arrival',
  NO_SHOW: 'queue.noShow',
  COUNT: 'queue.countOf',
  STAY: 'queue.stayOf',
} as const satisfies Record<WaitingFact['kind'], string>;

/** Another number is another statement, with a key of its own; it was counted when it was. */
function correct(fact: WaitingFact, places: number): Promise<void> {
  return putAnew({
    ...fact,
    places,
    requestKey: crypto.randomUUID(),
    expectedRevision: null,
    refusal: null,
  });
}

// A refusal is kept under its key: whoever tries again asks anew.
function sendAnew(fact: WaitingFact): Promise<void> {
  return putAnew({ ...fact, requestKey: crypto.randomUUID(), refusal: null });
}
