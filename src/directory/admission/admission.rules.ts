import type { Finding, Verdict } from '../closed-lists.js';
import type {
  AdmissionProfile,
  BareReason,
  CategoryReason,
  HoursReason,
  Judgement,
  Need,
  PlacesReason,
  PoolFigures,
  Reason,
} from './admission.types.js';
import { isInForce } from './criterion.rules.js';
import { type Member, membersOf, placesNeeded } from './household.rules.js';
import { nearMissOf, placesNearMiss } from './near-miss.rules.js';
import { silenceReasons } from './silence.rules.js';
import { severity, statedReason } from './stated-reason.rules.js';

function placesReason(need: Need, profile: AdmissionProfile, figures: PoolFigures): PlacesReason {
  const { countedIn, bedsPerRoom } = profile;
  const { free, observedAt } = figures;
  const needed = placesNeeded(need.guests, countedIn, bedsPerRoom);
  const bedsPerPlace = countedIn === 'ROOM' ? (bedsPerRoom ?? 1) : 1;
  const known = free === null ? 'UNKNOWN' : free >= needed ? 'PASS' : 'FAIL';
  return {
    by: 'REGISTRY',
    criterion: 'PLACES',
    finding: known,
    nearMiss: placesNearMiss({ free, placesNeeded: needed }, need.guests.length, bedsPerPlace),
    free,
    placesNeeded: needed,
    countedIn,
    observedAt,
  };
}

function categoryReason(need: Need, profile: AdmissionProfile, hasProfile: boolean): CategoryReason {
  const served = profile.categories.includes(need.category);
  const said = hasProfile ? 'PASS' : 'UNKNOWN';
  return {
    by: 'REGISTRY',
    criterion: 'NEED_CATEGORY',
    finding: served ? said : 'FAIL',
    nearMiss: null,
    category: need.category,
  };
}

function hoursReasons({ entry }: AdmissionProfile): HoursReason[] {
  const open = entry.always || entry.open;
  if (open === null) return [];
  const { nextOpening } = entry;
  return [
    {
      by: 'REGISTRY',
      criterion: 'ADMISSION_HOURS',
      finding: open ? 'PASS' : 'FAIL',
      nearMiss: null,
      nextOpening,
    },
  ];
}

const bare = (criterion: BareReason['criterion'], finding: Finding): BareReason => ({
  by: 'REGISTRY',
  criterion,
  finding,
  nearMiss: null,
});

function avoidanceReasons(need: Need, { guarded, inPlaceToAvoid }: AdmissionProfile): BareReason[] {
  // With or without a list, inside it or not: any difference would tell where the shelter is.
  if (guarded) return [bare('PLACES_TO_AVOID', 'DISCRETIONARY')];
  return need.avoidsPlaces && inPlaceToAvoid === true ? [bare('PLACES_TO_AVOID', 'FAIL')] : [];
}

function statedReasons(need: Need, profile: AdmissionProfile, members: readonly Member[]): Reason[] {
  return profile.criteria.flatMap((criterion) => {
    const reason = statedReason(criterion, need, members);
    if (reason === null) return [];
    return [{ ...reason, note: profile.guarded ? null : reason.note, nearMiss: null }];
  });
}

/** PLACES informs and never enters the verdict. */
function verdictOf(reasons: readonly Reason[]): Verdict {
  const found = new Set<Finding>(reasons.map(({ finding }) => finding));
  if (found.has('FAIL')) return 'EXCLUDES';
  if (found.has('UNKNOWN') || found.has('DISCRETIONARY')) return 'ASK';
  return found.has('CONDITION') ? 'ADMITS_IF' : 'ADMITS';
}

/** A near miss is told only of a lone failure: with two, mending one would not open the door. */
function withNearMiss(reasons: readonly Reason[], need: Need, members: readonly Member[]): Reason[] {
  const alone = reasons.filter(({ finding }) => finding === 'FAIL').length === 1;
  const children = members.filter(({ child }) => child === 'YES').length;
  return reasons.map((reason) =>
    alone && reason.finding === 'FAIL' ? { ...reason, nearMiss: nearMissOf(reason, need, children) } : reason,
  );
}

/** Would they take these people, at that instant, and why. A pool with no criterion in force has no profile. */
export function judge(need: Need, profile: AdmissionProfile, figures: PoolFigures): Judgement {
  const inForce = profile.criteria.filter((criterion) => isInForce(criterion, need.at));
  const members = membersOf(need.guests);
  const places = placesReason(need, profile, figures);
  const found: Reason[] = [
    categoryReason(need, profile, inForce.length > 0),
    ...statedReasons(need, { ...profile, criteria: inForce }, members),
    ...silenceReasons(inForce, members),
    ...hoursReasons(profile),
    ...avoidanceReasons(need, profile),
    ...(profile.agreement ? [] : [bare('AGREEMENT', 'CONDITION')]),
  ];
  const others = withNearMiss(found, need, members).sort((a, b) => severity[a.finding] - severity[b.finding]);
  const reasons = [places, ...others];
  const nearMisses = reasons.flatMap(({ nearMiss }) => (nearMiss === null ? [] : [nearMiss]));
  return { verdict: verdictOf(found), reasons, placesNeeded: places.placesNeeded, nearMisses };
}

export { placesNeeded } from './household.rules.js';
