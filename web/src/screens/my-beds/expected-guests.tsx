import { useState } from 'react';
import { Button } from '../../design/button';
import { Banner, useTell } from '../../design/notice';
import type { Sentence } from '../../language/it';
import { say } from '../../language/say';
import { instantInWords } from '../../language/time-in-words';
import { useWaitingFacts } from '../../offline/queue';
import { useFact } from '../../offline/use-fact';
import type { WaitingFact } from '../../offline/waiting-fact';
import { guestInWords } from '../find/need';
import type { OwnPool, Where } from './pool-card';
import { mayWaitAt, unsentAt } from './without-line';

type Expected = OwnPool['expected'][number];

interface ExpectedGuestsProps {
  readonly pool: OwnPool;
  readonly shelter: Where;
  readonly now: Date;
  readonly onDone: () => void;
}

/** Who is on the way, anonymously: they came, or they did not. */
export function ExpectedGuests({ pool, ...rest }: ExpectedGuestsProps) {
  if (pool.expected.length === 0) return null;
  return (
    <section className="expected" aria-label={`${say('expected.title')}: ${pool.name}`}>
      <h4>{say('expected.title')}</h4>
      {pool.expected.map((placement) => (
        <ExpectedGroup key={placement.id} placement={placement} pool={pool} {...rest} />
      ))}
    </section>
  );
}

function ExpectedGroup({
  placement,
  pool,
  shelter,
  now,
  onDone,
}: ExpectedGuestsProps & { placement: Expected }) {
  const fact = useFact(mayWaitAt(shelter));
  const [busyWith, setBusyWith] = useState<WaitingFact['kind'] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const tell = useTell();
  const waiting = useWaitingFacts().some(
    ({ placementId, refusal }) => placementId === placement.id && refusal === null,
  );
  const { id, guests, places, state, expectedBy, expiresAt, availableActions } = placement;
  const until = expectedBy ?? expiresAt;
  const happened = async (kind: 'ARRIVAL' | 'NO_SHOW', words: Sentence) => {
    setBusyWith(kind);
    const { error, isWaiting } = await fact
      .tell({
        ...{ kind, places, poolId: pool.id, placementId: id, expectedRevision: null },
        name: `${shelter.name}, ${pool.name}`,
      })
      .finally(() => setBusyWith(null));
    setFault(error ? unsentAt(shelter, error) : null);
    if (!error) tell(say(isWaiting ? 'queue.putDownDone' : words));
    if (!isWaiting) onDone();
  };
  return (
    <div className="expected-group">
      <p className="expected-who">{whoOf(guests, places)}</p>
      <p className="soft">
        {say(state === 'HELD' ? 'expected.held' : 'expected.by', {
          time: until ? instantInWords(new Date(until), now) : '–',
        })}
      </p>
      {fault ? <Banner tone="danger">{fault}</Banner> : null}
      {waiting ? <p className="waiting-sign">{say('queue.waits')}</p> : null}
      <div className="acts">
        {!waiting && availableActions.includes('RECORD_ARRIVAL') ? (
          <Button
            weight="main"
            isBusy={busyWith === 'ARRIVAL'}
            onClick={() => void happened('ARRIVAL', 'expected.arrived')}
          >
            {say('expected.came')}
          </Button>
        ) : null}
        {!waiting && availableActions.includes('RECORD_NO_SHOW') ? (
          <Button isBusy={busyWith === 'NO_SHOW'} onClick={() => void happened('NO_SHOW', 'expected.missed')}>
            {say('expected.didNotCome')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function whoOf(guests: Expected['guests'], places: number): string {
  if (guests.length === 0) return say('expected.places', { places });
  return guests
    .map(({ sex, age }) => guestInWords({ key: '', facts: [], sex: sex ?? null, age: age ?? null }))
    .join(' · ');
}
