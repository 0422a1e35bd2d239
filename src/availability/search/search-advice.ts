import { nearMissClause, shelterBy } from '../../directory/index.js';
import type { RequestContext } from '../../platform/context.js';
import { type Advice, type AdviceFacts, type AdviceOffer, adviceFor, isPoor } from './advice.rules.js';
import { adviceSentence } from './advice-sentence.js';
import type { SearchOutcome } from './bed-offer.js';
import type { Search } from './checked-need.js';
import { type JudgedPool, judgementTold } from './judge-candidate.rules.js';
import { compareKeys } from './offer.rules.js';

/** When a shelter opens next is a long look into the calendar: only the best placed are worth it. */
const mostConsidered = 20;

/** What to try next, in the caller's language; nothing while the offers are good. */
export async function searchAdvice(ctx: RequestContext, outcome: SearchOutcome): Promise<string[]> {
  const { search, judged } = outcome;
  if (!isPoor(judged.map((one) => adviceOffer(one)))) return [];
  const placed = judged.toSorted((a, b) => compareKeys(a.key, b.key));
  const nearly = new Set(placed.filter(isNearly).slice(0, mostConsidered));
  const offers = placed.map((one) => ({
    ...adviceOffer(one),
    nearMiss: nearly.has(one) ? nearMissTold(one, search) : null,
  }));
  const advice = adviceFor(factsOf(outcome, offers));
  const names = await namesIn(ctx, advice);
  return advice.map((piece) => adviceSentence(named(piece, names), ctx.language));
}

/** Until something is said of it a shelter goes by its id: names are read for the few that are told. */
function adviceOffer({ candidate, judgement, light, freshness }: JudgedPool): AdviceOffer {
  const { shelterId, free, countedIn, bedsPerRoom } = candidate;
  const bedsPerPlace = countedIn === 'ROOM' ? (bedsPerRoom ?? 1) : 1;
  return {
    shelterName: shelterId,
    verdict: judgement.verdict,
    light,
    level: freshness.level,
    disputed: freshness.disputed,
    bedsFree: free === null ? null : free * bedsPerPlace,
    nearMiss: null,
  };
}

/** One thing alone stands in the way, and there would be room. */
function isNearly({ candidate, judgement }: JudgedPool): boolean {
  const failures = judgement.reasons.filter(
    ({ criterion, finding }) => finding === 'FAIL' && criterion !== 'PLACES',
  );
  const hasRoom = candidate.free === null || candidate.free >= judgement.placesNeeded;
  return failures.length === 1 && hasRoom;
}

function nearMissTold(judged: JudgedPool, { circumstances, now }: Search): AdviceOffer['nearMiss'] {
  const { reasons } = judgementTold(judged, circumstances);
  const miss = reasons.find(
    ({ criterion, nearMiss }) => nearMiss !== null && criterion !== 'PLACES',
  )?.nearMiss;
  if (!miss) return null;
  return {
    clause: { it: nearMissClause(miss, 'it', now), en: nearMissClause(miss, 'en', now) },
    from: miss.kind === 'LATER' ? miss.from : null,
  };
}

function factsOf({ search, ringReached }: SearchOutcome, offers: readonly AdviceOffer[]): AdviceFacts {
  const { circumstances, widestRing, input } = search;
  const { category, guests } = circumstances.need;
  return {
    category,
    guests: guests.length,
    loneMinors: guests.every(({ age }) => typeof age === 'number' && age < 18),
    offers,
    ringReached,
    widestRing,
    splitAccepted: input.acceptsSplit === true,
  };
}

// By the loader that brings the offers' shelters: one reading for both.
async function namesIn(ctx: RequestContext, advice: readonly Advice[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(advice.flatMap(sheltersOf))];
  const shelters = await Promise.all(ids.map((id) => shelterBy(ctx).load(id)));
  return new Map(shelters.flatMap((shelter) => (shelter ? [[shelter.id, shelter.name] as const] : [])));
}

function sheltersOf(advice: Advice): readonly string[] {
  if (advice.kind === 'PHONE_FIRST') return advice.shelterNames;
  return advice.kind === 'NEAR_MISS' || advice.kind === 'NEXT_OPENING' ? [advice.shelterName] : [];
}

function named(advice: Advice, names: ReadonlyMap<string, string>): Advice {
  const nameOf = (id: string) => names.get(id) ?? id;
  if (advice.kind === 'PHONE_FIRST') return { ...advice, shelterNames: advice.shelterNames.map(nameOf) };
  if (advice.kind === 'NEAR_MISS' || advice.kind === 'NEXT_OPENING')
    return { ...advice, shelterName: nameOf(advice.shelterName) };
  return advice;
}
