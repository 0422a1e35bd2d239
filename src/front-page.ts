import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { pagePolicy } from './platform/security-headers.js';

/** What a browser shows at the root until the console is there: where the API is and how to ask it. */
export const frontPage: RequestHandler = (_, response) => {
  response.set('Content-Security-Policy', policy);
  response.type('html').send(page);
};

const example = `curl -s localhost:4000/graphql \\
  -H 'Authorization: Bearer demo-worker' -H 'Content-Type: application/json' \\
  -d '{"query":"{ me { name roles } }"}'`;

const style = `
  :root { color-scheme: light dark; }
  body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }
  pre { padding: 1rem; overflow-x: auto; border: 1px solid; border-radius: .5rem; font-size: .95rem; }
`;

const policy = pagePolicy([`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`]);

const page = `<!doctype html>
<html lang="it">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Riparo</title>
<style>${style}</style>
<h1>Riparo</h1>
<p>Il registro vivo dei posti per persone in emergenza sociale. Questo server risponde; le persone e i sistemi lo
interrogano in GraphQL su <code>/graphql</code>.</p>
<p lang="en">The live registry of places for people in social emergency. This server answers; people and systems ask it
in GraphQL at <code>/graphql</code>.</p>
<pre>${example.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>
</html>
`;
