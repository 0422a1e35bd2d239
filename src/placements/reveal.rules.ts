import type { PlacementFacts } from './placement.rules.js';
import { stateOf } from './placement.rules.js';

export interface RevealFacts {
  readonly placement: PlacementFacts;
  readonly isGuarded: boolean;
  /** The case is with whoever asks. */
  readonly isAssigned: boolean;
  readonly isAddressKept: boolean;
}

export type RevealRefusalCode =
  | 'ADDRESS_NOT_SECRET'
  | 'NOT_ASSIGNED'
  | 'HOLD_LAPSED'
  | 'WRONG_STATE'
  | 'ADDRESS_NOT_KEPT';

/** Only while somebody is on the way. Whether an address is kept is told last, to whom it would be revealed. */
export function whyNotReveal(facts: RevealFacts, now: Date): RevealRefusalCode | null {
  if (!facts.isGuarded) return 'ADDRESS_NOT_SECRET';
  if (!facts.isAssigned) return 'NOT_ASSIGNED';
  const state = stateOf(facts.placement, now);
  switch (state) {
    case 'CONFIRMED':
      return facts.isAddressKept ? null : 'ADDRESS_NOT_KEPT';
    case 'LAPSED':
      return 'HOLD_LAPSED';
    case 'HELD':
    case 'RELEASED':
    case 'REFUSED':
    case 'NO_SHOW':
    case 'ARRIVED':
    case 'OVERDUE':
    case 'ENDED':
      return 'WRONG_STATE';
  }
}

export interface GrantFacts {
  readonly placement: PlacementFacts;
  readonly isAssigned: boolean;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

/** Half-open: at its last instant a grant is over. It also ends with the way there, and with the work on the case. */
export function isInForce({ placement, isAssigned, expiresAt, endedAt }: GrantFacts, now: Date): boolean {
  return endedAt === null && now < expiresAt && isAssigned && stateOf(placement, now) === 'CONFIRMED';
}
