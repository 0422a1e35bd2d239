import type { Criterion, Hours, NeedCategory } from '../../directory/index.js';
import type { CountedIn } from '../closed-lists.js';
import type { ReleaseLine } from '../releases/expected-release.queries.js';

/**
 * A pool as search ranks it: no object of the ORM and no date to parse, since there may be thousands; instants are
 * epoch milliseconds.
 */
export interface CandidatePool {
  readonly poolId: string;
  readonly shelterId: string;
  readonly districtId: string;
  readonly free: number | null;
  readonly overcommitted: boolean;
  readonly observedAt: number | null;
  readonly disputed: boolean;
  readonly freshForHours: number;
  readonly staleAfterHours: number;
  readonly countedIn: CountedIn;
  readonly bedsPerRoom: number | null;
  readonly categories: NeedCategory[];
  /** Null, as is the comune, where the shelter is guarded. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly municipalityCode: string | null;
  readonly patronSaintMonth: number | null;
  readonly patronSaintDay: number | null;
  readonly guarded: boolean;
  readonly admissionHours: Hours | null;
  /** Those in force at the instant of the need; of a pool that is only ranked without their notes. */
  readonly criteria: readonly Criterion[];
}

/** A pool with all that is shown of it. */
export interface ShownPool extends CandidatePool {
  readonly name: string;
  readonly emergency: boolean;
  readonly reopensAutomatically: boolean;
  readonly asOf: number;
  readonly revision: number;
  readonly authorised: number;
  readonly outOfService: number;
  readonly turnaround: number;
  readonly surge: number;
  readonly operable: number;
  readonly occupied: number | null;
  readonly promised: number;
  readonly room: number;
  readonly closed: boolean;
  /** Places expected to be free; null without any. */
  readonly releases: readonly ReleaseLine[] | null;
}
