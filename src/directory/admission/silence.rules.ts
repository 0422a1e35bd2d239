import type { Criterion, Guest, SilenceReason, StatedKind } from './admission.types.js';
import { isStatedKind, shapeOf } from './criterion.rules.js';
import { factsSaid, isMinor, isNewborn } from './guest.rules.js';
import type { Member } from './household.rules.js';
import { glimpseOf } from './stated-reason.rules.js';

interface Worry {
  readonly kind: StatedKind;
  readonly guest: Guest;
}

/** Facts that the shelter has to have spoken of, for a pass. */
function worriesOf(guest: Guest): StatedKind[] {
  const said = factsSaid(guest).flatMap(({ criterion, holds }) =>
    isStatedKind(criterion) && shapeOf(criterion).worry === holds ? [criterion] : [],
  );
  // The needs that are served always stand on the pool: about those no shelter is silent.
  const worries = said.filter((kind) => kind !== 'NEED_CATEGORY');
  return isNewborn(guest) === true ? [...worries, 'NEWBORN'] : worries;
}

function speaksOfChild(guest: Guest, spoken: ReadonlySet<StatedKind>): boolean {
  if (spoken.has('CHILDREN_MAX') || spoken.has('MALE_CHILD_AGE_MAX')) return true;
  return spoken.has('NEWBORN') && isNewborn(guest) === true;
}

function speaksOfLoneMinors(criteria: readonly Criterion[]): boolean {
  return criteria.some(
    ({ kind, number }) => kind === 'AGE_MIN' || (kind === 'AGE_MAX' && number !== null && number < 18),
  );
}

/** A minor is a worry of its own: with an adult one asks about children, alone about age. */
function minorWorries(
  { guest, lone, child }: Member,
  criteria: readonly Criterion[],
  spoken: ReadonlySet<StatedKind>,
): StatedKind[] {
  if (!isMinor(guest)) return [];
  const asChild: StatedKind[] = child === 'NO' || speaksOfChild(guest, spoken) ? [] : ['CHILDREN_MAX'];
  const asLone: StatedKind[] = lone === 'NO' || speaksOfLoneMinors(criteria) ? [] : ['AGE_MIN'];
  return [...asChild, ...asLone];
}

/** What the shelter has not said although it matters for these guests; one reason for each kind. */
export function silenceReasons(criteria: readonly Criterion[], members: readonly Member[]): SilenceReason[] {
  const spoken = new Set(criteria.map(({ kind }) => kind).filter(isStatedKind));
  const worries = members.flatMap((member): Worry[] => {
    const { guest } = member;
    const unspoken = worriesOf(guest).filter((kind) => !spoken.has(kind));
    return [...unspoken, ...minorWorries(member, criteria, spoken)].map((kind) => ({ kind, guest }));
  });
  return [...Map.groupBy(worries, ({ kind }) => kind)].map(([criterion, concerned]) => ({
    by: 'SILENCE',
    criterion,
    finding: 'UNKNOWN',
    nearMiss: null,
    whom: [...new Set(concerned.map(({ guest }) => guest))].map(glimpseOf),
  }));
}
