import type { HoursReason, NearMiss, Need, PlacesReason, Reason, StatedReason } from './admission.types.js';

/** Further than this is not near. */
const nearYears = 5;
const nearPeople = 2;

function olderOrYounger({ criterion, number, whom }: StatedReason): NearMiss | null {
  const ages = whom.flatMap(({ age }) => (age === null ? [] : [age]));
  if (number === null || ages.length < whom.length) return null;
  if (ages.some((age) => Math.abs(age - number) > nearYears)) return null;
  return { kind: criterion === 'AGE_MIN' ? 'AGE_AT_LEAST' : 'AGE_AT_MOST', age: number, whom };
}

function fewer(kind: 'FEWER_GUESTS' | 'FEWER_CHILDREN', by: number): NearMiss | null {
  return by > 0 && by <= nearPeople ? { kind, by } : null;
}

function statedNearMiss(reason: StatedReason, { guests }: Need, children: number): NearMiss | null {
  const { criterion, effect, number, until } = reason;
  if (until !== null) return { kind: 'LATER', from: until };
  if (effect === 'EXCLUDE' && criterion === 'PET') return { kind: 'WITHOUT_PET' };
  if (effect === 'EXCLUDE' && criterion === 'INTOXICATION') return { kind: 'ONCE_SOBER' };
  if (effect !== 'REQUIRE') return null;
  switch (criterion) {
    case 'AGE_MIN':
    case 'AGE_MAX':
    case 'MALE_CHILD_AGE_MAX':
      return olderOrYounger(reason);
    case 'HOUSEHOLD_SIZE_MAX':
      return fewer('FEWER_GUESTS', guests.length - (number ?? 0));
    case 'CHILDREN_MAX':
      // A house without children is no near miss for a mother.
      return number === 0 ? null : fewer('FEWER_CHILDREN', children - (number ?? 0));
    default:
      return null;
  }
}

const isHours = (reason: Reason): reason is HoursReason => reason.criterion === 'ADMISSION_HOURS';

/** What would turn the only failure into a yes; null when nothing near would. */
export function nearMissOf(failure: Reason, need: Need, children: number): NearMiss | null {
  if (failure.by === 'SHELTER') return statedNearMiss(failure, need, children);
  if (!isHours(failure) || failure.nextOpening === null) return null;
  return { kind: 'LATER', from: failure.nextOpening };
}

/** Room for most of them: how many guests too many. */
export function placesNearMiss(
  { free, placesNeeded }: Pick<PlacesReason, 'free' | 'placesNeeded'>,
  guests: number,
  bedsPerPlace: number,
): NearMiss | null {
  if (free === null || free === 0 || free >= placesNeeded) return null;
  return fewer('FEWER_GUESTS', guests - free * bedsPerPlace);
}
