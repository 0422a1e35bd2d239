import type { NeedCategory, Verdict } from '../../directory/index.js';
import type { Words } from '../../platform/language.js';
import type { Ring } from '../../territory/index.js';
import type { FreshnessLevel, Light } from '../closed-lists.js';
import { isUsable } from './offer.rules.js';

/** An offer as advice looks at it, the excluded ones among them. */
export interface AdviceOffer {
  readonly shelterName: string;
  readonly verdict: Verdict;
  readonly light: Light;
  readonly level: FreshnessLevel;
  readonly disputed: boolean;
  /** Guests who would find a bed; null when nobody has ever declared. */
  readonly bedsFree: number | null;
  readonly nearMiss: NearMissTold | null;
}
/** What would have to be different for this shelter to take them. */
export interface NearMissTold {
  /** To follow "would take them": "if the boy of 15 were 12 or under". */
  readonly clause: Words;
  /** When it is only a matter of waiting. */
  readonly from: Date | null;
}

export interface AdviceFacts {
  readonly category: NeedCategory;
  readonly guests: number;
  /** Minors among the guests, and no adult. */
  readonly loneMinors: boolean;
  readonly offers: readonly AdviceOffer[];
  readonly ringReached: Ring;
  readonly widestRing: Ring;
  /** The household has said that it accepts to be split. */
  readonly splitAccepted: boolean;
}

export type Hotline = 'VIOLENCE' | 'TRAFFICKING' | 'CHILDREN';
export type Advice =
  | { readonly kind: 'PHONE_FIRST'; readonly shelterNames: readonly string[] }
  | { readonly kind: 'NEAR_MISS' | 'NEXT_OPENING'; readonly shelterName: string; readonly clause: Words }
  | { readonly kind: 'CALL_HOTLINE'; readonly hotline: Hotline }
  | { readonly kind: 'SPLIT_GROUP'; readonly guests: number; readonly bedsFree: number }
  | { readonly kind: 'WIDEN_RING'; readonly to: Ring }
  | { readonly kind: 'HOTEL' };

const mostNames = 3;
const outward: readonly Ring[] = [
  'OWN_DISTRICT',
  'NEIGHBOUR_WITH_AGREEMENT',
  'NEIGHBOUR',
  'PROVINCE',
  'REGION',
  'NATIONAL',
];
const hotlineOf: Partial<Record<NeedCategory, Hotline>> = {
  WOMAN_VICTIM_OF_VIOLENCE: 'VIOLENCE',
  WOMAN_VICTIM_OF_TRAFFICKING: 'TRAFFICKING',
  MINOR: 'CHILDREN',
  UNACCOMPANIED_FOREIGN_MINOR: 'CHILDREN',
};

/** Nothing that can simply be taken, or a single shelter to hope for. */
export function isPoor(offers: readonly AdviceOffer[]): boolean {
  const usable = offers.filter(isUsable);
  return usable.length < 2 || usable.every(({ light }) => light !== 'GREEN');
}

function phoneFirst(offers: readonly AdviceOffer[]): Advice[] {
  const doubtful = offers.filter(
    ({ verdict, light, level, disputed }) =>
      verdict !== 'EXCLUDES' && (light === 'GREY' || level === 'AGEING' || level === 'STALE' || disputed),
  );
  const shelterNames = [...new Set(doubtful.map(({ shelterName }) => shelterName))].slice(0, mostNames);
  return shelterNames.length === 0 ? [] : [{ kind: 'PHONE_FIRST', shelterNames }];
}

/** What a change in the guests would open first, then what waiting would, the soonest first. */
function nearMisses(offers: readonly AdviceOffer[]): Advice[] {
  const found = offers.flatMap(({ shelterName, nearMiss }) =>
    nearMiss === null ? [] : [{ shelterName, ...nearMiss }],
  );
  const changes = found.filter(({ from }) => from === null).slice(0, mostNames);
  const soonest = found
    .filter(({ from }) => from !== null)
    .sort((a, b) => Number(a.from) - Number(b.from))
    .slice(0, 1);
  return [
    ...changes.map(({ shelterName, clause }): Advice => ({ kind: 'NEAR_MISS', shelterName, clause })),
    ...soonest.map(({ shelterName, clause }): Advice => ({ kind: 'NEXT_OPENING', shelterName, clause })),
  ];
}

function hotline({ category, loneMinors }: AdviceFacts): Advice[] {
  const called = hotlineOf[category] ?? (loneMinors ? 'CHILDREN' : null);
  return called === null ? [] : [{ kind: 'CALL_HOTLINE', hotline: called }];
}

/** A household stays together: never proposed unasked. */
function splitGroup({ guests, offers, splitAccepted }: AdviceFacts): Advice[] {
  if (!splitAccepted || guests < 2) return [];
  const free = offers.filter(({ verdict }) => verdict !== 'EXCLUDES').map(({ bedsFree }) => bedsFree ?? 0);
  const bedsFree = free.reduce((sum, beds) => sum + beds, 0);
  if (bedsFree < guests || free.some((beds) => beds >= guests)) return [];
  return [{ kind: 'SPLIT_GROUP', guests, bedsFree }];
}

function widenRing({ ringReached, widestRing }: AdviceFacts): Advice[] {
  const next = outward[outward.indexOf(widestRing) + 1];
  return ringReached === widestRing && next !== undefined ? [{ kind: 'WIDEN_RING', to: next }] : [];
}

/** A hotel looks after nobody: not for minors alone, nor for a woman somebody may be looking for. */
function hotel(facts: AdviceFacts): Advice[] {
  return hotline(facts).length === 0 ? [{ kind: 'HOTEL' }] : [];
}

/** What to try next, in the order in which to try it; nothing while the offers are good. */
export function adviceFor(facts: AdviceFacts): Advice[] {
  const { offers } = facts;
  if (!isPoor(offers)) return [];
  return [
    ...phoneFirst(offers),
    ...hotline(facts),
    ...nearMisses(offers),
    ...splitGroup(facts),
    ...widenRing(facts),
    ...hotel(facts),
  ];
}
