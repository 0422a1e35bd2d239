import { useState } from 'react';
import { Button } from '../../design/button';
import { Card } from '../../design/card';
import { LightMark } from '../../design/light-mark';
import { labelOf } from '../../language/label';
import { say } from '../../language/say';
import { ageInWords } from '../../language/time-in-words';
import { HistoryDialog } from './history-dialog';
import { PoolActs } from './pool-acts';
import { PoolDialog } from './pool-dialog';
import { lightOfPool } from './pool-light';
import { Profile } from './profile';
import type { PoolInFull } from './shelter.types';

interface PoolSectionProps {
  readonly pool: PoolInFull;
  readonly isKept: boolean;
  readonly now: Date;
  readonly onDone: () => void;
}

/** Places that are counted together: how many, how old the number, for whom. */
export function PoolSection({ pool, isKept, now, onDone }: PoolSectionProps) {
  const [shown, setShown] = useState<'history' | 'edit' | null>(null);
  const light = lightOfPool(pool);
  const unit = say(pool.countedIn === 'ROOM' ? 'pool.roomsOf' : 'pool.of', { operable: pool.operable });
  return (
    <Card level={3} title={pool.name}>
      <div className="pool-top">
        <LightMark light={light} free={pool.free ?? null} unit={unit} />
        <div className="pool-what">
          <p className={`pool-age light-words-${light.toLowerCase()}`}>{ageOf(pool, now)}</p>
          <p>
            {say('pool.serves', {
              categories: pool.categories.map((one) => labelOf('NeedCategory', one)).join(', '),
            })}
          </p>
          {restOf(pool).map((sentence) => (
            <p key={sentence} className="soft">
              {sentence}
            </p>
          ))}
        </div>
      </div>
      <Profile pool={pool} isKept={isKept} now={now} onDone={onDone} />
      <div className="acts not-printed">
        {isKept ? <PoolActs pool={pool} onDone={onDone} /> : null}
        {isKept ? <Button onClick={() => setShown('edit')}>{say('edit.pool')}</Button> : null}
        <Button onClick={() => setShown('history')}>{say('pool.history')}</Button>
      </div>
      {shown === 'history' ? <HistoryDialog pool={pool} now={now} onClose={() => setShown(null)} /> : null}
      {shown === 'edit' ? (
        <PoolDialog
          pool={pool}
          onClose={() => {
            setShown(null);
            onDone();
          }}
        />
      ) : null}
    </Card>
  );
}

function ageOf({ freshness: { observedAt, disputed } }: PoolInFull, now: Date): string {
  if (!observedAt) return say('offer.never');
  const age = ageInWords(new Date(observedAt), now);
  return disputed ? say('offer.disputed', { age }) : say('offer.said', { age });
}

/** What else explains the number. */
function restOf({
  promised,
  outOfService,
  outOfServiceByReason,
  surge,
  overcommitted,
}: PoolInFull): string[] {
  const reasons = outOfServiceByReason
    .map(({ reason }) => labelOf('UnavailabilityReason', reason))
    .join(', ');
  return [
    overcommitted ? say('pool.overcommitted') : null,
    promised > 0 ? say('pool.promised', { promised }) : null,
    outOfService > 0 ? say('pool.out', { places: outOfService, reasons }) : null,
    surge > 0 ? say('pool.surge', { places: surge }) : null,
  ].filter((sentence) => sentence !== null);
}
