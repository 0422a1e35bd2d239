import type { Actor, RequestContext } from '../context.js';

/** Stands for the cursor in what all subscribers are told alike; each gets their own in its place. */
export const cursorMark = '⟨cursor⟩';

/** What the source of a subscription gives for each event. */
export interface LiveEvent {
  /** The value of the root field: one object for all who are told the same, so that it is worked out once. */
  readonly told: object;
  /** Of this subscriber. */
  readonly cursor: string;
  /** The subscriber as they are now. */
  readonly actor: Actor;
  /** Puts what was already read into the request that works the answer out. */
  prime(ctx: RequestContext): void;
}
