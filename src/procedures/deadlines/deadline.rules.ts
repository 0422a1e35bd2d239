import type { DeadlineKind } from '../../interventions/index.js';
import type { DeadlineState, DutyBearer } from '../closed-lists.js';

/** What decides how a deadline stands. */
export interface DeadlineFacts {
  readonly warnAt: Date;
  readonly alarmAt: Date;
  readonly fulfilledAt: Date | null;
  readonly cancelledAt: Date | null;
}

/** Derived from what happened and the clock. */
export function stateOf(
  { warnAt, alarmAt, fulfilledAt, cancelledAt }: DeadlineFacts,
  now: Date,
): DeadlineState {
  if (fulfilledAt) return 'FULFILLED';
  if (cancelledAt) return 'CANCELLED';
  if (now >= alarmAt) return 'PAST';
  return now >= warnAt ? 'DUE' : 'RUNNING';
}

/** Whether it is for the service to do, and not for a court to be waited for. */
export function isOurs(bearer: DutyBearer): boolean {
  return bearer !== 'PROSECUTOR' && bearer !== 'JUVENILE_COURT';
}

/** The terms of others that are watched, each from what the one before comes to. */
export const watchedKinds = ['ART403_PROSECUTOR_REQUEST', 'ART403_COURT_DECREE', 'ART403_HEARING'] as const;
export type WatchedKind = (typeof watchedKinds)[number];

export function isWatched(kind: DeadlineKind): kind is WatchedKind {
  return (watchedKinds as readonly DeadlineKind[]).includes(kind);
}

/** What begins to run when another is fulfilled; null where the chain ends. */
export function nextInChain(kind: DeadlineKind): WatchedKind | null {
  switch (kind) {
    case 'ART403_WRITTEN_TRANSMISSION':
      return 'ART403_PROSECUTOR_REQUEST';
    case 'ART403_PROSECUTOR_REQUEST':
      return 'ART403_COURT_DECREE';
    case 'ART403_COURT_DECREE':
      return 'ART403_HEARING';
    default:
      return null;
  }
}

/** Clocks that began with a call: a later hour of it moves them, and the end of the case ends them. */
export const callKinds: readonly DeadlineKind[] = ['LAW_ENFORCEMENT_CALLBACK', 'ON_SITE_INTERVENTION'];

/** Why a deadline cannot be ended now; null when it can. */
export function whyNotEnd({
  fulfilledAt,
  cancelledAt,
}: Pick<DeadlineFacts, 'fulfilledAt' | 'cancelledAt'>): 'DEADLINE_OVER' | null {
  return fulfilledAt || cancelledAt ? 'DEADLINE_OVER' : null;
}
