import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { type GraphQLSchema, Kind, OperationTypeNode } from 'graphql';
import type { RequestContext } from '../context.js';
import { invalidInput, Refusal } from '../errors.js';
import { refusalsPlugin } from './format-error.js';

/** The standard introspection query has about 300; the fattest example of ours about 250. */
const mostTokens = 2000;

/** A mutation document does one thing: a refusal in the middle of several would leave half an act. */
const oneActADocument: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation === OperationTypeNode.SUBSCRIPTION)
          throw invalidInput('document', elsewhere);
        if (operation?.operation !== OperationTypeNode.MUTATION) return;
        const { selections } = operation.selectionSet;
        const isOneField = selections.length === 1 && selections[0]?.kind === Kind.FIELD;
        if (!isOneField) throw new Refusal('TOO_COMPLEX', { reason: oneMutation });
      },
    };
  },
};
const oneMutation = {
  en: 'a document may hold one mutation, written as a plain field.',
  it: 'un documento può contenere una sola mutation, scritta come campo semplice.',
};

const elsewhere = {
  en: 'subscribe over SSE at /graphql/stream, or over WebSocket (graphql-transport-ws).',
  it: 'per le subscription usare SSE su /graphql/stream, o WebSocket (graphql-transport-ws).',
};

export function createGraphqlServer(schema: GraphQLSchema): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    // Our own door refuses what a foreign page could send; see http.ts.
    csrfPrevention: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    maxRecursiveSelections: true,
    parseOptions: { maxTokens: mostTokens },
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      oneActADocument,
      refusalsPlugin,
    ],
  });
}
