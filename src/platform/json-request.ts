import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler } from 'express';
import { invalidInput } from './errors.js';
import { bodyLimitBytes, refuse } from './http.js';
import { nameTwiceIn } from './json-text.rules.js';

/** A body that is refused before anything of it is read; see `bodyFaults` in http.ts. */
class UnfitBody extends Error {
  constructor(readonly type: string) {
    super('The body is not fit to be read.');
  }
}

const onlyGetAndPost: RequestHandler = (request, response, next) => {
  if (['GET', 'POST'].includes(request.method)) return next();
  response.setHeader('Allow', 'GET, POST');
  // Whoever asks by these wants no body, and a foreign page must learn nothing from one.
  if (['HEAD', 'OPTIONS', 'TRACE'].includes(request.method)) {
    response.status(405).end();
    return;
  }
  refuse(request, response, 405, invalidInput('method', getOrPost));
};

// A foreign page can send every other kind without asking.
const onlyPlainJson: RequestHandler = (request, _, next) => {
  const type = request.get('content-type');
  if (request.method === 'GET' && type === undefined) return next();
  if (!request.is('application/json') && !(request.method === 'GET' && isJson(type)))
    throw new UnfitBody('encoding.unsupported');
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(type ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw new UnfitBody('charset.unsupported');
  next();
};

function isJson(type: string | undefined): boolean {
  return /^application\/json\s*(;|$)/i.test(type ?? '');
}

const readBody = express.json({
  limit: bodyLimitBytes,
  inflate: false,
  strict: true,
  verify(_request, _response, body) {
    if (!isUtf8(body)) throw new UnfitBody('charset.unsupported');
    if (nameTwiceIn(body.toString('utf8')) !== null) throw new UnfitBody('name.twice');
  },
});

/** Reads what is asked, as JSON only. */
export const jsonRequest: RequestHandler[] = [
  onlyGetAndPost,
  onlyPlainJson,
  readBody,
  (request, _, next) => {
    request.body ??= {};
    if (Array.isArray(request.body)) throw invalidInput('body', onlyOne);
    next();
  },
];

/** Reads one GraphQL request. */
export const graphqlRequest: RequestHandler[] = [
  ...jsonRequest,
  (request, response, next) => {
    if (!request.accepts(['application/json', 'application/graphql-response+json']))
      return refuse(request, response, 406, invalidInput('Accept', jsonAnswers));
    const asked: Record<string, unknown> = request.method === 'GET' ? request.query : request.body;
    if (typeof asked.query !== 'string' || !asked.query.trim()) throw invalidInput('query', noDocument);
    if (request.method === 'GET') refuseMisspelt(request);
    else refuseMisshapen(asked);
    next();
  },
];

function refuseMisshapen({ variables, operationName, extensions }: Record<string, unknown>): void {
  if (!isObjectOrNothing(variables)) throw invalidInput('variables', anObject);
  if (!isObjectOrNothing(extensions)) throw invalidInput('extensions', anObject);
  if (typeof (operationName ?? '') !== 'string') throw invalidInput('operationName', aName);
}

/** In an address, objects are written as JSON and each name stands once. */
function refuseMisspelt({ query }: Request): void {
  const { operationName, variables, extensions } = query;
  if (typeof (operationName ?? '') !== 'string') throw invalidInput('operationName', aName);
  for (const [name, text] of Object.entries({ variables, extensions }))
    if (text !== undefined && !isObjectOrNothing(parsed(text))) throw invalidInput(name, anObject);
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : text;
  } catch {
    return text;
  }
}

function isObjectOrNothing(value: unknown): boolean {
  return typeof (value ?? {}) === 'object' && !Array.isArray(value);
}

const getOrPost = { en: 'use POST, or GET for queries.', it: 'usare POST, oppure GET per le query.' };
const noDocument = { en: 'send a GraphQL document.', it: 'inviare un documento GraphQL.' };
const anObject = { en: 'it must be an object.', it: 'deve essere un oggetto.' };
const aName = { en: 'it must be a name.', it: 'deve essere un nome.' };
const onlyOne = { en: 'send one operation a request.', it: 'inviare una sola operazione per richiesta.' };
const jsonAnswers = {
  en: 'must allow application/json or application/graphql-response+json.',
  it: 'deve ammettere application/json o application/graphql-response+json.',
};
