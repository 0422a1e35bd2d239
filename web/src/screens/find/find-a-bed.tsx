import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { saidBy } from '../../api/faults';
import { Banner, Empty, Waiting } from '../../design/notice';
import { Frame, useMinute } from '../../frame/frame';
import { labelOf } from '../../language/label';
import { say } from '../../language/say';
import { Advice } from './advice';
import { type Caller, CaseChoice } from './case-choice';
import { HeldOffer } from './held-offer';
import { NeedPanel } from './need-panel';
import { OfferList } from './offer-list';
import { useCaseAtHand } from './use-case-at-hand';
import { useHold } from './use-hold';
import { useNeed } from './use-need';
import { useSearch } from './use-search';
import './find-a-bed.css';

/** The heart: who needs a bed, what the registry offers, and a hold with one tap. */
export function FindABed() {
  const [params, setParams] = useSearchParams();
  const interventionId = params.get('intervento');
  const { atHand, held, askAgain } = useCaseAtHand(interventionId);
  const [need, setNeed] = useNeed(atHand?.category ?? null);
  const search = useSearch(need, interventionId);
  const now = useMinute();
  const [caller, setCaller] = useState<Caller>('LAW_ENFORCEMENT');
  const [fault, setFault] = useState<string | null>(null);
  const hold = useHold(need, interventionId, {
    caller,
    onFault: setFault,
    onHeld: (id) => {
      setParams({ intervento: id }, { replace: true });
      askAgain();
    },
  });
  const isOwn = (poolId: string) => held.some(({ pool }) => pool?.id === poolId);
  return (
    <Frame title={atHand ? say('find.forCase', { number: atHand.number }) : say('find.title')}>
      <div className="find">
        <div className="find-need">
          <NeedPanel need={need} onChange={setNeed} />
          {interventionId === null ? (
            <CaseChoice
              caller={caller}
              onCaller={setCaller}
              onCase={(id) => setParams({ intervento: id }, { replace: true })}
            />
          ) : null}
        </div>
        <div className="find-list">
          {fault ? <Banner tone="danger">{fault}</Banner> : null}
          {search.error ? <Banner tone="danger">{saidBy(search.error)}</Banner> : null}
          {held.map((placement) => (
            <HeldOffer
              key={placement.id}
              placement={placement}
              interventionId={interventionId ?? ''}
              offer={search.offers.find(({ pool }) => pool.id === placement.pool?.id) ?? null}
              now={now}
              onDone={askAgain}
            />
          ))}
          <Found search={search} now={now} hold={hold} isOwn={isOwn} />
        </div>
      </div>
    </Frame>
  );
}

interface FoundProps {
  readonly search: ReturnType<typeof useSearch>;
  readonly now: Date;
  readonly hold: ReturnType<typeof useHold>;
  readonly isOwn: (poolId: string) => boolean;
}

/** What came back: how far the search went, the offers, and what to try besides. */
function Found({ search, now, hold, isOwn }: FoundProps) {
  const { answer, offers, isAsking, more } = search;
  if (!answer) return isAsking ? <Waiting label={say('find.asking')} /> : <Empty title={say('find.begin')} />;
  // With something worth a call in the list, advice can wait below it.
  const isWorthACall = offers.some(({ light }) => light === 'GREEN' || light === 'YELLOW');
  const advice = <Advice advice={answer.advice} />;
  return (
    <>
      <div className="found-how-far soft" aria-live="polite">
        <span>
          {say('find.offers', { offers: offers.length, ring: labelOf('Ring', answer.ringReached) })}
        </span>
        <span>{isAsking ? say('find.asking') : say('find.asOf')}</span>
      </div>
      {isWorthACall ? null : advice}
      <OfferList offers={offers.filter(({ pool }) => !isOwn(pool.id))} {...{ now, hold, more, isAsking }} />
      {isWorthACall ? advice : null}
    </>
  );
}
