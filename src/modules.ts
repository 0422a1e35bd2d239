import { accessEntities, accessResolvers } from './access/index.js';
import { availabilityEntities, availabilityResolvers } from './availability/index.js';
import { directoryEntities, directoryResolvers } from './directory/index.js';
import { exchangeResolvers } from './exchange/index.js';
import { interventionEntities, interventionResolvers } from './interventions/index.js';
import { onCallResolvers } from './on-call/index.js';
import { placementEntities, placementResolvers } from './placements/index.js';
import { procedureResolvers } from './procedures/index.js';
import { retentionResolvers } from './retention/index.js';
import './platform/live/live.errors.js';
import type { ResolverClass } from './platform/graphql/schema.js';
import { territoryEntities, territoryResolvers } from './territory/index.js';

/** Every module, lowest first: what the database maps and what the API answers. */
export const entities = [
  ...accessEntities,
  ...territoryEntities,
  ...directoryEntities,
  ...availabilityEntities,
  ...interventionEntities,
  ...placementEntities,
];
export const resolvers: ResolverClass[] = [
  ...accessResolvers,
  ...territoryResolvers,
  ...directoryResolvers,
  ...availabilityResolvers,
  ...interventionResolvers,
  ...placementResolvers,
  ...procedureResolvers,
  ...onCallResolvers,
  ...retentionResolvers,
  ...exchangeResolvers,
];
