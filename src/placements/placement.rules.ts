import type { PlacementAction, PlacementState, RefusalActor, RefusalReason } from './closed-lists.js';

/** What happened to a placement; its state follows from these and from the clock. */
export interface PlacementFacts {
  /** Null for a stay recorded without a hold. */
  readonly heldAt: Date | null;
  readonly expiresAt: Date | null;
  readonly extendedAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly releasedAt: Date | null;
  readonly refusedAt: Date | null;
  readonly arrivedAt: Date | null;
  readonly noShowAt: Date | null;
  /** The end of the agreed stay; null until the arrival. */
  readonly stayUntil: Date | null;
  readonly endedAt: Date | null;
}

export type PlacementRefusalCode = 'HOLD_LAPSED' | 'ALREADY_EXTENDED' | 'WRONG_STATE';

/** An arrival outweighs what was said before it: it is a fact. */
export function stateOf(facts: PlacementFacts, now: Date): PlacementState {
  const { endedAt, arrivedAt, stayUntil, refusedAt, releasedAt, noShowAt, confirmedAt, expiresAt } = facts;
  if (endedAt) return 'ENDED';
  if (arrivedAt) return stayUntil && stayUntil <= now ? 'OVERDUE' : 'ARRIVED';
  if (refusedAt) return 'REFUSED';
  if (releasedAt) return 'RELEASED';
  if (noShowAt) return 'NO_SHOW';
  if (confirmedAt) return 'CONFIRMED';
  return expiresAt && expiresAt <= now ? 'LAPSED' : 'HELD';
}

export function whyNotConfirm(facts: PlacementFacts, now: Date): PlacementRefusalCode | null {
  const state = stateOf(facts, now);
  switch (state) {
    case 'HELD':
      return null;
    case 'LAPSED':
      return 'HOLD_LAPSED';
    case 'CONFIRMED':
    case 'RELEASED':
    case 'REFUSED':
    case 'NO_SHOW':
    case 'ARRIVED':
    case 'OVERDUE':
    case 'ENDED':
      return 'WRONG_STATE';
  }
}

/** Once, and before it lapses. */
export function whyNotExtend(facts: PlacementFacts, now: Date): PlacementRefusalCode | null {
  return whyNotConfirm(facts, now) ?? (facts.extendedAt ? 'ALREADY_EXTENDED' : null);
}

export function whyNotRelease(facts: PlacementFacts, now: Date): PlacementRefusalCode | null {
  const state = stateOf(facts, now);
  switch (state) {
    case 'HELD':
    case 'CONFIRMED':
      return null;
    case 'LAPSED':
      return 'HOLD_LAPSED';
    case 'RELEASED':
    case 'REFUSED':
    case 'NO_SHOW':
    case 'ARRIVED':
    case 'OVERDUE':
    case 'ENDED':
      return 'WRONG_STATE';
  }
}

/** A no told too late is still data. */
export function whyNotRefuse(facts: PlacementFacts, now: Date): PlacementRefusalCode | null {
  const state = stateOf(facts, now);
  switch (state) {
    case 'HELD':
    case 'LAPSED':
    case 'CONFIRMED':
      return null;
    case 'RELEASED':
    case 'REFUSED':
    case 'NO_SHOW':
    case 'ARRIVED':
    case 'OVERDUE':
    case 'ENDED':
      return 'WRONG_STATE';
  }
}

/** Also once they have arrived: the call was made before, and is written down after. */
export function whyNotTellCaller(facts: PlacementFacts, now: Date): PlacementRefusalCode | null {
  const state = stateOf(facts, now);
  switch (state) {
    case 'CONFIRMED':
    case 'ARRIVED':
    case 'OVERDUE':
      return null;
    case 'LAPSED':
      return 'HOLD_LAPSED';
    case 'HELD':
    case 'RELEASED':
    case 'REFUSED':
    case 'NO_SHOW':
    case 'ENDED':
      return 'WRONG_STATE';
  }
}

/** Never refused for want of room, nor because a clock ran out. */
export function whyNotArrive(facts: PlacementFacts, now: Date): PlacementRefusalCode | null {
  const state = stateOf(facts, now);
  switch (state) {
    case 'HELD':
    case 'LAPSED':
    case 'CONFIRMED':
    case 'NO_SHOW':
      return null;
    case 'RELEASED':
    case 'REFUSED':
    case 'ARRIVED':
    case 'OVERDUE':
    case 'ENDED':
      return 'WRONG_STATE';
  }
}

export function whyNotNoShow(facts: PlacementFacts, now: Date): PlacementRefusalCode | null {
  const state = stateOf(facts, now);
  switch (state) {
    case 'CONFIRMED':
      return null;
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

export function whyNotEnd(facts: PlacementFacts, now: Date): PlacementRefusalCode | null {
  const state = stateOf(facts, now);
  switch (state) {
    case 'ARRIVED':
    case 'OVERDUE':
      return null;
    case 'HELD':
    case 'LAPSED':
    case 'CONFIRMED':
    case 'RELEASED':
    case 'REFUSED':
    case 'NO_SHOW':
    case 'ENDED':
      return 'WRONG_STATE';
  }
}

type WhyNot = (facts: PlacementFacts, now: Date) => PlacementRefusalCode | null;

/** One rule a verb: it refuses the verb, and takes it off the list of what may be done. */
export const whyNot = {
  EXTEND: whyNotExtend,
  CONFIRM: whyNotConfirm,
  RELEASE: whyNotRelease,
  REFUSE: whyNotRefuse,
  TELL_CALLER: whyNotTellCaller,
  RECORD_ARRIVAL: whyNotArrive,
  RECORD_NO_SHOW: whyNotNoShow,
  END: whyNotEnd,
} satisfies Record<PlacementAction, WhyNot>;

const everyAction = Object.keys(whyNot) as PlacementAction[];

/** What those who host may do; the team of the case may do everything. */
const hostActions: readonly PlacementAction[] = ['REFUSE', 'RECORD_ARRIVAL', 'RECORD_NO_SHOW', 'END'];

/** How somebody stands to a placement, and what their permissions reach. */
export interface PlacementRelation {
  /** Of the case. */
  readonly isTeam: boolean;
  /** Of the organisation that hosts. */
  readonly isHost: boolean;
  /** `placements.hold` */
  readonly mayHold: boolean;
  /** `placements.receive` */
  readonly mayReceive: boolean;
}

/** Whether somebody may do this at all, whatever the state. */
export function reaches(relation: PlacementRelation, action: PlacementAction): boolean {
  const isReceiving = hostActions.includes(action);
  if (isReceiving) return relation.mayReceive && (relation.isTeam || relation.isHost);
  return relation.mayHold && relation.isTeam;
}

export function availableActions(
  facts: PlacementFacts,
  now: Date,
  relation: PlacementRelation,
): PlacementAction[] {
  return everyAction.filter((action) => reaches(relation, action) && whyNot[action](facts, now) === null);
}

export const usualHoldMinutes = 60;

/** Extension included. */
export const longestHoldMinutes = 120;

/** Whether a movement changes the figures: one before the newest stock-take is already in it. */
export function isAfterCount(at: Date, observedAt: Date | null): boolean {
  return observedAt === null || at > observedAt;
}

/** At most three open holds an intervention, a group counting once. */
export const mostOpenHolds = 3;

export interface HoldFacts {
  readonly isInterventionClosed: boolean;
  readonly openHolds: number;
  readonly isPoolClosed: boolean;
  /** The own district, or one with an agreement; for a guarded shelter all of the area told. */
  readonly isAgreed: boolean;
  /** Admission of these guests; null where they were not described. */
  readonly excludes: boolean | null;
  readonly isOverridden: boolean;
}

export type HoldRefusalCode =
  | 'INTERVENTION_CLOSED'
  | 'TOO_MANY_HOLDS'
  | 'POOL_CLOSED'
  | 'NO_AGREEMENT'
  | 'NOT_ADMITTED';

/** Everything but room, which the pool itself decides. A stated reason overrides agreement and admission only. */
export function whyNotHold(facts: HoldFacts): HoldRefusalCode | null {
  if (facts.isInterventionClosed) return 'INTERVENTION_CLOSED';
  if (facts.openHolds >= mostOpenHolds) return 'TOO_MANY_HOLDS';
  if (facts.isPoolClosed) return 'POOL_CLOSED';
  if (facts.isOverridden) return null;
  if (!facts.isAgreed) return 'NO_AGREEMENT';
  return facts.excludes ? 'NOT_ADMITTED' : null;
}

const hiddenReasons: readonly RefusalReason[] = [
  'TOO_CLOSE',
  'PREVIOUS_EXCLUSION',
  'INCOMPATIBLE_WITH_RESIDENTS',
];

/** Three reasons would betray a person or a place: all three are told as one. */
export function refusalShown(reason: RefusalReason): RefusalReason {
  return hiddenReasons.includes(reason) ? 'NOT_SUITABLE' : reason;
}

/** Whether those who may act on the placement may say no in that name. */
export function mayRefuseAs(actor: RefusalActor, relation: Pick<PlacementRelation, 'isTeam'>): boolean {
  return relation.isTeam || actor === 'SHELTER';
}

/** The fields that mean something to a verb; the others of its input are refused rather than ignored. */
export const fieldsOf: Readonly<Record<PlacementAction, readonly ('places' | 'expectedBy' | 'at')[]>> = {
  EXTEND: [],
  CONFIRM: ['expectedBy'],
  RELEASE: [],
  REFUSE: [],
  TELL_CALLER: ['at'],
  RECORD_ARRIVAL: ['places', 'at'],
  RECORD_NO_SHOW: ['at'],
  END: ['at'],
};

/**
 * When guests left, if nobody says: by the newest count, where it has fewer inside than these guests. It has seen
 * them gone already, and taking them off again would hide somebody who comes next. Null: now.
 */
export function goneBy(
  { arrivedAt, arrivedPlaces }: { arrivedAt: Date | null; arrivedPlaces: number | null },
  { counted, moved, observedAt }: { counted: number | null; moved: number; observedAt: Date | null },
): Date | null {
  if (observedAt === null || arrivedAt === null || observedAt < arrivedAt) return null;
  return (counted ?? 0) + moved < (arrivedPlaces ?? 0) ? observedAt : null;
}
