import { useEffect } from 'react';
import { useQuery, useSubscription } from 'urql';
import { Link } from 'wouter';
import { saidBy } from '../../api/faults';
import type { TonightQuery } from '../../api/generated/graphql';
import { Card } from '../../design/card';
import { leftInWords, useTimeLeft } from '../../design/countdown';
import { Banner, Empty, Waiting } from '../../design/notice';
import { Frame, useMinute } from '../../frame/frame';
import { useBackOnLine } from '../../frame/line';
import { labelOf } from '../../language/label';
import { say } from '../../language/say';
import { instantInWords } from '../../language/time-in-words';
import { AlertCard, alertKey } from '../alerts/alert-card';
import { anythingChangedSubscription, tonightQuery } from './tonight.documents';
import './tonight.css';

type OpenCase = TonightQuery['interventions']['nodes'][number];

const refreshMs = 30_000;
const afterChangesMs = 1_500;

/** What a worker on duty has before them: what calls for attention, and the open cases with their clocks. */
export function Tonight() {
  const now = useMinute();
  const [{ data, error, fetching }, ask] = useQuery({ query: tonightQuery });
  useBackOnLine(() => ask({ requestPolicy: 'network-only' }));
  const [{ data: change }] = useSubscription({ query: anythingChangedSubscription });
  const cursor = change?.bedsChanged.poolId ? change.bedsChanged.cursor : null;
  useEffect(() => {
    const again = () => ask({ requestPolicy: 'network-only' });
    const soon = cursor === null ? undefined : setTimeout(again, afterChangesMs);
    const later = setInterval(again, refreshMs);
    return () => {
      clearTimeout(soon);
      clearInterval(later);
    };
  }, [cursor, ask]);
  return (
    <Frame title={say('tonight.title')}>
      <Link className="button button-main button-wide" href="/trova">
        {say('tonight.find')}
      </Link>
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {!data && fetching ? <Waiting /> : null}
      {data?.alerts.map((alert) => (
        <AlertCard
          key={alertKey(alert)}
          alert={alert}
          now={now}
          onDone={() => ask({ requestPolicy: 'network-only' })}
        />
      ))}
      {data ? <h2>{say('tonight.open')}</h2> : null}
      {data && data.interventions.nodes.length === 0 ? <Empty title={say('tonight.none')} /> : null}
      <div className="cases">
        {data?.interventions.nodes.map((one) => (
          <CaseCard key={one.id} one={one} now={now} />
        ))}
      </div>
    </Frame>
  );
}

function CaseCard({ one, now }: { readonly one: OpenCase; readonly now: Date }) {
  const { id, number, state, category, openedAt, openedOn, municipality, assignedTo, placements } = one;
  const held = placements.filter(({ state: is }) => is === 'HELD' || is === 'CONFIRMED');
  return (
    <Card
      level={3}
      title={<Link href={`/interventi/${id}`}>{category ? labelOf('NeedCategory', category) : number}</Link>}
      aside={labelOf('InterventionState', state)}
      isOwn={held.some(({ state: is }) => is === 'HELD')}
    >
      <p className="soft">
        {[
          number,
          municipality?.name,
          assignedTo,
          openedAt ? instantInWords(new Date(openedAt), now) : openedOn,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {held.map((placement) => (
        <Place key={placement.id} placement={placement} now={now} />
      ))}
      <div className="acts">
        <Link className="button button-second" href={`/interventi/${id}`}>
          {say('tonight.look')}
        </Link>
        <Link className="button button-second" href={`/trova?intervento=${id}`}>
          {say('tonight.findFor')}
        </Link>
      </div>
    </Card>
  );
}

function Place({
  placement,
  now,
}: {
  readonly placement: OpenCase['placements'][number];
  readonly now: Date;
}) {
  const { state, expiresAt, expectedBy, pool, places } = placement;
  const name = pool?.shelter.name ?? say('held.guarded');
  if (state === 'HELD' && expiresAt) return <HeldLine name={name} until={new Date(expiresAt)} />;
  return (
    <p className="case-place">
      <span>{say('tonight.confirmed', { name, places })}</span>
      <b>{expectedBy ? say('tonight.by', { time: instantInWords(new Date(expectedBy), now) }) : ''}</b>
    </p>
  );
}

function HeldLine({ name, until }: { readonly name: string; readonly until: Date }) {
  const left = useTimeLeft(until, 0);
  return (
    <p className="case-place">
      <span>{say('tonight.held', { name })}</span>
      <b>{leftInWords(left)}</b>
    </p>
  );
}
