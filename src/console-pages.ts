import type { Express, Request, Response } from 'express';
import type { ConsoleFile, ConsoleFiles } from './console-files.js';
import { pagePolicy } from './platform/security-headers.js';

/** The addresses of the console's screens: each answers with the one page, which draws what belongs there. */
export const consolePaths = [
  '/',
  '/trova',
  '/posti',
  '/strutture',
  '/foglio',
  '/strutture/nuova',
  '/strutture/:id',
  '/interventi/:id',
  '/altro',
  '/altro/persone',
  '/altro/accesso',
  '/altro/chiavi',
  '/altro/registro',
  '/altro/emergenze',
  '/altro/enti',
  '/altro/distretti',
  '/sviluppatori',
  '/invitation',
  '/new-password',
  '/styleguide',
  '/pausa',
] as const;

// What the page needs lies beside it: no script or style stands in it, and it asks nobody else for anything.
const policy = pagePolicy(
  ['script', 'style', 'font', 'img', 'connect', 'manifest', 'worker'].map((what) => `${what}-src 'self'`),
);
// The same page, said to be one that may be kept: what the worker opens where no answer comes.
const shellPath = '/shell';
// What the worker without a line may do: fetch from here, for the shelf that its own list names.
const workerPath = '/worker.js';
const workerPolicy = pagePolicy(["connect-src 'self'"]);
/** Where developers try documents: a page of its own, outside the console. */
export const workbenchPath = '/sviluppatori/graphiql';
// Its editor writes styles into the page and draws its signs from within them; nothing else is wider than the console's.
const workbenchPolicy = pagePolicy([
  ...["script-src 'self'", "worker-src 'self'", "connect-src 'self'"],
  ...["style-src 'self' 'unsafe-inline'", "font-src 'self' data:", "img-src 'self' data:"],
]);
// The name of an asset tells what is in it.
const forEver = 'public, max-age=31536000, immutable';

/** Serves the console. Paths it does not know go on to whoever answers the rest. */
export function provideConsole(app: Express, files: ConsoleFiles): void {
  const page = files.get('/index.html');
  app.get([...consolePaths], (request, response, next) => {
    if (!page) return next();
    response.set('Content-Security-Policy', policy);
    return send(page, request, response);
  });
  const workbench = files.get('/graphiql.html');
  app.get(workbenchPath, (request, response, next) => {
    if (!workbench) return next();
    response.set('Content-Security-Policy', workbenchPolicy);
    return send(workbench, request, response);
  });
  app.get(shellPath, (request, response, next) => {
    if (!page) return next();
    response.set({ 'Content-Security-Policy': policy, 'Cache-Control': 'no-cache' });
    send(page, request, response);
  });
  app.get('/{*file}', (request, response, next) => {
    const file = request.path.endsWith('.html') ? undefined : files.get(request.path);
    if (!file) return next();
    if (request.path === workerPath) response.set('Content-Security-Policy', workerPolicy);
    if (request.path.startsWith('/assets/')) response.set('Cache-Control', forEver);
    return send(file, request, response);
  });
}

async function send(
  { type, whole, packed }: ConsoleFile,
  request: Request,
  response: Response,
): Promise<void> {
  response.set('Content-Type', type).vary('Accept-Encoding');
  const small = request.acceptsEncodings('gzip') === 'gzip' ? await packed() : null;
  if (small === null) return void response.end(whole);
  response.set('Content-Encoding', 'gzip').end(small);
}
