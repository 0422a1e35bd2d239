import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keptByBrowser, leaksIn } from './on-disk.js';
import { barriersOf, type ConsoleWorld, openConsoleWorld, signInAs, until } from './visitors.js';

let world: ConsoleWorld;
beforeAll(async () => {
  world = await openConsoleWorld();
}, 120_000);
afterAll(() => world.close());

const phone = { width: 390 } as const;
const workerIsReady = (page: Page) =>
  page.evaluate('navigator.serviceWorker.ready.then(() => caches.keys()).then((names) => names.length)');
const keptShelters = async (page: Page) =>
  (await keptByBrowser(page)).match(/riparo\.shelters (.*)/)?.[1] ?? '';
const isKept = (page: Page) => until(async () => (await keptShelters(page)).length > 10);

interface Told {
  readonly guarded: string[];
  readonly people: string[];
}
/** What the demo holds that may lie on no disk: read as people who see it. */
async function secrets(page: Page): Promise<Told> {
  return page.evaluate(`(async () => {
    const ask = (query) => fetch('/graphql', {
      method: 'POST', headers: { 'Content-Type': 'application/json', 'Riparo-Client': 'test' },
      body: JSON.stringify({ query }),
    }).then((answer) => answer.json()).then(({ data }) => data);
    const { shelters } = await ask('{ shelters(first: 100) { nodes { id name secrecy pools { id name } } } }');
    const { demoPeople } = await ask('{ demoPeople { name email } }');
    const guarded = shelters.nodes.filter(({ secrecy }) => secrecy === 'SECRET' || secrecy === 'CONFIDENTIAL_ADDRESS');
    return {
      guarded: guarded.flatMap(({ id, name, pools }) => [id, name, ...pools.map((pool) => pool.id)]),
      people: demoPeople.flatMap(({ name, email }) => [name, email]),
    };
  })()`);
}

test('after a night of work nothing lies on the disk but the open directory: no case, no guarded place, no person', async () => {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Elena Marchetti');
  const { guarded, people } = await secrets(page);
  expect(guarded.length).toBeGreaterThan(2);
  await page.goto(`${world.url}/trova`);
  await page.getByLabel('Bisogno', { exact: true }).selectOption('WOMAN_VICTIM_OF_VIOLENCE');
  await page.getByLabel('Oppure scrivi').fill('donna 34, figlia 3');
  await page.getByLabel('Oppure scrivi').press('Enter');
  await page
    .getByRole('button', { name: /^Tieni/ })
    .first()
    .click();
  await page.locator('.offer-own').getByRole('button', { name: 'Ha detto sì' }).click();
  const directions = await page.locator('.directions').first().innerText();
  const number = await page.locator('.frame-head h1').innerText();
  await page.goto(`${world.url}/`);
  await page.locator('.cases .card a').first().click();
  await page.getByLabel('Nota', { exact: true }).fill('la signora ha paura del cane');
  await page.getByRole('button', { name: 'Aggiungi nota' }).click();
  await page.getByText('la signora ha paura del cane').first().waitFor();
  await page.goto(`${world.url}/strutture`);
  await page.locator('.directory-pools').first().waitFor();
  await page.goto(`${world.url}/foglio`);
  await page.locator('.sheet').waitFor();
  expect(await isKept(page)).toBe(true);
  await workerIsReady(page);

  const forbidden = [
    ...guarded,
    ...people,
    directions,
    number.replace('Posto per ', ''),
    'signora',
    'figlia',
    'directions',
  ];
  const kept = await keptByBrowser(page);
  expect(leaksIn(kept, forbidden)).toEqual([]);
  expect(kept).toMatch(/cache \/shell \[no-cache\]/);

  // Planted: an answer in a cache, a case in the database, a word in a storage.
  await page.evaluate(`(async () => {
    await (await caches.open('riparo-planted')).put('/graphql', new Response('{"intervention":1}', {
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' } }));
    const database = await new Promise((resolve) => {
      const opening = indexedDB.open('riparo'); opening.onsuccess = () => resolve(opening.result); });
    const writing = database.transaction('shelters', 'readwrite');
    writing.objectStore('shelters').put({ id: 'planted', situation: 'x', name: ${JSON.stringify(guarded[1])} });
    await new Promise((resolve) => { writing.oncomplete = resolve; });
    database.close();
    localStorage.setItem('draft', 'words');
  })()`);
  const caught = leaksIn(await keptByBrowser(page), forbidden);
  expect(caught).toContain('riparo.shelters: situation');
  expect(caught).toContain('local: draft');
  expect(caught.some((leak) => leak.startsWith('cache /graphql'))).toBe(true);
  expect(caught).toContain(guarded[1]);
}, 120_000);

test('signing out wipes what was kept', async () => {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Elena Marchetti');
  expect(await isKept(page)).toBe(true);
  await page.goto(`${world.url}/altro`);
  await page.getByRole('button', { name: 'Esci', exact: true }).click();
  await page.locator('.demo-person').first().waitFor();
  const kept = await keptByBrowser(page);
  expect(kept).toContain('riparo.shelters []');
  expect(kept).toContain('riparo.about []');
}, 60_000);

test('with the server dead a reload opens the last known directory, with its time and ages', async () => {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Elena Marchetti');
  expect(await isKept(page)).toBe(true);
  await workerIsReady(page);
  await page.reload();
  await page.locator('.frame').waitFor();
  await world.dies();
  await page.goto(`${world.url}/strutture`);
  await page.getByText(/^Senza linea, dati delle \d\d:\d\d/).waitFor({ timeout: 20_000 });
  expect(await page.locator('.kept-pools li').count()).toBeGreaterThan(3);
  for (const age of await page.locator('.kept-pools .soft').allInnerTexts())
    expect(age).toMatch(/fa$|adesso$|nessun conto/);
  expect(await page.getByText(/protett/).count()).toBe(1);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await barriersOf(page)).toEqual([]);
  }
  await world.revives();
  await page.locator('.directory-pools').first().waitFor({ timeout: 30_000 });
}, 120_000);

test('a session that is over at its time shows nothing without a line', async () => {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Elena Marchetti');
  expect(await isKept(page)).toBe(true);
  await workerIsReady(page);
  await page.reload();
  await page.locator('.frame').waitFor();
  await world.dies();
  await page.clock.install({ time: new Date(Date.now() + 13 * 3_600_000) });
  await page.goto(`${world.url}/`);
  await page.getByText('Nessun elenco su questo dispositivo').waitFor({ timeout: 20_000 });
  expect(await keptByBrowser(page)).toContain('riparo.shelters []');
  await world.revives();
}, 120_000);

test('no page asked another server, failed, or was refused something by its own policy', () => {
  expect(
    world.troubles.filter((trouble) => !/ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY|ERR_NETWORK/.test(trouble)),
  ).toEqual([]);
});
