import { accessEntities, accessResolvers } from './access/index.js';
import type { ResolverClass } from './platform/graphql/schema.js';

/** Every module, lowest first: what the database maps and what the API answers. */
export const entities = [...accessEntities];
export const resolvers: ResolverClass[] = [...accessResolvers];
