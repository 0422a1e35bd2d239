import type { Finding } from '../closed-lists.js';
import type { Criterion, Guest, GuestGlimpse, Need, StatedKind, StatedReason } from './admission.types.js';
import { findingOf, isStatedKind, shapeOf } from './criterion.rules.js';
import { ageOf, factOf, isAdult, isMinor, isNewborn, isPregnant, speaksOneOf } from './guest.rules.js';
import type { Member } from './household.rules.js';

/** Worst first. */
export const severity: Record<Finding, number> = {
  FAIL: 0,
  UNKNOWN: 1,
  DISCRETIONARY: 2,
  CONDITION: 3,
  PASS: 4,
};

interface Answer {
  readonly finding: Finding;
  /** Null when it is about the household. */
  readonly guest: Guest | null;
}

export const glimpseOf = (guest: Guest): GuestGlimpse => ({ sex: guest.sex ?? null, age: ageOf(guest) });

function boyWithin(guest: Guest, oldest: number): boolean | null {
  const age = ageOf(guest);
  if (age === null) return factOf(guest, 'MALE_CHILD_AGE_MAX');
  if (age <= oldest) return true;
  return guest.sex === 'MALE' ? false : null;
}

/** Whether a criterion holds of one guest; null when that is not known. */
function holdsOf(guest: Guest, kind: StatedKind, { number, words }: Criterion): boolean | null {
  const age = ageOf(guest);
  const value = number ?? 0;
  switch (kind) {
    case 'SEX':
      return guest.sex ? (words ?? []).includes(guest.sex) : factOf(guest, kind);
    case 'AGE_MIN':
      return age === null ? factOf(guest, kind) : age >= value;
    case 'AGE_MAX':
      return age === null ? factOf(guest, kind) : age <= value;
    case 'MALE_CHILD_AGE_MAX':
      return boyWithin(guest, value);
    case 'LANGUAGE':
      return speaksOneOf(guest, words ?? []);
    case 'NEWBORN':
      return isNewborn(guest);
    case 'PREGNANCY':
      return isPregnant(guest);
    default:
      return factOf(guest, kind);
  }
}

/** Whether a criterion looks at this guest at all; MAYBE when an unknown age decides. */
function looksAt({ guest, lone, child }: Member, kind: StatedKind): 'YES' | 'NO' | 'MAYBE' {
  switch (shapeOf(kind).about) {
    case 'LONE':
      return lone;
    case 'BOY':
      return guest.sex === 'FEMALE' || guest.sex === 'OTHER' ? 'NO' : child;
    case 'CHILD':
      return isMinor(guest) ? 'YES' : child;
    case 'HOUSEHOLD':
      return 'NO';
    case 'GUEST':
      // Of a child with an adult only what was said is judged: nobody asks a child of three for papers.
      if (factOf(guest, kind) !== null) return 'YES';
      if (child === 'YES' && !(kind === 'LANGUAGE' && guest.languages?.length)) return 'NO';
      return kind === 'GUARDIAN_CONSENT' && isAdult(guest) ? 'NO' : 'YES';
  }
}

function answerOf(member: Member, kind: StatedKind, criterion: Criterion): Answer[] {
  const { guest } = member;
  const looks = looksAt(member, kind);
  if (looks === 'NO') return [];
  const finding = findingOf(kind, criterion.effect, holdsOf(guest, kind, criterion));
  return [{ guest, finding: looks === 'MAYBE' && finding === 'FAIL' ? 'UNKNOWN' : finding }];
}

function fewChildren(members: readonly Member[], most: number): boolean | null {
  const certain = members.filter(({ child }) => child === 'YES').length;
  const possible = members.filter(({ child }) => child !== 'NO').length;
  if (possible <= most) return true;
  return certain > most ? false : null;
}

function householdAnswer(
  kind: StatedKind,
  criterion: Criterion,
  need: Need,
  members: readonly Member[],
): Answer[] {
  const { number, words, effect } = criterion;
  const answer = (holds: boolean | null) => [{ guest: null, finding: findingOf(kind, effect, holds) }];
  if (kind === 'NEED_CATEGORY') return answer((words ?? []).includes(need.category));
  if (kind === 'HOUSEHOLD_SIZE_MAX') return answer(members.length <= (number ?? 0));
  if (members.every(({ child }) => child === 'NO')) return [];
  return answer(fewChildren(members, number ?? 0));
}

/** What one line of the shelter says of these guests: the worst finding, and whom it concerns. */
export function statedReason(
  criterion: Criterion,
  need: Need,
  members: readonly Member[],
): Omit<StatedReason, 'nearMiss'> | null {
  const { kind, effect, number, words, validUntil, note } = criterion;
  if (!isStatedKind(kind)) return null;
  const answers =
    shapeOf(kind).about === 'HOUSEHOLD'
      ? householdAnswer(kind, criterion, need, members)
      : members.flatMap((member) => answerOf(member, kind, criterion));
  const finding = answers
    .map((answer) => answer.finding)
    .reduce<Finding | null>(
      (worst, next) => (worst !== null && severity[worst] <= severity[next] ? worst : next),
      null,
    );
  if (finding === null) return null;
  const concerned = answers.filter((answer) => answer.finding === finding && finding !== 'PASS');
  const whom = concerned.flatMap(({ guest }) => (guest === null ? [] : [glimpseOf(guest)]));
  return { by: 'SHELTER', criterion: kind, finding, effect, number, words, until: validUntil, note, whom };
}
