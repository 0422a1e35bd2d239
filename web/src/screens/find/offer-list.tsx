import { useState } from 'react';
import { Button } from '../../design/button';
import { useLine } from '../../frame/line';
import { say } from '../../language/say';
import { type Offer, OfferCard } from './offer-card';
import { RefusalDialog } from './refusal-dialog';
import type { useHold } from './use-hold';

interface OfferListProps {
  readonly offers: readonly Offer[];
  readonly now: Date;
  readonly hold: ReturnType<typeof useHold>;
  /** Fetches those that follow; null at the end of the list. */
  readonly more: (() => void) | null;
  readonly isAsking: boolean;
}

/** The offers, best first, each with its one main act. */
export function OfferList({ offers, now, hold, more, isAsking }: OfferListProps) {
  const isOnLine = useLine();
  const [unavailable, setUnavailable] = useState<Offer | null>(null);
  return (
    <>
      {offers.map((offer) => (
        <OfferCard
          key={offer.pool.id}
          offer={offer}
          now={now}
          acts={
            <>
              <Button
                weight={isPromising(offer) ? 'main' : 'second'}
                isBusy={hold.isBusy}
                disabled={offer.verdict === 'EXCLUDES' || !isOnLine}
                onClick={() => hold.take(offer)}
              >
                {isOnLine ? holdWords(offer) : say('offer.needsLine')}
              </Button>
              <Button weight="plain" onClick={() => setUnavailable(offer)}>
                {say('offer.phonedNo')}
              </Button>
            </>
          }
        />
      ))}
      {more ? (
        <Button isWide onClick={more} isBusy={isAsking}>
          {say('find.more')}
        </Button>
      ) : null}
      {unavailable ? <RefusalDialog offer={unavailable} onClose={() => setUnavailable(null)} /> : null}
    </>
  );
}

function isPromising({ verdict, free, placesNeeded }: Offer): boolean {
  return verdict !== 'EXCLUDES' && (free ?? placesNeeded) >= placesNeeded;
}

function holdWords({ pool, placesNeeded }: Offer): string {
  return say(pool.countedIn === 'ROOM' ? 'offer.holdRooms' : 'offer.holdBeds', { places: placesNeeded });
}
