import { lightSentences } from '../../design/light-mark';
import type { TimelineItem } from '../../design/timeline';
import { labelOf } from '../../language/label';
import { say } from '../../language/say';
import type { OneCase } from './intervention';

type Entry = OneCase['timeline']['nodes'][number];

/** One moment of a case, as it is read: what happened, by whom, with which words. */
export function momentOf(entry: Entry): TimelineItem {
  const { id, at, kind, by } = entry;
  const words = wordsOf(entry);
  return {
    id,
    at: new Date(at),
    title: [labelOf('TimelineKind', kind), placeOf(entry)].filter(Boolean).join(': '),
    ...(words || by ? { words: [words, by].filter(Boolean).join('\n') } : {}),
  };
}

function placeOf({ placement }: Entry): string | null {
  return placement ? (placement.pool?.shelter.name ?? say('held.guarded')) : null;
}

type ShownOffer = NonNullable<Entry['shown']>['offers'][number];
// What one chose among; the rest of a long page is told by its number.
const mostShown = 5;

function offerInWords({ light, free, verdict, pool }: ShownOffer, index: number): string {
  const told = {
    name: pool?.shelter.name ?? say('held.guarded'),
    light: say(lightSentences[light]).toLowerCase(),
    verdict: labelOf('Verdict', verdict).toLowerCase(),
  };
  const isKnown = free !== null && free !== undefined;
  return `${index + 1}. ${isKnown ? say('case.offer', { ...told, free }) : say('case.offerUnknown', told)}`;
}

function wordsOf({ words, toldTo, placement, shown, kind }: Entry): string {
  const refusal = kind === 'REFUSED' ? placement?.refusal : null;
  return [
    refusal ? `${labelOf('RefusalActor', refusal.actor)}: ${labelOf('RefusalReason', refusal.reason)}` : null,
    toldTo ? say('case.toldTo', { who: toldTo }) : null,
    words,
    shown
      ? say('case.shown', { offers: shown.offers.length, ring: labelOf('Ring', shown.ringReached) })
      : null,
    ...(shown?.offers ?? []).slice(0, mostShown).map(offerInWords),
  ]
    .filter(Boolean)
    .join('\n');
}
