import { type CaseRelation, isTeam } from '../interventions/index.js';
import type { Actor } from '../platform/context.js';
import type { Placement } from './placement.entity.js';
import type { PlacementRelation } from './placement.rules.js';

/** A placement as one caller may see it. */
export interface PlacementInSight extends Placement {
  readonly shelterId: string;
  /** Null for those who host and have nothing to do with the case. */
  readonly caseRelation: CaseRelation | null;
  /** The caller keeps the shelter. */
  readonly isHost: boolean;
  readonly isGuarded: boolean;
}

/** What the caller is to a placement, and what their permissions reach. */
export function relationTo(actor: Actor, { caseRelation, isHost }: PlacementInSight): PlacementRelation {
  return {
    isTeam: isTeam(caseRelation),
    isHost,
    mayHold: actor.permissions.has('placements.hold'),
    mayReceive: actor.permissions.has('placements.receive'),
  };
}
