import { useEffect } from 'react';
import { useQuery, useSubscription } from 'urql';
import { saidBy } from '../../api/faults';
import { Banner, Empty, Waiting } from '../../design/notice';
import { Frame, useMinute } from '../../frame/frame';
import { useSigned } from '../../frame/session';
import { say } from '../../language/say';
import { ownPoolsQuery, poolsChangedSubscription } from './my-beds.documents';
import { PoolCard } from './pool-card';

/** The operator's whole day: each pool with its count, who is expected, and one tap for "as before". */
export function MyBeds() {
  const signed = useSigned();
  const now = useMinute();
  const [{ data, error, fetching }, ask] = useQuery({ query: ownPoolsQuery });
  const shelters = data?.shelters?.nodes ?? [];
  const poolIds = shelters.flatMap(({ pools }) => pools.map(({ id }) => id));
  const [{ data: change }] = useSubscription({
    query: poolsChangedSubscription,
    variables: { poolIds },
    pause: poolIds.length === 0,
  });
  const cursor = change?.bedsChanged.poolId ? change.bedsChanged.cursor : null;
  useEffect(() => {
    if (cursor !== null) ask({ requestPolicy: 'network-only' });
  }, [cursor, ask]);
  return (
    <Frame title={say('beds.title')} aside={signed.name}>
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {!data && fetching ? <Waiting /> : null}
      {data && shelters.length === 0 ? <Empty title={say('beds.none')}>{say('beds.noneWhat')}</Empty> : null}
      {shelters.map((shelter) => (
        <section key={shelter.id} className="own-shelter" aria-label={shelter.name}>
          <h2>{shelter.name}</h2>
          {shelter.pools.map((pool) => (
            <PoolCard
              key={pool.id}
              pool={pool}
              now={now}
              onDone={() => ask({ requestPolicy: 'network-only' })}
            />
          ))}
        </section>
      ))}
    </Frame>
  );
}
