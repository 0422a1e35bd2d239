import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { consolePaths } from '../../src/console-pages.js';
import { barriersOf, type ConsoleWorld, openConsoleWorld, signInAs } from './visitors.js';

let world: ConsoleWorld;
beforeAll(async () => {
  world = await openConsoleWorld();
}, 120_000);
afterAll(() => world.close());

interface Screen {
  readonly path: string;
  /** What is on it once it is whole. */
  readonly shows: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

const search: Screen['prepare'] = async (page) => {
  await page.locator('.need select').first().selectOption('FAMILY');
  await page.locator('.need-words input').fill('d34, figlio 15');
  await page.locator('.need-words button').click();
};

const withoutAccount: readonly Screen[] = [
  { path: '/', shows: '.demo-person' },
  { path: '/sviluppatori', shows: '.developers' },
  { path: '/pausa', shows: '.pause' },
  { path: '/styleguide', shows: '.styleguide' },
  { path: '/invitation#x.y', shows: '.sign-in input' },
  { path: '/new-password#x.y', shows: '.sign-in input' },
];
const ofWorker: readonly Screen[] = [
  { path: '/', shows: '.case-place' },
  { path: '/trova', shows: '.offer', prepare: search },
  { path: '/strutture', shows: '.directory-pools' },
  { path: '/foglio', shows: '.sheet' },
  { path: '/strutture?vista=servizi', shows: '.directory-list .card' },
  { path: '/strutture?vista=mappa', shows: '.map-mark' },
  { path: '/altro', shows: '.frame .chip' },
  { path: '/altro/accesso', shows: '.case-place' },
];
const screensOf: Readonly<Record<string, readonly Screen[]>> = {
  'Elena Marchetti': ofWorker,
  'Giulia Fabbri': [{ path: '/posti', shows: '.stepper' }],
  'Chiara Bassani': [
    { path: '/altro/persone', shows: '.card' },
    { path: '/altro/enti', shows: '.card .acts' },
    { path: '/altro/chiavi', shows: '.empty, .card' },
    { path: '/altro/registro', shows: '.audit-entry' },
    { path: '/altro/emergenze', shows: '.card' },
    { path: '/strutture/nuova', shows: '.act-form' },
  ],
  'Paolo Gardini': [{ path: '/altro/distretti', shows: '.office-facts' }],
};

/** What stands in a reader's way on a screen, by day and by night. */
async function barriersOn(page: Page, screen: Screen): Promise<string[]> {
  await page.locator(screen.shows).first().waitFor();
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    if (await isTooWide(page)) found.push(`${screen.path} is wider than the screen`);
    found.push(...(await barriersOf(page)).map((barrier) => `${screen.path} (${colorScheme}) ${barrier}`));
  }
  return found;
}

const isTooWide = (page: Page) =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');

async function barriersAlong(page: Page, screens: readonly Screen[]): Promise<string[]> {
  const found: string[] = [];
  for (const screen of screens) {
    // The console's own way, without a reload: who is signed in is not asked again.
    await page.goto('about:blank');
    await page.goto(`${world.url}${screen.path}`);
    await screen.prepare?.(page);
    found.push(...(await barriersOn(page, screen)));
  }
  return found;
}

/** Reached by a link: no address of it is known beforehand. */
const ofOneCase: Screen = { path: '/interventi/:id', shows: '.timeline-item' };
const ofOneShelter: Screen = { path: '/strutture/:id', shows: '.clocks' };

test('every address of the console has its row here', () => {
  const tried = [...withoutAccount, ...Object.values(screensOf).flat(), ofOneCase, ofOneShelter];
  const paths = new Set(tried.map(({ path }) => path.replace(/#.*/, '')));
  expect([...consolePaths].filter((path) => !paths.has(path))).toEqual([]);
});

describe.each(['it', 'en'] as const)('in the language %s', (language) => {
  test.each([320, 390, 1280])(
    'no screen has a barrier by day or by night at a width of %s',
    async (width) => {
      const found: string[] = [];
      const visitor = await world.comes({ width, language });
      found.push(...(await barriersAlong(visitor, withoutAccount)));
      expect(await visitor.evaluate('document.documentElement.lang')).toBe(language);
      for (const [name, screens] of Object.entries(screensOf)) {
        const page = await world.comes({ width, language });
        await signInAs(page, world.url, name);
        found.push(...(await barriersAlong(page, screens)));
        await page.context().close();
      }
      const page = await world.comes({ width, language });
      await signInAs(page, world.url, 'Elena Marchetti');
      await page.locator('.card a[href^="/interventi/"]').first().click();
      found.push(...(await barriersOn(page, ofOneCase)));
      await page.goto(`${world.url}/strutture`);
      await page.locator('.card a[href^="/strutture/"]').first().click();
      found.push(...(await barriersOn(page, ofOneShelter)));
      expect(found).toEqual([]);
    },
    150_000,
  );
});

test('a picture without words and grey on grey are found', async () => {
  const page = await world.comes({ width: 390 });
  await page.goto(`${world.url}/sviluppatori`);
  await page.locator('.developers').waitFor();
  await page.evaluate(`document.querySelector('.developers').append(
    document.createElement('img'), Object.assign(document.createElement('button'), {}))`);
  const found = await barriersOf(page);
  expect(found.some((barrier) => barrier.startsWith('image-alt'))).toBe(true);
  expect(found.some((barrier) => barrier.startsWith('button-name'))).toBe(true);
});

test('none of this asked another server, failed, or was refused something by its own policy', () => {
  expect(world.troubles).toEqual([]);
});
