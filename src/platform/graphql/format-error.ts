import { randomUUID } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { ArgumentValidationError } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { refusalOf } from '../database/constraints.js';
import { detailsIn, invalidInput, Refusal, sentenceOf } from '../errors.js';
import type { Language } from '../language.js';
import { documentLimits } from './document-limits.js';
import { DocumentFaults } from './documents.js';
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
  const original = thrownBy(error);
  if (original instanceof Refusal) return original;
  if (original instanceof ArgumentValidationError) return invalidArguments(original);
  const ofDatabase = refusalOf(original);
  if (ofDatabase) return ofDatabase;
  if (original instanceof GraphQLError && tooManyWords.test(original.message))
    return new Refusal('TOO_COMPLEX', { reason: fewerWords, limit: documentLimits.tokens });
  if (original instanceof DocumentFaults) return refusalFrom(original.faults[0], log);
  if (original instanceof GraphQLError && isChangeByGet(original))
    return invalidInput('method', getOnlyReads);
  if (original instanceof GraphQLError && isAboutTheDocument(original))
    return invalidInput('document', {
      en: original.message,
      it: `non corrisponde allo schema: ${original.message}`,
    });
  const reference = randomUUID();
  log.error({ reference, error: original }, 'unexpected error');
  return new Refusal('INTERNAL', { reference });
}

// graphql-js has no other mark for it.
const tooManyWords = /Document contains more tha[nt] \d+ tokens/;
const fewerWords = {
  en: `a document may have ${documentLimits.tokens} words and signs.`,
  it: `un documento può avere ${documentLimits.tokens} parole e segni.`,
};

function isChangeByGet({ extensions }: GraphQLError): boolean {
  return (extensions.http as { status?: number } | undefined)?.status === methodNotAllowed;
}
const getOnlyReads = {
  en: 'GET only reads. Send a mutation with POST.',
  it: 'GET serve solo a leggere. Inviare una mutation con POST.',
};

// A resolver's error comes wrapped once; one of a plugin is wrapped by Apollo in an error of its own.
function thrownBy(error: unknown): unknown {
  const original = unwrapResolverError(error);
  const isWrapped = original instanceof GraphQLError && isOurs(original.originalError);
  return isWrapped ? original.originalError : original;
}

function isOurs(error: unknown): boolean {
  return error instanceof Refusal || error instanceof DocumentFaults;
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
  { log, language, notes }: Pick<RequestContext, 'log' | 'language' | 'notes'>,
): GraphQLFormattedError[] {
  const answers = errors
    .flatMap(faultsIn)
    .slice(0, documentLimits.errors)
    .map((error) => ({
      ...answerOf(refusalFrom(error, log), language),
      ...(error.path && { path: error.path }),
      ...(error.locations && { locations: error.locations }),
    }));
  notes.code ??= String(answers[0]?.extensions?.code);
  return answers;
}

// What is wrong with a document comes as one error; it is told one by one.
function faultsIn(error: GraphQLError): readonly GraphQLError[] {
  return error.originalError instanceof DocumentFaults ? error.originalError.faults : [error];
}

/** Rewrites each error of an answer into a refusal in the caller's language, and tells what the request cost. */
export const refusalsPlugin: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response, errors, contextValue }) {
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        const { charge } = contextValue.notes;
        if (charge) singleResult.extensions = { ...singleResult.extensions, cost: charge };
        if (!errors) return;
        const answers = answersTo(errors, contextValue);
        singleResult.errors = answers;
        if (!charge) contextValue.share.count(refusedUnits(request.query));
        if (response.http.status === methodNotAllowed) return;
        const status = statusOf(answers, singleResult, request.http?.headers.get('accept'));
        if (status) response.http.status = status;
        const seconds = retryAfter(answers, status);
        if (seconds) response.http.headers.set('retry-after', String(seconds));
        response.http.headers.delete('x-apollo-operation-name');
      },
    };
  },
};

/** Of a document that was read and refused: reading it took time by its length. */
export function refusedUnits(document: unknown): number {
  return 5 + (typeof document === 'string' ? Math.ceil(document.length / 32) : 0);
}

/** A mutation by GET: its status stays. */
const methodNotAllowed = 405;

type Result = { data?: Record<string, unknown> | null | undefined };

/** The status of an answer with errors; null to leave it as it is. A balancer and a client without GraphQL read it. */
function statusOf(
  answers: readonly GraphQLFormattedError[],
  { data }: Result,
  accept: string | undefined,
): number | null {
  const codes = answers.map(({ extensions }) => extensions?.code);
  if (hasData(data)) return null;
  if (codes.includes('UNAVAILABLE') || codes.includes('BUSY')) return 503;
  if (codes.includes('RATE_LIMITED')) return 429;
  // Nothing was carried out: by the standard a plain JSON client is told so with 200, and every other with 400.
  if (data === undefined) return wantsPlainJson(accept) ? 200 : refusedStatus(codes);
  return null;
}

function refusedStatus(codes: readonly unknown[]): number {
  return codes.includes('INTERNAL') ? 500 : 400;
}

export function wantsPlainJson(accept: string | undefined): boolean {
  return (
    /application\/json/i.test(accept ?? '') && !/application\/graphql-response\+json/i.test(accept ?? '')
  );
}

function retryAfter(answers: readonly GraphQLFormattedError[], status: number | null): number | null {
  if (status === 503) return 5;
  if (status !== 429) return null;
  const details = answers.find(({ extensions }) => extensions?.code === 'RATE_LIMITED')?.extensions?.details;
  return Number((details as { seconds?: number } | undefined)?.seconds ?? 10);
}

function hasData(data: Record<string, unknown> | null | undefined): boolean {
  return Object.values(data ?? {}).some((value) => value !== null);
}
