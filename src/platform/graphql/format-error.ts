import { randomUUID } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { ArgumentValidationError } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { refusalOf } from '../database/constraints.js';
import { type Details, detailsIn, invalidInput, Refusal, sentenceOf } from '../errors.js';
import type { Language } from '../language.js';
import { reasonOf } from './input-reasons.js';

/** One refusal as clients read it: `message` in their language, `extensions.code`, `extensions.details`. */
export function answerOf(refusal: Refusal, language: Language): GraphQLFormattedError {
  const details = detailsIn(refusal.details, language);
  return {
    message: sentenceOf(refusal.code, details, language),
    extensions: { code: refusal.code, ...(Object.keys(details).length > 0 && { details }) },
  };
}

/** Whatever was thrown, as a refusal: what nobody foresaw is masked, with a reference that is also in the log. */
export function refusalFrom(error: unknown, log: Logger): Refusal {
  const original = thrownAs(unwrapResolverError(error));
  if (original instanceof Refusal) return original;
  if (original instanceof ArgumentValidationError) return invalidArguments(original);
  const ofDatabase = refusalOf(original);
  if (ofDatabase) return ofDatabase;
  if (original instanceof GraphQLError && isAboutTheDocument(original))
    return invalidInput('document', { en: original.message, it: original.message });
  const reference = randomUUID();
  log.error({ reference, error: original }, 'unexpected error');
  return new Refusal('INTERNAL', { reference });
}

/** A refusal of the whole document arrives wrapped, without the path by which a resolver's error is known. */
function thrownAs(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError instanceof Refusal
    ? error.originalError
    : error;
}

/** What was thrown, in the form in which the protocol of subscriptions carries it. */
export function asGraphqlError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('refused', { originalError: error instanceof Error ? error : new Error('thrown') });
}

// graphql-js and Apollo throw these for documents and variables that do not fit the schema; nothing ran.
function isAboutTheDocument(error: GraphQLError): boolean {
  const { code } = error.extensions as { code?: string };
  const isTheirs = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'BAD_REQUEST'];
  const isResolution = ['OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_NOT_SUPPORTED'];
  return (
    (error.originalError === undefined && code === undefined) ||
    [...isTheirs, ...isResolution].includes(code ?? '')
  );
}

function invalidArguments(error: ArgumentValidationError): Refusal {
  const { field, reason } = reasonOf(error.extensions.validationErrors);
  return invalidInput(field, reason);
}

/** The errors of an answer as refusals in the caller's language; `path` and `locations` stay. */
export function answersTo(
  errors: readonly GraphQLError[],
  { log, language }: Pick<RequestContext, 'log' | 'language'>,
): GraphQLFormattedError[] {
  return errors.map((error) => ({
    ...answerOf(refusalFrom(error, log), language),
    ...(error.path && { path: error.path }),
    ...(error.locations && { locations: error.locations }),
  }));
}

/** Rewrites each error of an answer into a refusal in the caller's language. */
export const refusalsPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, errors, contextValue }) {
        if (response.body.kind !== 'single' || !errors) return;
        const { singleResult } = response.body;
        singleResult.errors = answersTo(errors, contextValue);
        response.http.headers.delete('x-apollo-operation-name');
      },
    };
  },
};

export type { Details };
