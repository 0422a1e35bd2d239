import { lazy, Suspense } from 'react';
import type { OwnPoolsQuery } from '../../api/generated/graphql';
import { Button } from '../../design/button';
import { Card } from '../../design/card';
import { Banner, Waiting } from '../../design/notice';
import { Stepper } from '../../design/stepper';
import { say } from '../../language/say';
import { ageInWords } from '../../language/time-in-words';
import { ExpectedGuests } from './expected-guests';
import { useCounting } from './use-counting';
import './my-beds.css';

// What is seldom needed comes after the count.
const PoolTonight = lazy(async () => ({ default: (await import('./pool-tonight')).PoolTonight }));

export type OwnPool = NonNullable<OwnPoolsQuery['shelters']>['nodes'][number]['pools'][number];

type OwnShelter = NonNullable<OwnPoolsQuery['shelters']>['nodes'][number];
/** Where a pool is, as far as its card has to know. */
export type Where = Pick<OwnShelter, 'name' | 'secrecy' | 'phone'>;

interface PoolCardProps {
  readonly pool: OwnPool;
  readonly shelter: Where;
  readonly now: Date;
  readonly onDone: () => void;
}

/** How many are inside: a number to set, or "as before". What others were promised stands beside it. */
export function PoolCard({ pool, shelter, now, onDone }: PoolCardProps) {
  const { count, setCount, isTouched, isWaiting, fault, isBusy, send, asBefore, ready } = useCounting(
    pool,
    shelter,
    onDone,
  );
  const inRooms = pool.countedIn === 'ROOM';
  return (
    <Card
      id={`pool-${pool.id}`}
      level={3}
      title={pool.name}
      aside={say(inRooms ? 'beds.roomsOf' : 'beds.bedsOf', {
        operable: pool.operable,
        bedsPerRoom: pool.bedsPerRoom ?? 0,
      })}
    >
      <Matter pool={pool} />
      {fault ? <Banner tone="danger">{fault}</Banner> : null}
      <Stepper
        label={say(inRooms ? 'beds.roomsTaken' : 'beds.peopleInside')}
        value={count}
        most={pool.operable * 3 + 20}
        onChange={setCount}
      />
      {isWaiting ? <p className="waiting-sign">{say('queue.waits')}</p> : null}
      <p className="own-pool-told">
        <b>{freeInWords(pool)}</b>
        <span className="soft">{ageOf(pool, now)}</span>
      </p>
      <Button weight="main" isWide isBusy={isBusy} onClick={isTouched ? send : asBefore}>
        {isTouched ? say('beds.send', { count }) : say('beds.asBefore')}
      </Button>
      {pool.turnaround > 0 ? (
        <Button isWide isBusy={isBusy} onClick={ready}>
          {say(inRooms ? 'beds.roomsReady' : 'beds.bedsReady', { places: pool.turnaround })}
        </Button>
      ) : null}
      <ExpectedGuests pool={pool} shelter={shelter} now={now} onDone={onDone} />
      <Suspense fallback={<Waiting />}>
        <PoolTonight pool={pool} now={now} onDone={onDone} />
      </Suspense>
    </Card>
  );
}

/** What has to be cleared up, said kindly. */
function Matter({ pool: { overcommitted, discrepancies } }: { readonly pool: OwnPool }) {
  if (overcommitted) return <Banner tone="care">{say('beds.overcommitted')}</Banner>;
  const isOpen = discrepancies.nodes.some(({ resolvedAt }) => !resolvedAt);
  return isOpen ? <Banner tone="care">{say('beds.discrepancy')}</Banner> : null;
}

function freeInWords({ free, promised }: OwnPool): string {
  const places = free ?? null;
  const told = places === null ? say('beds.unknown') : say('beds.free', { free: places });
  return promised > 0 ? `${told} · ${say('beds.promised', { promised })}` : told;
}

function ageOf({ freshness: { observedAt, disputed } }: OwnPool, now: Date): string {
  if (!observedAt) return say('beds.never');
  const age = ageInWords(new Date(observedAt), now);
  return disputed ? say('beds.disputed', { age }) : say('offer.said', { age });
}
