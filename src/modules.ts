import { accessEntities, accessResolvers } from './access/index.js';
import { availabilityEntities, availabilityResolvers } from './availability/index.js';
import { directoryEntities } from './directory/index.js';
import type { ResolverClass } from './platform/graphql/schema.js';
import { territoryEntities, territoryResolvers } from './territory/index.js';

/** Every module, lowest first: what the database maps and what the API answers. */
export const entities = [
  ...accessEntities,
  ...territoryEntities,
  ...directoryEntities,
  ...availabilityEntities,
];
export const resolvers: ResolverClass[] = [
  ...accessResolvers,
  ...territoryResolvers,
  ...availabilityResolvers,
];
