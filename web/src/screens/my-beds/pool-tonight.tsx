import '../../language/shelter';
import { Link } from 'wouter';
import { say } from '../../language/say';
import { PoolActs } from '../shelter/pool-acts';
import { Profile } from '../shelter/profile';
import type { OwnPool } from './pool-card';
import '../shelter/shelter.css';

interface PoolTonightProps {
  readonly pool: OwnPool;
  readonly now: Date;
  readonly onDone: () => void;
}

/** What is different tonight: rules that end by themselves, places out of service or added. */
export function PoolTonight({ pool, now, onDone }: PoolTonightProps) {
  const temporary = pool.criteria.filter(({ validUntil }) => validUntil);
  return (
    <>
      {temporary.length > 0 ? (
        <Profile pool={{ name: pool.name, criteria: temporary }} isKept now={now} onDone={onDone} />
      ) : null}
      <details className="own-pool-more">
        <summary>{differencesInWords(pool)}</summary>
        <div className="acts">
          <PoolActs pool={pool} onDone={onDone} />
          <Link className="button button-second" href={`/strutture/${pool.shelter.id}`}>
            {say('beds.page')}
          </Link>
        </div>
      </details>
    </>
  );
}

function differencesInWords({ outOfService, surge }: OwnPool): string {
  const told = [
    outOfService > 0 ? say('beds.out', { places: outOfService }) : null,
    surge > 0 ? say('pool.surge', { places: surge }) : null,
  ].filter(Boolean);
  return told.length > 0 ? told.join(' · ') : say('beds.different');
}
