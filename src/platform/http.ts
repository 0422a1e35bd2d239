import { randomUUID } from 'node:crypto';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { Logger } from 'pino';
import { processClock } from './clock.js';
import { invalidInput, Refusal } from './errors.js';
import { answerOf, refusalFrom } from './graphql/format-error.js';
import { type Language, languages } from './language.js';

/** The largest body a request may have. */
export const bodyLimitBytes = 64 * 1024;

export interface Readiness {
  /** Whether the registry can answer now; false while it stops or its database is away. */
  isReady(): Promise<boolean>;
}

/** The bare server: identity of requests, one log line each, health and readiness. */
export function createHttp(log: Logger, readiness: Readiness): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(identified(log));
  app.get('/health', (_, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/ready', async (_, response) => {
    const isReady = await readiness.isReady();
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not ready' });
  });
  return app;
}

/** A request is answered within this time, whatever becomes of its work. */
export const requestMilliseconds = 10_000;

/** Answers BUSY where the work has not answered in time; what it did all the same, its request key tells. */
export const answeredInTime: RequestHandler = (request, response, next) => {
  const giveUp = () => {
    if (!response.headersSent) refuse(request, response, 503, new Refusal('BUSY'));
  };
  const timer = setTimeout(giveUp, requestMilliseconds);
  response.once('close', () => clearTimeout(timer));
  next();
};

/** Reads what is asked, as JSON only: a foreign page can send every other kind without asking. */
export const jsonRequest: RequestHandler[] = [
  (request, response, next) => {
    if (['GET', 'POST'].includes(request.method)) return next();
    response.setHeader('Allow', 'GET, POST');
    refuse(request, response, 405, invalidInput('method', getOrPost));
  },
  (request, _, next) => {
    if (request.method === 'POST' && !request.is('application/json')) throw new UnsupportedBody();
    next();
  },
  express.json({ limit: bodyLimitBytes, inflate: false, strict: true }),
  (request, _, next) => {
    request.body ??= {};
    if (Array.isArray(request.body)) throw invalidInput('body', onlyOne);
    next();
  },
];

/** Reads one GraphQL request. */
export const graphqlRequest: RequestHandler[] = [
  ...jsonRequest,
  (request, _, next) => {
    const asked: Record<string, unknown> = request.method === 'GET' ? request.query : request.body;
    if (typeof asked.query !== 'string' || !asked.query.trim()) throw invalidInput('query', noDocument);
    if (request.method === 'POST') refuseMisshapen(asked);
    next();
  },
];

function refuseMisshapen({ variables, operationName }: Record<string, unknown>): void {
  if (typeof (variables ?? {}) !== 'object' || Array.isArray(variables))
    throw invalidInput('variables', anObject);
  if (typeof (operationName ?? '') !== 'string') throw invalidInput('operationName', aName);
}

const getOrPost = { en: 'use POST, or GET for queries.', it: 'usare POST, oppure GET per le query.' };
const noDocument = { en: 'send a GraphQL document.', it: 'inviare un documento GraphQL.' };
const anObject = { en: 'it must be an object.', it: 'deve essere un oggetto.' };
const aName = { en: 'it must be a name.', it: 'deve essere un nome.' };
const onlyOne = { en: 'send one operation a request.', it: 'inviare una sola operazione per richiesta.' };

class UnsupportedBody extends Error {
  readonly type = 'encoding.unsupported';
}

/** Answers what no route took, and whatever was thrown on the way, as JSON with a code. */
export function answerTheRest(app: Express, log: Logger): void {
  app.use((request, response) => {
    refuse(request, response, 404, new Refusal('NOT_FOUND'));
  });
  const faults: ErrorRequestHandler = (error, request, response, _next) => {
    if (response.headersSent) return;
    const { status, refusal } = faultOf(error, log);
    refuse(request, response, status, refusal);
  };
  app.use(faults);
}

export function refuse(request: Request, response: Response, status: number, refusal: Refusal): void {
  response.locals.code = refusal.code;
  if (status === 503) response.setHeader('Retry-After', '5');
  response.status(status).json({ errors: [answerOf(refusal, languageOf(request))] });
}

export function languageOf(request: Request): Language {
  const wanted = request.acceptsLanguages(...languages);
  return languages.find((language) => language === wanted) ?? 'it';
}

const bodyFaults: Readonly<Record<string, { status: number; en: string; it: string }>> = {
  'entity.parse.failed': { status: 400, en: 'it is not valid JSON.', it: 'non è JSON valido.' },
  'entity.too.large': {
    status: 413,
    en: `it is larger than ${bodyLimitBytes} bytes.`,
    it: `supera ${bodyLimitBytes} byte.`,
  },
  'encoding.unsupported': {
    status: 415,
    en: 'send plain, uncompressed application/json in UTF-8.',
    it: 'inviare application/json in UTF-8, non compresso.',
  },
  'charset.unsupported': { status: 415, en: 'send UTF-8.', it: 'inviare UTF-8.' },
};

function faultOf(error: unknown, log: Logger): { status: number; refusal: Refusal } {
  const { type, status } = error as { type?: string; status?: number };
  const fault = type ? bodyFaults[type] : undefined;
  if (fault) return { status: fault.status, refusal: invalidInput('body', fault) };
  if (status === 400)
    return {
      status,
      refusal: invalidInput('request', { en: 'it is not valid HTTP.', it: 'non è HTTP valido.' }),
    };
  const refusal = refusalFrom(error, log);
  return { status: statusOf(refusal), refusal };
}

function statusOf({ code }: Refusal): number {
  const statuses: Record<string, number> = {
    ...{ INTERNAL: 500, UNAVAILABLE: 503, BUSY: 503, NOT_SIGNED_IN: 401 },
    ...{ FOREIGN_PAGE: 403, RATE_LIMITED: 429 },
  };
  return statuses[code] ?? 400;
}

/** Names each request and writes one line when it ends; what was asked for by whom, never what was sent. */
function identified(log: Logger): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const began = processClock.milliseconds();
    response.locals.requestId = requestId;
    response.locals.began = began;
    response.setHeader('X-Request-Id', requestId);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'no-store');
    response.on('finish', () => {
      const { actorId, code, fields } = response.locals;
      const milliseconds = Math.round(processClock.milliseconds() - began);
      log.info(
        {
          requestId,
          method: request.method,
          route: request.route?.path,
          status: response.statusCode,
          actorId,
          fields,
          code,
          milliseconds,
        },
        'request',
      );
    });
    next();
  };
}
