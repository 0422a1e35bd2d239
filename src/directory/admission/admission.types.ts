import type { CriterionKind, Effect, Finding, NeedCategory, Sex, Verdict } from '../closed-lists.js';

/** What only the registry says; everything else a shelter may state. */
export type RegistryKind = 'PLACES' | 'ADMISSION_HOURS' | 'AGREEMENT' | 'PLACES_TO_AVOID' | 'NOT_SUITABLE';
export type StatedKind = Exclude<CriterionKind, RegistryKind>;

/** One line of what a shelter says about whom it admits. */
export interface Criterion {
  readonly kind: CriterionKind;
  readonly effect: Effect;
  /** Years, people or children; null for kinds that take no number. */
  readonly number: number | null;
  /** Values of Sex or NeedCategory, or ISO 639-1 codes; null for kinds that take no words. */
  readonly words: readonly string[] | null;
  /** In force from this instant; null: always has been. */
  readonly validFrom: Date | null;
  /** In force up to, and not at, this instant; null: until changed. */
  readonly validUntil: Date | null;
  readonly note: string | null;
}

export interface Fact {
  readonly criterion: CriterionKind;
  readonly holds: boolean;
}

type Known<T> = T | null | undefined;
/** A person to be hosted, anonymously; null, or left out, is unknown. */
export interface Guest {
  readonly sex?: Known<Sex>;
  /** Completed years, 0 to 120. */
  readonly age?: Known<number>;
  readonly wheelchair?: Known<boolean>;
  readonly selfSufficient?: Known<boolean>;
  readonly pregnant?: Known<boolean>;
  readonly hasDocuments?: Known<boolean>;
  readonly withPet?: Known<boolean>;
  readonly languages?: Known<readonly string[]>;
  readonly facts?: Known<readonly Fact[]>;
}

export interface Need {
  readonly category: NeedCategory;
  /** One household, which stays together. */
  readonly guests: readonly Guest[];
  readonly at: Date;
  /** A list of places to avoid was given. */
  readonly avoidsPlaces: boolean;
}

/** Whether people are let in at the instant of the need, already worked out from the clocks. */
export interface Entry {
  /** Null when the hours were never stated. */
  readonly open: boolean | null;
  readonly nextOpening: Date | null;
  /** Open at any hour. */
  readonly always: boolean;
}

export interface AdmissionProfile {
  readonly categories: readonly NeedCategory[];
  readonly criteria: readonly Criterion[];
  // The values of CountedIn, which belongs to the module above this one.
  readonly countedIn: 'BED' | 'ROOM';
  readonly bedsPerRoom: number | null;
  readonly guarded: boolean;
  /** True also where none is needed. */
  readonly agreement: boolean;
  readonly entry: Entry;
  /** It stands in a place to avoid; never looked at for a guarded shelter. */
  readonly inPlaceToAvoid?: boolean;
}

export interface PoolFigures {
  /** Null when nobody has ever declared. */
  readonly free: number | null;
  readonly observedAt: Date | null;
}

/** As much of a guest as a reason may name. */
export interface GuestGlimpse {
  readonly sex: Sex | null;
  readonly age: number | null;
}

/** What would have to be different for a yes. */
export type NearMiss =
  | {
      readonly kind: 'AGE_AT_LEAST' | 'AGE_AT_MOST';
      readonly age: number;
      readonly whom: readonly GuestGlimpse[];
    }
  | { readonly kind: 'FEWER_GUESTS' | 'FEWER_CHILDREN'; readonly by: number }
  | { readonly kind: 'WITHOUT_PET' | 'ONCE_SOBER' }
  | { readonly kind: 'LATER'; readonly from: Date };

interface ReasonOf<K extends CriterionKind, F extends Finding = Finding> {
  readonly criterion: K;
  readonly finding: F;
  readonly nearMiss: NearMiss | null;
}
/** From a criterion the shelter states. */
export interface StatedReason extends ReasonOf<StatedKind> {
  readonly by: 'SHELTER';
  readonly effect: Effect;
  readonly number: number | null;
  readonly words: readonly string[] | null;
  readonly until: Date | null;
  /** Null for guarded shelters: a note may name a place. */
  readonly note: string | null;
  /** Those whom the finding concerns; none when it is about the household. */
  readonly whom: readonly GuestGlimpse[];
}
/** The shelter has not said, and it matters for these guests. */
export interface SilenceReason extends ReasonOf<StatedKind, 'UNKNOWN'> {
  readonly by: 'SILENCE';
  readonly whom: readonly GuestGlimpse[];
}
export interface PlacesReason extends ReasonOf<'PLACES', 'PASS' | 'FAIL' | 'UNKNOWN'> {
  readonly by: 'REGISTRY';
  readonly free: number | null;
  readonly placesNeeded: number;
  readonly countedIn: 'BED' | 'ROOM';
  readonly observedAt: Date | null;
}
export interface CategoryReason extends ReasonOf<'NEED_CATEGORY', 'PASS' | 'FAIL' | 'UNKNOWN'> {
  readonly by: 'REGISTRY';
  readonly category: NeedCategory;
}
export interface HoursReason extends ReasonOf<'ADMISSION_HOURS', 'PASS' | 'FAIL'> {
  readonly by: 'REGISTRY';
  readonly nextOpening: Date | null;
}
export interface BareReason extends ReasonOf<'AGREEMENT' | 'PLACES_TO_AVOID' | 'NOT_SUITABLE'> {
  readonly by: 'REGISTRY';
}
export type RegistryReason = PlacesReason | CategoryReason | HoursReason | BareReason;
export type Reason = StatedReason | SilenceReason | RegistryReason;

export interface Judgement {
  readonly verdict: Verdict;
  /** PLACES first, then the others, worst finding first. */
  readonly reasons: readonly Reason[];
  readonly placesNeeded: number;
  readonly nearMisses: readonly NearMiss[];
}
