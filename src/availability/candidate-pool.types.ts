import type { CriterionKind, Effect, Hours, NeedCategory } from '../directory/index.js';
import type { CountedIn } from './closed-lists.js';

/** A line of an admission profile as it travels: kind, effect, number, words, epoch ms of its end, note. */
export type CriterionLine = readonly [
  CriterionKind,
  Effect,
  number | null,
  readonly string[] | null,
  number | null,
  string | null,
];

/** A pool as search reads it: no object of the ORM, no date to parse; instants are epoch milliseconds. */
export interface CandidatePool {
  readonly poolId: string;
  readonly shelterId: string;
  readonly districtId: string;
  readonly asOf: number;
  readonly revision: number;
  readonly authorised: number;
  readonly outOfService: number;
  readonly turnaround: number;
  readonly surge: number;
  readonly operable: number;
  readonly occupied: number | null;
  readonly promised: number;
  readonly free: number | null;
  readonly room: number;
  readonly overcommitted: boolean;
  readonly observedAt: number | null;
  readonly disputed: boolean;
  readonly freshForHours: number;
  readonly staleAfterHours: number;
  readonly closed: boolean;
  readonly name: string;
  readonly countedIn: CountedIn;
  readonly bedsPerRoom: number | null;
  readonly categories: NeedCategory[];
  readonly emergency: boolean;
  readonly reopensAutomatically: boolean;
  /** Null, as is the comune, where the shelter is guarded. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly municipalityCode: string | null;
  readonly patronSaintMonth: number | null;
  readonly patronSaintDay: number | null;
  readonly guarded: boolean;
  readonly admissionHours: Hours | null;
  /** Those in force at the instant of the need; null when there is none. */
  readonly criteria: readonly CriterionLine[] | null;
}
