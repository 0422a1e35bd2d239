import { useState } from 'react';
import { saidBy } from '../../api/faults';
import { useAct } from '../../api/use-act';
import { Button } from '../../design/button';
import { Banner, useTell } from '../../design/notice';
import { say } from '../../language/say';
import { instantInWords } from '../../language/time-in-words';
import { guestInWords } from '../find/need';
import { arrivalMutation, noShowMutation } from './my-beds.documents';
import type { OwnPool } from './pool-card';

type Expected = OwnPool['expected'][number];

interface ExpectedGuestsProps {
  readonly placements: readonly Expected[];
  readonly now: Date;
  readonly onDone: () => void;
}

/** Who is on the way, anonymously: they came, or they did not. */
export function ExpectedGuests({ placements, now, onDone }: ExpectedGuestsProps) {
  if (placements.length === 0) return null;
  return (
    <section className="expected" aria-label={say('expected.title')}>
      <h4>{say('expected.title')}</h4>
      {placements.map((placement) => (
        <ExpectedGroup key={placement.id} placement={placement} now={now} onDone={onDone} />
      ))}
    </section>
  );
}

function ExpectedGroup({ placement, now, onDone }: { placement: Expected; now: Date; onDone: () => void }) {
  const [arrive, isArriving] = useAct(arrivalMutation);
  const [missed, isMissing] = useAct(noShowMutation);
  const [fault, setFault] = useState<string | null>(null);
  const tell = useTell();
  const { id, guests, places, state, expectedBy, expiresAt, availableActions } = placement;
  const until = expectedBy ?? expiresAt;
  const done = ({ error }: { error: Parameters<typeof saidBy>[0] | null }, words: string) => {
    setFault(error ? saidBy(error) : null);
    if (!error) tell(words);
    onDone();
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
      <div className="acts">
        {availableActions.includes('RECORD_ARRIVAL') ? (
          <Button
            weight="main"
            isBusy={isArriving}
            onClick={async () => done(await arrive({ placementId: id }), say('expected.arrived'))}
          >
            {say('expected.came')}
          </Button>
        ) : null}
        {availableActions.includes('RECORD_NO_SHOW') ? (
          <Button
            isBusy={isMissing}
            onClick={async () => done(await missed({ placementId: id }), say('expected.missed'))}
          >
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
