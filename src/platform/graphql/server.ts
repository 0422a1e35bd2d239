import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { RequestContext } from '../context.js';
import { invalidInput } from '../errors.js';
import { documentLimits } from './document-limits.js';
import type { Documents } from './documents.js';
import { refusalsPlugin } from './format-error.js';
import { allowanceHeaders, chargeRequest } from './request-charge.js';

/** Each operation is checked, and paid for, before anything of it runs. */
function checkedBy(documents: Documents): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, request, contextValue, response }) {
          const operation = documents.operationIn(document, request.operationName);
          if (!operation) throw invalidInput('document', noOperation);
          if (operation.node.operation === OperationTypeNode.SUBSCRIPTION)
            throw invalidInput('document', elsewhere);
          const { allowance } = chargeRequest(contextValue, operation, request.variables ?? {});
          for (const [name, value] of Object.entries(allowanceHeaders(allowance)))
            response.http.headers.set(name, value);
        },
      };
    },
  };
}

const noOperation = {
  en: 'operationName must name one operation of the document.',
  it: 'operationName deve indicare un’operazione del documento.',
};

const elsewhere = {
  en: 'subscribe over SSE at /graphql/stream, or over WebSocket (graphql-transport-ws).',
  it: 'per le subscription usare SSE su /graphql/stream, o WebSocket (graphql-transport-ws).',
};

const silence = { debug() {}, info() {}, warn() {}, error() {} };

export function createGraphqlServer(
  schema: GraphQLSchema,
  documents: Documents,
): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    // Our own door refuses what a foreign page could send; see http.ts.
    csrfPrevention: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    // Validation is ours: in front of it stands what bounds its time, and the same holds for streams.
    dangerouslyDisableValidation: true,
    parseOptions: { maxTokens: documentLimits.tokens },
    stopOnTerminationSignals: false,
    // Apollo would write the words of errors to the terminal, and send those that pass by our plugin.
    logger: silence,
    formatError: () => ({ message: 'refused', extensions: { code: 'INTERNAL' } }),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      checkedBy(documents),
      refusalsPlugin,
    ],
  });
}
