import type { CriterionKind, Finding, NeedCategory, Verdict } from '../../directory/index.js';
import type { RequestContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import type { FreshnessLevel, Light } from '../closed-lists.js';

/** One offer as the worker saw it. Plain values: they are kept as they are. */
export interface ShownOffer {
  readonly poolId: string;
  readonly revision: number;
  readonly operable: number;
  readonly occupied: number | null;
  readonly promised: number;
  readonly free: number | null;
  readonly placesNeeded: number;
  readonly observedAt: string | null;
  readonly level: FreshnessLevel;
  readonly disputed: boolean;
  readonly verdict: Verdict;
  readonly light: Light;
  readonly ring: string | null;
  readonly reasons: readonly { readonly criterion: CriterionKind; readonly finding: Finding }[];
}

/** One page of a search within a case, as it was shown. */
export interface ShownSearch {
  readonly asOf: string;
  readonly at: string;
  readonly category: NeedCategory;
  readonly guests: number;
  readonly ringReached: string;
  /** How many offers came before this page's. */
  readonly isFirstPage: boolean;
  readonly offers: readonly ShownOffer[];
}

/** The module that keeps cases: search tells it what a worker was shown, and asks first whether it may. */
export interface SearchObserver {
  /** @throws NOT_FOUND for a case the caller may not work on, as for one that never existed. */
  mayShowIn(ctx: RequestContext, interventionId: string): Promise<void>;
  keepShown(ctx: RequestContext, interventionId: string, shown: ShownSearch): Promise<void>;
}

const noCases: SearchObserver = {
  async mayShowIn() {
    throw new Refusal('NOT_FOUND');
  },
  async keepShown() {},
};
let observer = noCases;

/** Called once, when the server is wired: availability knows nothing of cases. */
export function observeSearches(by: SearchObserver): void {
  observer = by;
}

export function searchObserver(): SearchObserver {
  return observer;
}
