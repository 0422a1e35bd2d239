import type { TimelineKind } from './closed-lists.js';
import type { CaseRelation } from './intervention.rules.js';
import type { TimelineFacts } from './record-on-timeline.js';

/** One thing that happened in a case: kept on its timeline, or told by the facts of a placement. */
export interface TimelineRow {
  /** Of the entry; of a fact, its placement and kind. */
  readonly id: string;
  readonly interventionId: string;
  readonly at: Date;
  /** The same instant to the microsecond: an instant in JavaScript is coarser than the order. */
  readonly place: string;
  readonly kind: TimelineKind;
  readonly actorId: string | null;
  readonly by: string | null;
  readonly placementId: string | null;
  readonly toldToSealed: Buffer | null;
  readonly wordsSealed: Buffer | null;
  readonly shown: object | null;
  readonly facts: TimelineFacts | null;
  readonly relation: CaseRelation;
}
