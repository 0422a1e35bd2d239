import '../../language/shelter';
import { useQuery } from 'urql';
import { Link, useParams } from 'wouter';
import { codeOf, saidBy } from '../../api/faults';
import { Banner, Empty, Waiting } from '../../design/notice';
import { Frame, useMinute } from '../../frame/frame';
import { useBackOnLine } from '../../frame/line';
import { useSigned } from '../../frame/session';
import { labelOf } from '../../language/label';
import { say } from '../../language/say';
import { BreakGlass } from './break-glass';
import { ClockList } from './clock-list';
import { ContactList } from './contact-list';
import { Facts } from './facts';
import { Keeping } from './keeping';
import { PoolSection } from './pool-section';
import { shelterQuery } from './shelter.documents';
import { isGuarded, type ShelterInFull } from './shelter.types';
import './shelter.css';

/** Everything one may know of a shelter: whether it admits, whom to call, what is free, whom it takes. */
export function ShelterScreen() {
  const { id } = useParams<{ id: string }>();
  const [{ data, error, fetching }, ask] = useQuery({ query: shelterQuery, variables: { id } });
  const again = () => ask({ requestPolicy: 'network-only' });
  useBackOnLine(again);
  const shelter = data?.shelter ?? null;
  if (shelter) return <ShelterAtLength shelter={shelter} onDone={again} />;
  const isMissing = codeOf(error) === 'NOT_FOUND';
  return (
    <Frame title={say('directory.title')}>
      {fetching ? <Waiting /> : null}
      {error && !isMissing ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {isMissing ? (
        <Empty title={say('shelter.none')}>
          <p>{say('shelter.noneWhat')}</p>
          <Link className="button button-main" href="/strutture">
            {say('shelter.back')}
          </Link>
        </Empty>
      ) : null}
    </Frame>
  );
}

interface ShelterProps {
  readonly shelter: ShelterInFull;
  readonly onDone: () => void;
}

function ShelterAtLength({ shelter, onDone }: ShelterProps) {
  const now = useMinute();
  const { permissions } = useSigned();
  const mayBreak = permissions.includes('glass.break') && isGuarded(shelter);
  return (
    <Frame title={shelter.name} aside={labelOf('Secrecy', shelter.secrecy)}>
      <header className="shelter-head">
        <h2>{labelOf('ShelterKind', shelter.kind)}</h2>
        <p className="soft">{[shelter.organisation.name, shelter.toldArea].join(' · ')}</p>
      </header>
      <ClockList shelter={shelter} now={now} />
      <ContactList contacts={shelter.contacts} now={now} />
      <section className="shelter-pools" aria-labelledby="places">
        <h2 id="places">{say('shelter.pools')}</h2>
        {shelter.pools.length === 0 ? <Empty title={say('shelter.noPools')} /> : null}
        {shelter.pools.map((pool) => (
          <PoolSection key={pool.id} pool={pool} isKept={shelter.isKept} now={now} onDone={onDone} />
        ))}
      </section>
      <Facts shelter={shelter} />
      {shelter.isKept ? <Keeping shelter={shelter} onDone={onDone} /> : null}
      {mayBreak ? <BreakGlass shelterId={shelter.id} /> : null}
    </Frame>
  );
}
