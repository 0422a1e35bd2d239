import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { freePort, type ServerProcess, startServer } from '../support/server-process.js';
import type { Parsed } from '../support/world.js';
import { openChromium } from './chromium.js';

export interface Visit {
  readonly width: number;
  readonly language?: 'it' | 'en';
  readonly theme?: 'light' | 'dark';
  /** Whether pages may run scripts; they may where nothing is said. */
  readonly scripts?: boolean;
}

/** A server with the demo on a database of its own, and people who come to it with a browser. */
export interface ConsoleWorld {
  readonly url: string;
  readonly server: ServerProcess;
  /** A browser of somebody who was never here before. */
  comes(visit: Visit): Promise<Page>;
  /** What no page may do: ask another server, fail, or be refused something by its own policy. */
  readonly troubles: readonly string[];
  /** The server is killed as by a power cut; pages stay open. */
  dies(): Promise<void>;
  /** It comes back at the same address with the same data. */
  revives(): Promise<void>;
  close(): Promise<void>;
}

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** @param more settings of the server */
export async function openConsoleWorld(more: Record<string, string> = {}): Promise<ConsoleWorld> {
  mkdirSync('.data', { recursive: true });
  const DATA_DIR = mkdtempSync(path.resolve('.data', 'console-'));
  const settings = { DATA_DIR, PORT: String(await freePort()), ...more };
  const [first, browser] = await Promise.all([startServer(settings), openChromium()]);
  let server = first;
  const troubles: string[] = [];
  const url = server.url.replace('127.0.0.1', 'localhost');
  return {
    ...{ url, troubles },
    get server() {
      return server;
    },
    async dies() {
      await server.end('SIGKILL');
    },
    async revives() {
      server = await startServer(settings);
    },
    async comes(visit) {
      const context = await contextOf(browser, visit);
      watch(context, url, troubles);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      return page;
    },
    async close() {
      await browser.close();
      if (server.isRunning()) await server.end('SIGTERM');
      rmSync(DATA_DIR, { recursive: true, force: true });
    },
  };
}

async function contextOf(
  browser: Browser,
  { width, language = 'it', theme = 'dark', scripts = true }: Visit,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    locale: language === 'it' ? 'it-IT' : 'en-GB',
    timezoneId: 'Europe/Rome',
    colorScheme: theme,
    reducedMotion: 'reduce',
    javaScriptEnabled: scripts,
  });
  // As a script of the browser, not of the page: the page's policy lets none in.
  await context.addInitScript(axe);
  return context;
}

function watch(context: BrowserContext, url: string, troubles: string[]): void {
  context.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`)) troubles.push(`asked ${request.url()}`);
  });
  context.on('weberror', (error) => troubles.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
}

/** What a check of the page by the rules of WCAG finds wrong. */
export async function barriersOf(page: Page): Promise<string[]> {
  return page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
      id + ' at ' + target.join(' ') + ': ' + failureSummary)))`);
}

/** Waits until something is so, up to ten seconds where nothing is said. */
export async function until(isSo: () => Promise<boolean>, seconds = 10): Promise<boolean> {
  for (let step = 0; step < seconds * 10; step += 1) {
    if (await isSo()) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

/** Asks the registry as who is signed in on this page. */
export function ask(page: Page, query: string, variables: object = {}): Promise<Parsed> {
  return page.evaluate(`fetch('/graphql', {
    method: 'POST', headers: { 'Content-Type': 'application/json', 'Riparo-Client': 'test' },
    body: ${JSON.stringify(JSON.stringify({ query, variables }))},
  }).then((answer) => answer.json())`);
}

/** One tap on the page of the demo. */
export async function signInAs(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/`);
  await page.getByRole('button', { name }).click();
  await page.locator('.frame').waitFor();
}
