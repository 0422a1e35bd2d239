import { useEffect, useState } from 'react';
import { Button, CallLink } from '../design/button';
import { Card } from '../design/card';
import { LightMark } from '../design/light-mark';
import { Banner, Empty } from '../design/notice';
import { Stepper } from '../design/stepper';
import { isLeaving } from '../frame/leaving';
import { QuickExit } from '../frame/quick-exit';
import { registryNow } from '../frame/registry-clock';
import { useMinute } from '../frame/use-minute';
import { say, useLanguage } from '../language/say';
import { ageInWords, instantInWords } from '../language/time-in-words';
import type { KeptPool, KeptShelter } from './kept-directory.types';
import { type Kept, kept } from './kept-on-disk';
import { putDown, useWaitingFacts } from './queue';
import { QueueList } from './queue-list';
import { insideWith } from './waiting-fact';
import './offline-desk.css';

/** Opened without a line: the last known directory with its ages, and what can be put down for later. */
export function OfflineDesk({ onAgain }: { readonly onAgain: () => void }) {
  useLanguage();
  const now = useMinute();
  const [found, setFound] = useState<Kept | null>(null);
  useEffect(() => {
    if (isLeaving()) return;
    kept(registryNow())
      .then(setFound)
      .catch(() => setFound(null));
  }, []);
  useEffect(() => {
    document.title = say('offline.title');
  }, []);
  const accountId = found?.about.accountId ?? null;
  return (
    <div className="frame offline">
      <header className="frame-head">
        <span className="line-off" aria-hidden="true" />
        <h1>{say('offline.title')}</h1>
        <QuickExit />
      </header>
      <main id="content">
        <Banner tone="care">
          {found
            ? say('offline.since', { time: instantInWords(new Date(found.about.asOf), now) })
            : say('line.none')}
        </Banner>
        <p className="soft">{say('offline.what')}</p>
        <Button onClick={onAgain}>{say('again')}</Button>
        <QueueList accountId={accountId} now={now} />
        {found && found.shelters.length > 0 ? null : (
          <Empty title={say('offline.nothing')}>{say('offline.nothingWhat')}</Empty>
        )}
        {found?.shelters.map((shelter) => (
          <KeptCard key={shelter.id} shelter={shelter} accountId={found.about.accountId} now={now} />
        ))}
      </main>
    </div>
  );
}

interface KeptCardProps {
  readonly shelter: KeptShelter;
  readonly accountId: string;
  readonly now: Date;
}

function KeptCard({ shelter, accountId, now }: KeptCardProps) {
  const { name, area, phone, pools, isOwn } = shelter;
  return (
    <Card title={name} aside={area}>
      <ul className="kept-pools">
        {pools.map((pool) => (
          <li key={pool.id}>
            <LightMark
              light={pool.free === null ? 'GREY' : 'YELLOW'}
              free={pool.free}
              unit={say(pool.countedIn === 'ROOM' ? 'offer.rooms' : 'offline.free', {
                operable: pool.operable,
              })}
            />
            <div>
              <b>{pool.name}</b>
              <p className="soft">{ageOf(pool, now)}</p>
            </div>
            {isOwn ? <KeptCount pool={pool} shelterName={name} accountId={accountId} /> : null}
          </li>
        ))}
      </ul>
      {phone ? (
        <CallLink phone={phone} isWide>
          {say('offline.call', { phone })}
        </CallLink>
      ) : null}
    </Card>
  );
}

interface KeptCountProps {
  readonly pool: KeptPool;
  readonly shelterName: string;
  readonly accountId: string;
}

/** Whoever counts there goes on counting: it waits for the line. */
function KeptCount({ pool, shelterName, accountId }: KeptCountProps) {
  const inside = insideWith(useWaitingFacts(), pool.id, pool.occupied) ?? 0;
  const [count, setCount] = useState(inside);
  useEffect(() => setCount(inside), [inside]);
  return (
    <div className="kept-count">
      <Stepper
        label={say(pool.countedIn === 'ROOM' ? 'beds.roomsTaken' : 'beds.peopleInside')}
        value={count}
        most={pool.operable * 3 + 20}
        onChange={setCount}
      />
      <Button
        isWide
        onClick={() =>
          void putDown({
            by: accountId,
            kind: 'COUNT',
            poolId: pool.id,
            placementId: null,
            interventionId: null,
            name: `${shelterName}, ${pool.name}`,
            places: count,
            at: registryNow().toISOString(),
            requestKey: crypto.randomUUID(),
            expectedRevision: null,
            refusal: null,
          })
        }
      >
        {say('queue.putDown', { count })}
      </Button>
    </div>
  );
}

function ageOf({ observedAt, disputed }: KeptPool, now: Date): string {
  if (!observedAt) return say('beds.never');
  const age = ageInWords(new Date(observedAt), now);
  return disputed ? say('beds.disputed', { age }) : say('offer.said', { age });
}
