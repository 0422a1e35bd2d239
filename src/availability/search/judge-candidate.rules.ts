import {
  type AdmissionProfile,
  type Entry,
  isOpenAt,
  type Judgement,
  judge,
  type Need,
  nextOpening,
} from '../../directory/index.js';
import type { LocalMoment, PatronSaint, Ring } from '../../territory/index.js';
import type { Light } from '../closed-lists.js';
import { type Freshness, freshnessOf } from '../pools/freshness.rules.js';
import type { CandidatePool } from './candidate-pool.types.js';
import { isDedicated, lightOf, type OrderKey, orderKey } from './offer.rules.js';

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** What is the same for every candidate of one search. */
export interface Circumstances {
  readonly need: Need;
  /** The instant of the need, as clocks in Italy show it. */
  readonly moment: LocalMoment;
  /** The instant at which the age of figures is judged. */
  readonly asOf: Date;
  /** Where the guests are; null when not told. */
  readonly from: Position | null;
  /** Comuni to keep away from. */
  readonly avoided: ReadonlySet<string>;
}

/** Where a candidate stands for the caller. */
export interface Standing {
  /** For a guarded shelter the ring of its told area. */
  readonly ring: Ring;
  /** True also where none is needed. */
  readonly agreement: boolean;
}

/** A candidate with everything that decides whether it is offered, and where in the list. */
export interface JudgedPool<Pool extends CandidatePool = CandidatePool> {
  readonly candidate: Pool;
  readonly standing: Standing;
  readonly judgement: Judgement;
  readonly freshness: Freshness;
  readonly light: Light;
  readonly distanceKm: number | null;
  readonly key: OrderKey;
}

const dateOf = (epoch: number | null): Date | null => (epoch === null ? null : new Date(epoch));

function patronSaintOf({ patronSaintMonth, patronSaintDay }: CandidatePool): PatronSaint | null {
  if (patronSaintMonth === null || patronSaintDay === null) return null;
  return { month: patronSaintMonth, day: patronSaintDay };
}

// When it opens next is a long look into the calendar: worked out only where it is told.
function entryOf(candidate: CandidatePool, moment: LocalMoment, tellsNextOpening: boolean): Entry {
  const { admissionHours } = candidate;
  if (admissionHours === null) return { open: null, nextOpening: null, always: false };
  const patronSaint = patronSaintOf(candidate);
  const open = isOpenAt(admissionHours, moment, patronSaint);
  const next = open || !tellsNextOpening ? null : nextOpening(admissionHours, moment, patronSaint);
  return { open, nextOpening: next, always: false };
}

function profileOf(
  candidate: CandidatePool,
  standing: Standing,
  { avoided }: Circumstances,
): Omit<AdmissionProfile, 'entry'> {
  const { guarded, municipalityCode, countedIn, bedsPerRoom } = candidate;
  return {
    categories: candidate.categories,
    criteria: candidate.criteria,
    countedIn,
    bedsPerRoom,
    guarded,
    agreement: standing.agreement,
    inPlaceToAvoid: !guarded && municipalityCode !== null && avoided.has(municipalityCode),
  };
}

const earthRadiusKm = 6371.0088;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** As the crow flies, in kilometres with one decimal. */
export function distanceKm(from: Position, to: Position): number {
  const dLatitude = radians(to.latitude - from.latitude);
  const dLongitude = radians(to.longitude - from.longitude);
  const chord =
    Math.sin(dLatitude / 2) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(dLongitude / 2) ** 2;
  return Math.round(20 * earthRadiusKm * Math.asin(Math.sqrt(chord))) / 10;
}

function distanceTo({ guarded, latitude, longitude }: CandidatePool, from: Position | null): number | null {
  if (guarded || from === null || latitude === null || longitude === null) return null;
  return distanceKm(from, { latitude, longitude });
}

/** Would they take these people, how sure is the figure, and where does it stand in the list? */
export function judgeCandidate<Pool extends CandidatePool>(
  candidate: Pool,
  standing: Standing,
  circumstances: Circumstances,
): JudgedPool<Pool> {
  const { need, asOf, from } = circumstances;
  const judgement = judgementOf(candidate, standing, circumstances, false);
  const { verdict, placesNeeded } = judgement;
  const freshness = freshnessOfCandidate(candidate, asOf);
  const { level, disputed } = freshness;
  const { free, overcommitted, poolId } = candidate;
  const light = lightOf({ free, overcommitted, placesNeeded, verdict, level, disputed });
  const distance = distanceTo(candidate, from);
  const key = orderKey({
    id: poolId,
    verdict,
    light,
    level,
    disputed,
    ring: standing.ring,
    dedicated: isDedicated(candidate.categories, need.category),
    distanceKm: distance,
  });
  return { candidate, standing, judgement, freshness, light, distanceKm: distance, key };
}

/** The judgement as it is told, with the next opening of a shelter that is closed to entries. */
export function judgementTold(
  { candidate, standing, judgement }: JudgedPool,
  circumstances: Circumstances,
): Judgement {
  const isClosed = judgement.reasons.some(
    ({ criterion, finding }) => criterion === 'ADMISSION_HOURS' && finding === 'FAIL',
  );
  return isClosed ? judgementOf(candidate, standing, circumstances, true) : judgement;
}

function judgementOf(
  candidate: CandidatePool,
  standing: Standing,
  circumstances: Circumstances,
  tellsNextOpening: boolean,
): Judgement {
  const { need, moment } = circumstances;
  const profile = profileOf(candidate, standing, circumstances);
  const entry = entryOf(candidate, moment, tellsNextOpening);
  const { free, observedAt } = candidate;
  return judge(need, { ...profile, entry }, { free, observedAt: dateOf(observedAt) });
}

function freshnessOfCandidate(candidate: CandidatePool, now: Date): Freshness {
  const { disputed, freshForHours, staleAfterHours } = candidate;
  return freshnessOf({
    observedAt: dateOf(candidate.observedAt),
    disputed,
    freshForHours,
    staleAfterHours,
    now,
  });
}
