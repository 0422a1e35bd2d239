import type { Light } from '../../src/availability/closed-lists.js';
import type { Guest } from '../../src/directory/admission/admission.types.js';
import type { NeedCategory, Verdict } from '../../src/directory/closed-lists.js';
import type { Corps, InterventionOutcome } from '../../src/interventions/closed-lists.js';
import type { RefusalActor, RefusalReason } from '../../src/placements/closed-lists.js';
import type { Ring } from '../../src/territory/closed-lists.js';
import type { WorkerKey } from './people.js';
import type { Comune } from './territory.js';

/** What happened to one placement; times in hours before the seeding. */
export interface PlacementStory {
  readonly key: string;
  /** `shelter/pool`. */
  readonly pool: string;
  readonly places: number;
  /** Absent: a stay recorded without a hold. */
  readonly held?: { readonly hoursAgo: number; readonly minutes: number };
  /** Its time ran out, and the registry has settled it. */
  readonly lapsed?: boolean;
  readonly confirmed?: { readonly hoursAgo: number; readonly expectedWithinHours: number };
  readonly told?: {
    readonly hoursAgo: number;
    readonly to: string;
    readonly words: string;
    readonly departedHoursAgo?: number;
  };
  readonly refused?: {
    readonly hoursAgo: number;
    readonly actor: RefusalActor;
    readonly reason: RefusalReason;
  };
  readonly releasedHoursAgo?: number;
  readonly noShowHoursAgo?: number;
  readonly arrivedHoursAgo?: number;
  readonly endedHoursAgo?: number;
  readonly note?: string;
}

/** One search as it is kept: what was shown, in short. */
export interface SearchStory {
  readonly hoursAgo: number;
  readonly ringReached: Ring;
  readonly offers: readonly {
    readonly pool: string;
    readonly verdict: Verdict;
    readonly light: Light;
    readonly free: number | null;
    readonly placesNeeded: number;
  }[];
}

export interface CaseStory {
  readonly key: string;
  readonly category: NeedCategory;
  readonly comune: Comune;
  readonly worker: WorkerKey;
  readonly openedHoursAgo: number;
  readonly guests: readonly Guest[];
  readonly call: {
    readonly corps: Corps;
    readonly station: string;
    readonly officer: string;
    readonly callbackPhone: string;
    readonly situation: string;
  };
  readonly searches: readonly SearchStory[];
  readonly notes: readonly { readonly hoursAgo: number; readonly words: string }[];
  readonly placements: readonly PlacementStory[];
  /** Absent: still open. */
  readonly closed?: {
    readonly hoursAgo: number;
    readonly outcome: InterventionOutcome;
    readonly note: string;
  };
}
