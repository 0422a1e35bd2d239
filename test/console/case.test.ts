import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { reach } from './by-keyboard.js';
import { keptByBrowser } from './on-disk.js';
import { ask, barriersOf, type ConsoleWorld, openConsoleWorld, signInAs, until } from './visitors.js';

let world: ConsoleWorld;
beforeAll(async () => {
  world = await openConsoleWorld();
}, 120_000);
afterAll(() => world.close());

const phone = { width: 390 } as const;
const told = (page: Page) => page.locator('.told');
const dialogOf = (page: Page) => page.getByRole('dialog');
const timeline = (page: Page) => page.locator('.timeline');

/** The case of the adult who is on the way. */
async function caseOnTheWay(page: Page): Promise<void> {
  await page.locator('.card').filter({ hasText: 'in viaggio' }).getByRole('link').first().click();
  await timeline(page).waitFor();
}

test('a colleague takes a case over, calls a mediator in and tells the patrol, all of it written down', async () => {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Chiara Bassani');
  await caseOnTheWay(page);
  await page.getByRole('button', { name: 'Prendi in carico' }).click();
  await told(page).getByText('Ora segui tu questo intervento').waitFor();
  await page.getByRole('button', { name: 'Prendi in carico' }).waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Chiama un mediatore…' }).click();
  await dialogOf(page).getByLabel('Mediatore').selectOption({ label: 'Awa Diop' });
  expect(await barriersOf(page)).toEqual([]);
  await dialogOf(page).getByRole('button', { name: 'Chiama', exact: true }).click();
  await timeline(page).getByText('Mediatore assegnato', { exact: false }).waitFor();

  await page.getByRole('button', { name: 'Di’ alla pattuglia…' }).click();
  await dialogOf(page).getByLabel('A chi (facoltativo)').fill('Brig. Piazza');
  await dialogOf(page).getByLabel('Con quali parole').fill('il portone verde, suonare Corte');
  expect(await barriersOf(page)).toEqual([]);
  await dialogOf(page).getByRole('button', { name: 'Segna: detto' }).click();
  await timeline(page).getByText('il portone verde, suonare Corte').waitFor();
  await timeline(page).getByText('Detto a Brig. Piazza').waitFor();
}, 60_000);

/** Says that somebody is already inside, since a while ago. */
async function recordStay(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Sono già dentro…' }).click();
  const dialog = dialogOf(page);
  await dialog.getByLabel('In quale struttura').fill('Cortile dei Tigli');
  await dialog.locator('.stay-shelter .chip').first().click();
  const since = dialog.getByLabel('Dentro da');
  const now = await since.inputValue();
  const before = new Date(new Date(`${now}Z`).getTime() - 90 * 60_000).toISOString().slice(0, 16);
  await since.fill(before);
  expect(await barriersOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: /^Segna/ }).click();
  await dialog.waitFor({ state: 'detached' });
  return before.slice(11);
}
const staysIn = (page: Page) => timeline(page).getByText(/presenza registrata/i);

test('who was let in without a hold is written down, since when they are inside', async () => {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Elena Marchetti');
  await caseOnTheWay(page);
  const before = await staysIn(page).count();
  const since = await recordStay(page);
  await told(page).getByText('Soggiorno segnato').waitFor();
  expect(await until(async () => (await staysIn(page).count()) === before + 1)).toBe(true);
  const item = page.locator('.timeline-item').filter({ hasText: /presenza registrata/i });
  expect(await item.locator('time').allInnerTexts()).toContain(since);
}, 60_000);

test('with the line down a stay waits in sight, and is recorded once with its own hour when it is back', async () => {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Elena Marchetti');
  expect(await until(async () => /riparo\.shelters \[\{/.test(await keptByBrowser(page)))).toBe(true);
  await caseOnTheWay(page);
  const before = await staysIn(page).count();
  await page.context().setOffline(true);
  await page.getByText(/^La linea manca/).waitFor();
  await recordStay(page);
  await told(page).getByText('Messo in attesa di linea').waitFor();
  expect(await staysIn(page).count()).toBe(before);
  await page.getByRole('link', { name: '1 cosa in attesa di linea' }).waitFor();
  const kept = await keptByBrowser(page);
  expect(kept).toContain('"kind":"STAY"');
  await page.context().setOffline(false);
  await told(page).getByText('Inviata 1 cosa').waitFor({ timeout: 30_000 });
  expect(await keptByBrowser(page)).toContain('riparo.facts []');
  expect(await until(async () => (await staysIn(page).count()) === before + 1)).toBe(true);
}, 90_000);

test('where a district lets others call, who calls is chosen before the first hold', async () => {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Elena Marchetti');
  const { data } = await ask(page, '{ me { districtId } }');
  const accepted = ['LAW_ENFORCEMENT', 'EMERGENCY_ROOM'];
  const input = { districtId: data.me.districtId, acceptedCallers: accepted, requestKey: 'others-call' };
  const edit = 'mutation ($input: EditDistrictInput!) { editDistrict(input: $input) { id } }';
  expect((await world.server.ask('demo-admin', edit, { input })).errors).toBeUndefined();
  await page.goto(`${world.url}/trova`);
  await page.getByLabel('Bisogno', { exact: true }).selectOption('HOMELESS_ADULT');
  await page.getByLabel('Oppure scrivi').fill('u45');
  await page.getByRole('button', { name: 'Aggiungi' }).click();
  await page.getByLabel('Chi chiama').selectOption('EMERGENCY_ROOM');
  await page
    .getByRole('button', { name: /^Tieni/ })
    .first()
    .click();
  await page.locator('.offer-own').waitFor();
  const opened = await ask(page, '{ interventions(first: 1) { nodes { calls { callerKind } } } }');
  expect(opened.data.interventions.nodes[0].calls).toEqual([{ callerKind: 'EMERGENCY_ROOM' }]);
}, 60_000);

/** Closed: they stand on no list of tonight. */
async function closedCase(page: Page): Promise<void> {
  const { data } = await ask(page, '{ interventions(filter: { open: false }, first: 1) { nodes { id } } }');
  await page.goto(`${world.url}/interventi/${data.interventions.nodes[0].id}`);
  await timeline(page).waitFor();
}

test('the coordinator takes out all that is kept of a case; its words are erased with a reason, and not before their time', async () => {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Chiara Bassani');
  await closedCase(page);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Estrai tutto' }).click();
  const file = await (await downloading).path();
  const number = await page.getByRole('heading', { level: 1 }).innerText();
  expect(readFileSync(file, 'utf8')).toContain(number);
  JSON.parse(readFileSync(file, 'utf8'));
  await page.getByRole('button', { name: 'Cancella le parole…' }).click();
  await dialogOf(page).getByLabel('A che titolo').fill('richiesta dell’interessata del 20 novembre');
  expect(await barriersOf(page)).toEqual([]);
  await dialogOf(page).getByRole('button', { name: 'Cancella per sempre' }).click();
  // Ninety days have to pass: what the registry answers stands in the dialog, with the day.
  expect(await dialogOf(page).getByRole('alert').innerText()).toMatch(/\S+ \S+/);
}, 60_000);

test('by keyboard alone a note is written and the patrol is told', async () => {
  const page = await world.comes({ width: 1280 });
  await signInAs(page, world.url, 'Elena Marchetti');
  await page.locator('.cases .card').first().waitFor();
  await reach(page, 'adulto senza dimora');
  await page.keyboard.press('Enter');
  await timeline(page).waitFor();
  await reach(page, 'Nota');
  await page.keyboard.type('scritto senza mouse');
  await reach(page, 'Aggiungi nota');
  await page.keyboard.press('Enter');
  await timeline(page).getByText('scritto senza mouse').waitFor();
  await reach(page, 'Di’ alla pattuglia…');
  await page.keyboard.press('Enter');
  await reach(page, 'Con quali parole');
  await page.keyboard.type(' e il citofono è rotto');
  await reach(page, 'Segna: detto');
  await page.keyboard.press('Enter');
  await timeline(page)
    .getByText(/il citofono è rotto/)
    .waitFor();
}, 60_000);

test('none of this asked another server, failed, or was refused something by its own policy', () => {
  expect(world.troubles.filter((trouble) => !trouble.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});
