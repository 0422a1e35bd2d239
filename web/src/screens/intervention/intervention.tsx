import '../../language/case';
import { Fragment, useState } from 'react';
import { useQuery } from 'urql';
import { Link, useParams } from 'wouter';
import { saidBy } from '../../api/faults';
import type { OneInterventionQuery } from '../../api/generated/graphql';
import { useAct } from '../../api/use-act';
import { Button, CallLink } from '../../design/button';
import { Card } from '../../design/card';
import { LongTextField } from '../../design/field';
import { Banner, Empty, useTell, Waiting } from '../../design/notice';
import { Frame, useMinute } from '../../frame/frame';
import { labelOf } from '../../language/label';
import { say } from '../../language/say';
import { instantInWords } from '../../language/time-in-words';
import { HeldOffer, openPlacement } from '../find/held-offer';
import { CaseRecords } from './case-records';
import { CloseDialog } from './close-dialog';
import { addNoteMutation, interventionQuery } from './intervention.documents';
import { LongTimeline } from './long-timeline';
import { RevealAddress } from './reveal-address';
import { TeamActs } from './team-acts';
import './intervention.css';

export type OneCase = NonNullable<OneInterventionQuery['intervention']>;

/** Everything of one case: who called, where the people are, what happened, and what is to be done. */
export function InterventionScreen() {
  const { id } = useParams<{ id: string }>();
  const [{ data, error, fetching }, ask] = useQuery({ query: interventionQuery, variables: { id } });
  const one = data?.intervention ?? null;
  if (one) return <CaseAtLength one={one} onDone={() => ask({ requestPolicy: 'network-only' })} />;
  return (
    <Frame title={say('case.title')}>
      {fetching ? <Waiting /> : null}
      {error ? <Banner tone="danger">{saidBy(error)}</Banner> : null}
      {!fetching && !error ? <Empty title={say('case.none')} /> : null}
    </Frame>
  );
}

interface CaseProps {
  readonly one: OneCase;
  readonly onDone: () => void;
}

function CaseAtLength({ one, onDone }: CaseProps) {
  const now = useMinute();
  const isOpen = one.state !== 'CLOSED';
  return (
    <Frame title={one.number} aside={labelOf('InterventionState', one.state)}>
      <CaseHead one={one} now={now} />
      {one.placements.filter(openPlacement).map((placement) => (
        <Fragment key={placement.id}>
          <HeldOffer placement={placement} interventionId={one.id} offer={null} now={now} onDone={onDone} />
          <RevealAddress placement={placement} />
        </Fragment>
      ))}
      {isOpen ? <CaseActs one={one} onDone={onDone} /> : null}
      {one.calls.map((call) => (
        <CallCard key={call.id} call={call} now={now} />
      ))}
      <PastPlaces placements={one.placements.filter((placement) => !openPlacement(placement))} />
      <section className="card" aria-label={say('case.timeline')}>
        <h3>{say('case.timeline')}</h3>
        {/* With each change it begins again: what followed belongs to the page before it. */}
        <LongTimeline key={`${one.timeline.nodes.length} ${one.timeline.pageInfo.endCursor}`} one={one} />
        {isOpen ? <NoteForm interventionId={one.id} onDone={onDone} /> : null}
      </section>
      <CaseRecords one={one} onDone={onDone} />
    </Frame>
  );
}

function CaseHead({ one, now }: { readonly one: OneCase; readonly now: Date }) {
  const { category, municipality, assignedTo, openedAt, openedOn, outcome, closingNote } = one;
  const since = openedAt ? instantInWords(new Date(openedAt), now) : openedOn;
  return (
    <>
      <header className="case-head">
        <h2>{category ? labelOf('NeedCategory', category) : say('case.noCategory')}</h2>
        <p className="soft">{[municipality?.name, assignedTo, since].filter(Boolean).join(' · ')}</p>
      </header>
      {outcome ? (
        <Banner tone="good">
          <p>{labelOf('InterventionOutcome', outcome)}</p>
          {closingNote ? <p className="alert-what">{closingNote}</p> : null}
        </Banner>
      ) : null}
    </>
  );
}

function CaseActs({ one, onDone }: CaseProps) {
  const [isClosing, setClosing] = useState(false);
  return (
    <div className="acts not-printed">
      <Link
        className={`button button-${one.placements.some(openPlacement) ? 'second' : 'main'}`}
        href={`/trova?intervento=${one.id}`}
      >
        {say('tonight.findFor')}
      </Link>
      <TeamActs one={one} onDone={onDone} />
      <Button onClick={() => setClosing(true)}>{say('case.close')}</Button>
      {isClosing ? (
        <CloseDialog
          interventionId={one.id}
          onClose={() => {
            setClosing(false);
            onDone();
          }}
        />
      ) : null}
    </div>
  );
}

function PastPlaces({ placements }: { readonly placements: OneCase['placements'] }) {
  if (placements.length === 0) return null;
  return (
    <Card level={3} title={say('case.places')}>
      <ul className="case-places">
        {placements.map(({ id, state, places, pool }) => (
          <li key={id} className="case-place">
            <span>
              {say('tonight.confirmed', { name: pool?.shelter.name ?? say('held.guarded'), places })}
            </span>
            <span className="soft">{labelOf('PlacementState', state)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function CallCard({ call, now }: { readonly call: OneCase['calls'][number]; readonly now: Date }) {
  const { callerKind, corps, station, officer, callbackPhone, situation, receivedAt, municipality } = call;
  const facts = [
    [say('call.station'), station],
    [say('call.officer'), officer],
    [say('call.municipality'), municipality?.name],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  return (
    <Card
      level={3}
      title={corps ? labelOf('Corps', corps) : labelOf('CallerKind', callerKind)}
      aside={instantInWords(new Date(receivedAt), now)}
    >
      {situation ? <p className="case-situation">{situation}</p> : null}
      <dl className="case-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {callbackPhone ? (
        <CallLink phone={callbackPhone}>{say('call.callback', { phone: callbackPhone })}</CallLink>
      ) : null}
    </Card>
  );
}

function NoteForm({
  interventionId,
  onDone,
}: {
  readonly interventionId: string;
  readonly onDone: () => void;
}) {
  const [addNote, isBusy] = useAct(addNoteMutation);
  const [words, setWords] = useState('');
  const tell = useTell();
  return (
    <form
      className="note-form not-printed"
      onSubmit={async (event) => {
        event.preventDefault();
        const { error } = await addNote({ interventionId, words: words.trim() });
        if (error) return tell(saidBy(error));
        setWords('');
        onDone();
      }}
    >
      <LongTextField
        label={say('case.note')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button type="submit" isBusy={isBusy} disabled={words.trim() === ''}>
        {say('case.addNote')}
      </Button>
    </form>
  );
}
