import { observeSearches } from '../availability/index.js';
import { whenClosing, whenTakenOver } from '../interventions/index.js';
import type { ResolverClass } from '../platform/graphql/schema.js';
import { DiscrepancyResolver, PoolDiscrepanciesResolver } from './discrepancy.resolver.js';
import { HoldingResolver } from './holding.resolver.js';
import './placement.errors.js';
import './reveal.errors.js';
import './emergency/emergency.errors.js';
import { endGrantsOfCase } from './address-grant.sql.js';
import { EmergencyResolver } from './emergency/emergency.resolver.js';
import {
  PlacedSubjectResolver,
  PlacementHouseholdResolver,
  SubjectStaysResolver,
} from './household/household.resolver.js';
import {
  InterventionPlacementsResolver,
  TimelinePlacementResolver,
} from './intervention-placements.resolver.js';
import { keepWhatWasShown } from './keep-what-was-shown.js';
import { Placement } from './placement.entity.js';
import { PlacementResolver } from './placement.resolver.js';
import { PlacementFieldsResolver } from './placement-fields.resolver.js';
import { PoolPlacementsResolver } from './pool-placements.resolver.js';
import { ReceivingResolver } from './receiving.resolver.js';
import { releaseOpenHolds } from './release-open-holds.js';
import { ReplayResolver } from './replay/replay.resolver.js';
import { RevealResolver } from './reveal.resolver.js';
import { ShownBedResolver } from './shown-bed.resolver.js';

export { PlacementAction, PlacementState, RefusalActor, RefusalReason } from './closed-lists.js';
export { Placement } from './placement.entity.js';
export { visiblePlacement } from './placement.queries.js';
export { availableActions, type PlacementFacts, stateOf } from './placement.rules.js';
export type { PlacementInSight } from './placement-in-sight.js';

observeSearches(keepWhatWasShown);
whenClosing(releaseOpenHolds);
whenTakenOver(async (tx, interventionId) => void (await endGrantsOfCase(tx.em, [interventionId])));

export const placementEntities = [Placement];
export const placementResolvers: ResolverClass[] = [
  PlacementResolver,
  HoldingResolver,
  ReceivingResolver,
  RevealResolver,
  EmergencyResolver,
  PlacementFieldsResolver,
  InterventionPlacementsResolver,
  TimelinePlacementResolver,
  PoolPlacementsResolver,
  PoolDiscrepanciesResolver,
  DiscrepancyResolver,
  PlacementHouseholdResolver,
  PlacedSubjectResolver,
  SubjectStaysResolver,
  ReplayResolver,
  ShownBedResolver,
];
