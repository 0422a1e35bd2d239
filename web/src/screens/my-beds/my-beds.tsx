import { useCallback, useEffect } from 'react';
import { useQuery, useSubscription } from 'urql';
import { saidBy } from '../../api/faults';
import { Banner, Empty, Waiting } from '../../design/notice';
import { Frame, useMinute } from '../../frame/frame';
import { useBackOnLine } from '../../frame/line';
import { useSigned } from '../../frame/session';
import { say } from '../../language/say';
import { QueueList } from '../../offline/queue-list';
import { useFactsSent } from '../../offline/queue-sender';
import { CountLinks } from './count-links';
import { ownPoolsQuery, poolsChangedSubscription } from './my-beds.documents';
import { type OwnPool, PoolCard } from './pool-card';

/** The operator's whole day: each pool with its count, who is expected, and one tap for "as before". */
export function MyBeds() {
  const signed = useSigned();
  const now = useMinute();
  const [{ data, error, fetching }, ask] = useQuery({ query: ownPoolsQuery });
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  useBackOnLine(again);
  useFactsSent(again);
  const shelters = data?.shelters?.nodes ?? [];
  const poolIds = shelters.flatMap(({ pools }) => pools.map(({ id }) => id));
  const [{ data: change }] = useSubscription({
    query: poolsChangedSubscription,
    variables: { poolIds },
    pause: poolIds.length === 0,
  });
  const cursor = change?.bedsChanged.poolId ? change.bedsChanged.cursor : null;
  useEffect(() => {
    if (cursor !== null) again();
  }, [cursor, again]);
  return (
    <Frame title={say('beds.title')} aside={signed.name} showsQueue>
      <QueueList accountId={signed.id} now={now} />
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {!data && fetching ? <Waiting /> : null}
      {data && shelters.length === 0 ? <Empty title={say('beds.none')}>{say('beds.noneWhat')}</Empty> : null}
      <Awaited pools={shelters.flatMap(({ pools }) => pools)} />
      {shelters.map((shelter) => (
        <section key={shelter.id} className="own-shelter" aria-label={shelter.name}>
          <h2>{shelter.name}</h2>
          <div className="own-pools">
            {shelter.pools.map((pool) => (
              <PoolCard key={pool.id} pool={pool} shelter={shelter} now={now} onDone={again} />
            ))}
          </div>
          <CountLinks shelter={shelter} now={now} />
        </section>
      ))}
    </Frame>
  );
}

/** Who is on the way, first: where they are expected, one tap away. */
function Awaited({ pools }: { readonly pools: readonly OwnPool[] }) {
  const awaiting = pools.filter(({ expected }) => expected.length > 0);
  if (awaiting.length === 0) return null;
  const groups = awaiting.reduce((sum, { expected }) => sum + expected.length, 0);
  return (
    <nav className="awaited" aria-label={say('expected.title')}>
      <b>{say('expected.count', { groups })}</b>
      {awaiting.map(({ id, name }) => (
        <a key={id} href={`#pool-${id}`}>
          {name}
        </a>
      ))}
    </nav>
  );
}
