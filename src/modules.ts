import { accessEntities, accessResolvers } from './access/index.js';
import { directoryEntities } from './directory/index.js';
import type { ResolverClass } from './platform/graphql/schema.js';
import { territoryEntities } from './territory/index.js';

/** Every module, lowest first: what the database maps and what the API answers. */
export const entities = [...accessEntities, ...territoryEntities, ...directoryEntities];
export const resolvers: ResolverClass[] = [...accessResolvers];
