import type { FreshnessLevel, Light } from '../../src/availability/closed-lists.js';
import type {
  AdmissionProfile,
  Criterion,
  Guest,
  Need,
} from '../../src/directory/admission/admission.types.js';
import type { CriterionKind, Effect, Verdict } from '../../src/directory/closed-lists.js';

/** Who, where, when → would they be taken, and why. */
export interface VerdictCase {
  /** A sentence. */
  readonly name: string;
  readonly guests: readonly Guest[];
  readonly criteria: readonly Criterion[];
  readonly verdict: Verdict;
  readonly light: Light;
  /** "KIND FINDING" of every reason but PLACES and those that pass, in order. */
  readonly because: readonly string[];
  /** The kinds that pass, NEED_CATEGORY apart. */
  readonly met?: readonly CriterionKind[];
  /** An English sentence found among the reasons. */
  readonly says?: string;
  readonly need?: Partial<Need>;
  readonly profile?: Partial<AdmissionProfile>;
  readonly figures?: Partial<Figures>;
}
export interface Figures {
  readonly free: number | null;
  readonly level: FreshnessLevel;
  readonly disputed: boolean;
  readonly overcommitted: boolean;
  readonly observedAt: Date | null;
}

/** 02:40 of a Friday, winter time in Rome. */
export const night = new Date('2025-03-28T01:40:00Z');
export const hoursAgo = (hours: number) => new Date(night.getTime() - hours * 3_600_000);
export const inHours = (hours: number) => hoursAgo(-hours);

const criterion =
  (effect: Effect) =>
  (kind: CriterionKind, value: number | readonly string[] | null = null): Criterion => ({
    kind,
    effect,
    number: typeof value === 'number' ? value : null,
    words: typeof value === 'number' ? null : value,
    validFrom: null,
    validUntil: null,
    note: null,
  });
export const requires = criterion('REQUIRE');
export const excludes = criterion('EXCLUDE');
export const prefers = criterion('PREFER');
export const asks = criterion('ASK');
export const within = (window: Pick<Criterion, 'validFrom' | 'validUntil'>, line: Criterion): Criterion => ({
  ...line,
  ...window,
});

type Facts = Omit<Guest, 'sex' | 'age'>;
export const female = (age: number | null, facts: Facts = {}): Guest => ({ sex: 'FEMALE', age, ...facts });
export const male = (age: number | null, facts: Facts = {}): Guest => ({ sex: 'MALE', age, ...facts });
export const unknownSex = (age: number | null, facts: Facts = {}): Guest => ({ age, ...facts });
export const knowing = (kind: CriterionKind, holds: boolean): Facts => ({
  facts: [{ criterion: kind, holds }],
});

/** A profile in force that says nothing of what is tried. */
export const adultsOnly = requires('AGE_MIN', 18);
/** A pool that takes children. */
export const childrenToo = requires('CHILDREN_MAX', 6);
