import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { demoGuide } from '../../seeds/index.js';
import { readConsole } from '../../src/console-files.js';
import { consolePaths } from '../../src/console-pages.js';
import { openBrowser, signIn } from '../support/browser.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  const console = await readConsole(path.resolve('dist/web'));
  world = await createWorld({
    demo: true,
    console,
    installation: { demoPeople: demoGuide.people, isSecondFactorRequired: false },
  });
});
afterAll(() => world.close());

const get = (asked: string) => request(world.app.http).get(asked);
const scriptsOf = (html: string) =>
  [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, asked]) => asked ?? '');

describe('the console', () => {
  test('is answered at each address that its screens have, and never kept', async () => {
    const app = readFileSync('web/src/frame/app.tsx', 'utf8');
    const routes = [...app.matchAll(/<Route path="([^"]+)"/g)].map(([, route]) => route);
    expect([...consolePaths].sort()).toEqual(routes.sort());
    for (const route of consolePaths) {
      const { status, headers, text } = await get(route.replace(':id', 'some-id'));
      expect(status).toBe(200);
      expect(text).toContain('<div id="riparo">');
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  test('may load what lies beside it, and nothing else: no script or style stands in the page', async () => {
    const { headers, text } = await get('/');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
    expect(text).not.toMatch(/<style|style="|<script(?![^>]* src=)|https?:/);
  });

  test('loads first with at most 200 kB, packed', async () => {
    const { text } = await get('/');
    const first = scriptsOf(text);
    expect(first.length).toBeGreaterThan(1);
    const css = first.filter((asked) => asked.endsWith('.css')).map((asked) => read(asked));
    const fonts = [...css.join('').matchAll(/url\((\/assets\/[^)]+\.woff2)\)/g)].map(
      ([, asked]) => asked ?? '',
    );
    const lazy = largestScreen();
    const bytes = [...first, ...fonts, ...lazy].reduce((sum, asked) => sum + packedBytes(asked), 0);
    expect(fonts).toHaveLength(3);
    expect(bytes).toBeLessThan(200_000);
  });

  test('can be installed: the manifest names icons that are there, of the size it says', async () => {
    const { body, headers } = await get('/riparo.webmanifest').buffer(true).parse(asJson);
    expect(headers['content-type']).toContain('application/manifest+json');
    expect(body).toMatchObject({ id: '/', start_url: '/', scope: '/', display: 'standalone', lang: 'it' });
    expect(body.icons.map(({ purpose }: { purpose: string }) => purpose)).toContain('maskable');
    for (const { src, sizes, type } of body.icons) {
      const icon = await get(src).buffer(true).parse(asBytes);
      expect([src, icon.status, icon.headers['content-type']]).toEqual([src, 200, type]);
      // Width and height of a PNG stand in its 16th to 23rd byte.
      if (type === 'image/png')
        expect(`${icon.body.readUInt32BE(16)}x${icon.body.readUInt32BE(20)}`).toBe(sizes);
    }
  });

  test('has a worker that may only fetch from here, and a page for it that may be kept', async () => {
    const worker = await get('/worker.js');
    expect(worker.headers['content-security-policy']).toContain("default-src 'none'; connect-src 'self'");
    expect(worker.headers['cache-control']).toBe('no-store');
    const kept = [...worker.text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, asked]) => asked ?? '');
    expect(kept.length).toBeGreaterThan(20);
    for (const asked of kept) expect([asked, (await get(asked)).status]).toEqual([asked, 200]);
    for (const [, asked] of (await get('/')).text.matchAll(/"(\/assets\/[^"]+)"/g))
      expect(kept).toContain(asked);
    const shell = await get('/shell');
    expect(shell.headers['cache-control']).toBe('no-cache');
    expect(shell.text).toBe((await get('/')).text);
    expect(shell.headers['content-security-policy']).toContain("script-src 'self'");
  });

  test('has its assets kept for ever, and packed for who takes it so', async () => {
    const [asset = ''] = scriptsOf((await get('/')).text);
    const { headers } = await get(asset).set('Accept-Encoding', 'gzip');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-encoding']).toBe('gzip');
    expect((await get(asset).set('Accept-Encoding', 'identity')).headers['content-encoding']).toBeUndefined();
  });

  test.each([
    '/package.json',
    '/index.html',
    '/nowhere',
    '/assets/',
    '/assets/../../src/main.js',
    '/assets/%2e%2e/%2e%2e/src/main.js',
    '/..%2f..%2fpackage.json',
    '/assets/..\\..\\package.json',
  ])('gives nothing from outside it at %s', async (asked) => {
    const { status, body } = await get(asked);
    expect(status).toBe(404);
    expect(body.errors[0].extensions.code).toBe('NOT_FOUND');
  });

  test('tells developers the schema as it stands', async () => {
    const { text, headers } = await get('/schema.graphql');
    expect(text).toBe(readFileSync('schema/schema.graphql', 'utf8'));
    expect(headers['content-type']).toContain('text/plain');
  });
});

const whole = (stream: NodeJS.ReadableStream, done: (bytes: Buffer) => void) => {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(Buffer.concat(chunks)));
};
const asBytes: Parameters<request.Test['parse']>[0] = (answer, done) =>
  whole(answer as unknown as NodeJS.ReadableStream, (bytes) => done(null, bytes));
const asJson: Parameters<request.Test['parse']>[0] = (answer, done) =>
  whole(answer as unknown as NodeJS.ReadableStream, (bytes) => done(null, JSON.parse(bytes.toString())));
const read = (asked: string) => readFileSync(path.join('dist/web', asked), 'utf8');
function packedBytes(asked: string): number {
  const whole = readFileSync(path.join('dist/web', asked));
  return asked.endsWith('.woff2') ? whole.length : gzipSync(whole, { level: 9 }).length;
}
/** Everything that finding a bed brings besides the page itself. */
function largestScreen(): string[] {
  const page = scriptsOf(read('/index.html'));
  const seen = new Set<string>();
  const follow = (asked: string) => {
    if (seen.has(asked) || page.includes(asked)) return;
    seen.add(asked);
    if (!asked.endsWith('.js')) return;
    for (const [, next] of read(asked).matchAll(/from\s*["']\.\/([^"']+)["']/g)) follow(`/assets/${next}`);
  };
  const [script = ''] = page.filter((asked) => asked.endsWith('.js'));
  for (const [, next] of read(script).matchAll(/assets\/((?:tonight|find-a-bed)-[^"'`]+)["'`]/g))
    follow(`/assets/${next}`);
  expect(seen.size).toBeGreaterThan(3);
  return [...seen];
}

describe('the people of the demo', () => {
  const document = '{ demoPeople { name roles email password } }';

  test('are told to whoever is not signed in, and each can sign in', async () => {
    const { data } = await world.ask(null, document);
    expect(data.demoPeople.length).toBeGreaterThan(5);
    for (const { email, password, roles } of data.demoPeople.slice(0, 4)) {
      const { data: signed } = await signIn(openBrowser(world.app), { email, password });
      expect(signed.signIn.roles).toEqual(roles);
    }
  });

  test('are nobody where this is no demo', async () => {
    const real = await createWorld({ installation: { isDemo: false, demoPeople: demoGuide.people } });
    expect((await real.ask(null, document)).data).toEqual({ demoPeople: [] });
    await real.close();
  });
});

test('without a built console there is the API alone', async () => {
  expect(await readConsole(path.resolve('dist/nothing-here'))).toBeNull();
});
