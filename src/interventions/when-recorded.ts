import type { RequestContext } from '../platform/context.js';
import type { TimelineKind } from './closed-lists.js';

/** Something that was just written on the timeline of a case. */
export interface Recorded {
  readonly interventionId: string;
  readonly kind: TimelineKind;
  /** When it happened; now when absent. */
  readonly at?: Date;
}
type Listener = (ctx: RequestContext, recorded: Recorded) => Promise<void>;

const listeners = new Map<TimelineKind, Listener[]>();

/**
 * A module above begins or ends what is its own when one of these things happens. It runs with the case locked, in the
 * transaction of what happened.
 */
export function whenRecorded(kinds: readonly TimelineKind[], listener: Listener): void {
  for (const kind of kinds) listeners.set(kind, [...(listeners.get(kind) ?? []), listener]);
}

/** Tells everyone, one after the other: they share one transaction. */
export async function tellOfRecord(ctx: RequestContext, recorded: Recorded): Promise<void> {
  for (const listener of listeners.get(recorded.kind) ?? []) await listener(ctx, recorded);
}
