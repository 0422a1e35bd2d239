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
import type { RequestNotes } from './context.js';
import { invalidInput, Refusal } from './errors.js';
import { answerOf, refusalFrom } from './graphql/format-error.js';
import { type Language, languages } from './language.js';
import { withSecurityHeaders } from './security-headers.js';

/** The largest body a request may have. */
export const bodyLimitBytes = 64 * 1024;

export interface Readiness {
  /** Whether the registry can answer now; false while it stops or its database is away. */
  isReady(): Promise<boolean>;
}

/** The bare server: identity of requests, one log line each, health and readiness. */
export function createHttp(
  log: Logger,
  readiness: Readiness & { readonly publicUrl: string | null },
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(identified(log), withSecurityHeaders(readiness.publicUrl), knownMethod);
  app.get('/health', (_, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/ready', async (_, response) => {
    const isReady = await readiness.isReady();
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not ready' });
  });
  return app;
}

/** Outside GraphQL there is only to be read. */
const knownMethod: RequestHandler = (request, response, next) => {
  const isGraphql = /^\/graphql(\/|$)/.test(request.path);
  if (isGraphql || ['GET', 'HEAD', 'POST'].includes(request.method)) return next();
  response.locals.code = 'NOT_FOUND';
  response.status(405).set('Allow', 'GET, HEAD').end();
};

/** A request is answered within this time, whatever becomes of its work. */
export const requestMilliseconds = 10_000;
/** An answer is taken within this time, or it is thrown away. */
const takenMilliseconds = 30_000;

/** Answers BUSY where the work has not answered in time; what it did all the same, its request key tells. */
export const answeredInTime: RequestHandler = (request, response, next) => {
  const giveUp = () => {
    if (!response.headersSent) refuse(request, response, 503, new Refusal('BUSY'));
  };
  const timers = [setTimeout(giveUp, requestMilliseconds)];
  onceAnswered(response, () => timers.push(setTimeout(() => response.destroy(), takenMilliseconds)));
  response.once('close', () => timers.forEach(clearTimeout));
  next();
};

/** When the answer is complete, although a slow reader may not have taken it yet; or when nobody waits for it. */
export function onceAnswered(response: Response, then: () => void): void {
  let isOver = false;
  const over = () => {
    if (!isOver) then();
    isOver = true;
  };
  response.once('prefinish', over);
  response.once('close', over);
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
  if (refusal.code === 'RATE_LIMITED')
    response.setHeader('Retry-After', String(refusal.details.seconds ?? 10));
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
  'name.twice': {
    status: 400,
    en: 'a name stands twice in one object.',
    it: 'un nome compare due volte nello stesso oggetto.',
  },
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
    response.once('close', () => {
      const { actorId, code, notes } = response.locals as Locals;
      log.info(
        {
          requestId,
          method: request.method,
          route: request.route?.path,
          status: response.writableFinished ? response.statusCode : undefined,
          actorId,
          fields: notes?.fields,
          cost: notes?.charge?.cost,
          code: code ?? notes?.code,
          milliseconds: Math.round(processClock.milliseconds() - began),
        },
        'request',
      );
    });
    next();
  };
}

interface Locals {
  readonly actorId?: string;
  readonly code?: string;
  readonly notes?: RequestNotes;
}
