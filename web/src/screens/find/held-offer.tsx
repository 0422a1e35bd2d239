import { useState } from 'react';
import { saidBy } from '../../api/faults';
import type { CaseAtHandQuery } from '../../api/generated/graphql';
import { useAct } from '../../api/use-act';
import { Button } from '../../design/button';
import { Card } from '../../design/card';
import { Countdown } from '../../design/countdown';
import { useFocusLeftBehind } from '../../design/focus-left-behind';
import { Banner, useTell } from '../../design/notice';
import { say } from '../../language/say';
import { clockTime } from '../../language/time-in-words';
import { confirmMutation, releaseMutation, tellCallerMutation } from './find.documents';
import { type Offer, OfferCard } from './offer-card';
import { PlacementRefusalDialog } from './refusal-dialog';
import './held-offer.css';

export type CasePlacement = NonNullable<CaseAtHandQuery['intervention']>['placements'][number];

/** Held or confirmed: still to be worked on. */
export function openPlacement({ state }: CasePlacement): boolean {
  return state === 'HELD' || state === 'CONFIRMED';
}

interface HeldOfferProps {
  readonly placement: CasePlacement;
  readonly interventionId: string;
  /** As the search shows it now; null where it is not in the list any more. */
  readonly offer: Offer | null;
  readonly now: Date;
  readonly onDone: () => void;
}

/** The place that is kept for this case: the time left, the call, what the shelter said. */
export function HeldOffer({ placement, interventionId, offer, now, onDone }: HeldOfferProps) {
  const [confirm, isConfirming] = useAct(confirmMutation);
  const [release, isReleasing] = useAct(releaseMutation);
  const place = useFocusLeftBehind<HTMLDivElement>();
  const [isRefusing, setRefusing] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const tell = useTell();
  const may = (action: CasePlacement['availableActions'][number]) =>
    placement.availableActions.includes(action);
  const done = ({ error }: { error: Parameters<typeof saidBy>[0] | null }, words: string) => {
    setFault(error ? saidBy(error) : null);
    if (!error) tell(words);
    onDone();
  };
  if (placement.state === 'CONFIRMED')
    return <Confirmed placement={placement} interventionId={interventionId} onDone={onDone} />;
  const acts = (
    <>
      {may('CONFIRM') ? (
        <Button
          weight={offer ? 'second' : 'main'}
          isBusy={isConfirming}
          onClick={async () => done(await confirm({ placementId: placement.id }), say('held.confirmed'))}
        >
          {say('held.saidYes')}
        </Button>
      ) : null}
      {may('REFUSE') ? <Button onClick={() => setRefusing(true)}>{say('held.saidNo')}</Button> : null}
      {may('RELEASE') ? (
        <Button
          weight="plain"
          isBusy={isReleasing}
          onClick={async () => done(await release({ placementId: placement.id }), say('held.released'))}
        >
          {say('held.release')}
        </Button>
      ) : null}
    </>
  );
  const above = placement.expiresAt && placement.heldAt ? <TimeLeft placement={placement} /> : null;
  return (
    <div className="held" ref={place} tabIndex={-1}>
      {fault ? <Banner tone="danger">{fault}</Banner> : null}
      {offer ? (
        <OfferCard offer={offer} now={now} held={placement.places} above={above} acts={acts} />
      ) : (
        <Card isOwn level={3} above={above} title={placement.pool?.shelter.name ?? say('held.guarded')}>
          <div className="acts">{acts}</div>
        </Card>
      )}
      {isRefusing ? (
        <PlacementRefusalDialog
          placementId={placement.id}
          onClose={() => {
            setRefusing(false);
            onDone();
          }}
        />
      ) : null}
    </div>
  );
}

function TimeLeft({ placement: { heldAt, expiresAt } }: { readonly placement: CasePlacement }) {
  const until = new Date(expiresAt ?? 0);
  return (
    <Countdown
      label={say('held.yours')}
      lastsMs={until.getTime() - new Date(heldAt ?? 0).getTime()}
      until={until}
      ahead={0}
    />
  );
}

interface ConfirmedProps {
  readonly placement: CasePlacement;
  readonly interventionId: string;
  readonly onDone: () => void;
}

/** Where the patrol goes, to be read aloud; and that it was. */
function Confirmed({ placement, interventionId, onDone }: ConfirmedProps) {
  const [tellCaller, isTelling] = useAct(tellCallerMutation);
  const tell = useTell();
  const { directions, toldCallerAt, expectedBy, pool } = placement;
  const place = useFocusLeftBehind<HTMLDivElement>();
  return (
    <div className="held" ref={place} tabIndex={-1}>
      <Card isOwn level={3} title={pool?.shelter.name ?? say('held.guarded')} aside={say('held.isConfirmed')}>
        {directions ? <p className="directions">{directions}</p> : null}
        {expectedBy ? (
          <p className="soft">{say('held.expectedBy', { time: clockTime(new Date(expectedBy)) })}</p>
        ) : null}
        {toldCallerAt ? (
          <p className="soft">{say('held.toldAt', { time: clockTime(new Date(toldCallerAt)) })}</p>
        ) : (
          <Button
            weight="main"
            isWide
            isBusy={isTelling}
            onClick={async () => {
              const { error } = await tellCaller({
                interventionId,
                placementIds: [placement.id],
                words: directions ?? null,
              });
              tell(error ? saidBy(error) : say('held.told'));
              onDone();
            }}
          >
            {say('held.tell')}
          </Button>
        )}
      </Card>
    </div>
  );
}
