import { randomBytes } from 'node:crypto';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { KeyGuesses } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { refusalFrom } from '../../platform/graphql/format-error.js';
import type { Language } from '../../platform/language.js';
import { languages } from '../../platform/language.js';
import { pagePolicy } from '../../platform/security-headers.js';
import { complaintOf } from './complaint.js';
import { countByLink } from './count-by-link.js';
import type { FoundLink } from './count-link.sql.js';
import { isForeign } from './foreign-form.rules.js';
import { linkOf, poolsOnPage, recordOpening } from './link-page.queries.js';
import { type Complaint, linkPage, plainPage, poolsAPage } from './page/link-page.js';
import { styleSource } from './page/link-style.js';
import { linkWords } from './page/link-words.js';
import { saidOnPage } from './said-on-page.rules.js';

export interface OneTapDoor {
  readonly contextOf: (request: Request, response: Response) => RequestContext;
  /** Whatever stands before a request that nobody signed. */
  readonly before: readonly RequestHandler[];
}

const path = '/posti/:token';
const policy = pagePolicy([`style-src ${styleSource}`], "'self'");
/** What a page costs of a network's allowance. */
const unitsAPage = 20;

const withoutCredentials: RequestHandler = (request, _, next) => {
  // The link is all that counts here: a session of the same browser neither helps nor stands in the way.
  delete request.headers.cookie;
  delete request.headers.authorization;
  next();
};

const form = express.urlencoded({ extended: false, limit: '4kb', parameterLimit: 12, inflate: false });

/** The page by which a shelter without an account says its counts. Opening it changes nothing. */
export function provideOneTap(app: Express, { contextOf, before }: OneTapDoor): void {
  const guesses = new KeyGuesses();
  const visits = [withoutCredentials, ...before];
  app.get(path, ...visits, async (request, response) => {
    const visit = { request, response, ctx: contextOf(request, response), guesses };
    const link = await linkAsked(visit);
    if (!link?.isInForce) return tellEnded(visit);
    return show(visit, link, { status: 200, complaint: null });
  });
  app.post(path, ...visits, form, async (request, response) => {
    const visit = { request, response, ctx: contextOf(request, response), guesses };
    const link = await linkAsked(visit);
    if (!link?.isInForce && !link?.hasServed) return tellEnded(visit);
    return take(visit, link);
  });
  const faults: ErrorRequestHandler = (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const words = linkWords[languageBy(request)];
    // A body that is none of our forms: too large, too many fields, not in UTF-8.
    if (isUnfit(error)) return answer(request, response, 400, words.usedPage);
    const { code, details } = refusalFrom(error, contextOf(request, response).log);
    response.locals.code = code;
    if (code === 'RATE_LIMITED') response.set('Retry-After', String(details.seconds ?? 60));
    if (code === 'RATE_LIMITED') return answer(request, response, 429, words.slower);
    answer(request, response, 503, words.failed);
  };
  app.use('/posti', faults);
}

function isUnfit({ status }: { status?: unknown }): boolean {
  return typeof status === 'number' && status >= 400 && status < 500;
}

interface Visit {
  readonly request: Request;
  readonly response: Response;
  readonly ctx: RequestContext;
  readonly guesses: KeyGuesses;
}

/** @throws RATE_LIMITED where a network tries one unknown token after the other; who has a link is always let in */
async function linkAsked({ request, ctx, guesses }: Visit): Promise<FoundLink | null> {
  ctx.share.count(unitsAPage);
  const link = await linkOf(ctx, request.params.token);
  if (!link) guesses.count(ctx.visit.networkPrefix);
  return link;
}

async function take(visit: Visit, link: FoundLink): Promise<void> {
  const { request, response, ctx } = visit;
  const words = linkWords[languageBy(request)];
  const refused = (status: number, complaint: Complaint) =>
    link.isInForce ? show(visit, link, { status, complaint }) : tellEnded(visit);
  if (isForeign(request.headers, ctx.installation.publicUrl))
    return refused(403, { poolId: null, words: words.foreign });
  const told = saidOnPage(request.body);
  if (told === null) return refused(400, { poolId: null, words: words.usedPage });
  if (told === 'UNCLEAR') return refused(400, { poolId: String(request.body.modulo), words: words.unclear });
  try {
    await countByLink(ctx, link, told);
  } catch (error) {
    const refusal = refusalFrom(error, ctx.log);
    response.locals.code = refusal.code;
    if (refusal.code === 'LINK_ENDED') return tellEnded(visit);
    const { status, ...complaint } = complaintOf(refusal, { told, language: languageBy(request) });
    return refused(status, complaint);
  }
  const after = await linkOf(ctx, request.params.token);
  // What served for one time is shown once more, and not again.
  if (!after?.isInForce) return show(visit, link, { status: 200, complaint: null });
  response.redirect(303, addressOf(request));
}

/** Back to where the form was, in its language. */
function addressOf({ params, query }: Request): string {
  const asked = new URLSearchParams();
  for (const name of ['lingua', 'da']) {
    const value = query[name];
    if (typeof value === 'string') asked.set(name, value);
  }
  return `/posti/${String(params.token)}${asked.size > 0 ? `?${asked}` : ''}`;
}

async function show(
  { request, response, ctx }: Visit,
  link: FoundLink,
  { status, complaint }: { status: number; complaint: Complaint | null },
): Promise<void> {
  const language = languageBy(request);
  // Who asks for the head alone is shown nothing.
  if (request.method !== 'HEAD') await recordOpening(ctx, link);
  const pools = await poolsOnPage(ctx, link);
  const at = pools.findIndex(({ id }) => id === complaint?.poolId);
  const asked = Number(request.query.da ?? 0);
  const from = at >= 0 ? at - (at % poolsAPage) : Number.isInteger(asked) && asked > 0 ? asked : 0;
  const told = complaint && { ...complaint, poolId: at >= 0 ? complaint.poolId : null };
  send(response, status, linkPage({ link, pools, language, complaint: told, newKey, from }));
}

function newKey(): string {
  return randomBytes(16).toString('base64url');
}

/** Unknown, revoked, over, of a closed shelter: one answer. */
function tellEnded({ request, response }: Visit): void {
  response.locals.code = 'LINK_ENDED';
  answer(request, response, 404, linkWords[languageBy(request)].ended);
}

function answer(request: Request, response: Response, status: number, sentence: string): void {
  send(response, status, plainPage(languageBy(request), sentence));
}

function send(response: Response, status: number, page: string): void {
  response
    .status(status)
    .set({ 'Content-Security-Policy': policy, 'X-Robots-Tag': 'noindex, nofollow' })
    .type('html')
    .send(page);
}

/** As switched on the page, or as the browser asks. */
function languageBy(request: Request): Language {
  const wanted = request.query.lingua ?? request.acceptsLanguages(...languages);
  return languages.find((language) => language === wanted) ?? 'it';
}
