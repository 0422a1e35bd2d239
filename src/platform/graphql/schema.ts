import { createPubSub } from '@graphql-yoga/subscription';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { GraphQLDate, GraphQLDateTime } from 'graphql-scalars';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';

/** A type-graphql resolver class. */
export type ResolverClass = new () => object;

export function buildPublicSchema(resolvers: readonly ResolverClass[]): GraphQLSchema {
  return buildSchemaSync({
    resolvers: resolvers as unknown as NonEmptyArray<ResolverClass>,
    // Asked for wherever there is a subscription; ours follow the journal.
    pubSub: createPubSub(),
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
    // GraphQL itself refuses fields that an input does not have.
    validate: { forbidUnknownValues: false, stopAtFirstError: true },
  });
}

/** The SDL as it is published: sorted, so that a change shows as a change. */
export function sdlOf(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** A calendar day, `2026-11-23`. */
export { GraphQLDate as DayScalar };
