import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { reach } from './by-keyboard.js';
import { barriersOf, type ConsoleWorld, openConsoleWorld, signInAs, until } from './visitors.js';

let world: ConsoleWorld;
beforeAll(async () => {
  world = await openConsoleWorld();
}, 120_000);
afterAll(() => world.close());

const phone = { width: 390 } as const;
const told = (page: Page) => page.locator('.told');

test('a worker signs in with one tap, types a household, holds, confirms and tells the patrol', async () => {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Elena Marchetti');
  await page.getByRole('link', { name: 'Trova un posto' }).click();
  await page.getByLabel('Bisogno', { exact: true }).selectOption({ label: 'famiglia' });
  await page.getByLabel('Oppure scrivi').fill('uomo 41, bambina 9, figlio 6, figlio 2');
  await page.getByLabel('Oppure scrivi').press('Enter');
  const best = page.locator('.offer').first();
  const name = await best.getByRole('heading').innerText();
  expect(await best.locator('a[href^="tel:"]').count()).toBeGreaterThan(0);
  expect(await page.locator('.need-told').innerText()).toMatch(/4 persone/);

  await best.getByRole('button', { name: /^Tieni/ }).click();
  const own = page.locator('.offer-own');
  await own.locator('.countdown').waitFor();
  expect(await own.getByRole('heading').innerText()).toBe(name);
  expect(await barriersOf(page)).toEqual([]);

  await own.getByRole('button', { name: 'Ha detto sì' }).click();
  const confirmed = page.locator('.card-own');
  expect(await confirmed.locator('.directions').innerText()).toMatch(/\S{3}/);
  expect(await barriersOf(page)).toEqual([]);
  await confirmed.getByRole('button', { name: 'Detto alla pattuglia' }).click();
  await confirmed.getByText(/Detto alla pattuglia alle/).waitFor();
}, 60_000);

test('a refusal over the telephone is written down with its reason, and the place is free again', async () => {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Elena Marchetti');
  await page.goto(`${world.url}/trova`);
  await page.getByLabel('Bisogno', { exact: true }).selectOption('HOMELESS_ADULT');
  await page.getByLabel('Oppure scrivi').fill('u45');
  await page.getByRole('button', { name: 'Aggiungi' }).click();
  await page
    .getByRole('button', { name: /^Tieni/ })
    .first()
    .click();
  await page.locator('.offer-own').getByRole('button', { name: 'Ha detto no…' }).click();
  const dialog = page.getByRole('dialog');
  expect(await barriersOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'nessun posto' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.locator('.offer-own').waitFor({ state: 'hidden' });
}, 60_000);

test('by keyboard alone the same worker holds a place', async () => {
  const page = await world.comes({ width: 1280 });
  await page.goto(`${world.url}/`);
  await page.getByRole('button', { name: 'Elena Marchetti' }).waitFor();
  await reach(page, 'Elena Marchetti');
  await page.keyboard.press('Enter');
  await page.locator('.frame').waitFor();
  await page.keyboard.press('f');
  await page.getByLabel('Oppure scrivi').waitFor();
  await reach(page, 'Bisogno');
  await page.keyboard.type('famiglia');
  await reach(page, 'Oppure scrivi');
  await page.keyboard.type('donna 34, figlia 3');
  await page.keyboard.press('Enter');
  await page.locator('.offer').first().waitFor();
  await reach(page, 'Tieni');
  await page.keyboard.press('Enter');
  await page.locator('.offer-own .countdown').waitFor();
  await reach(page, 'Rilascia');
  await page.keyboard.press('Enter');
  await page.locator('.offer-own').waitFor({ state: 'hidden' });
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}, 60_000);

describe('an operator', () => {
  test('says "as before", changes a count, takes it back, and receives a guest', async () => {
    const page = await world.comes(phone);
    await signInAs(page, world.url, 'Giulia Fabbri');
    const expected = page.locator('.expected').first();
    const awaiting = page.locator('.card').filter({ has: expected }).first();
    await awaiting.getByRole('button', { name: 'Tutto come prima' }).click();
    await told(page).getByText('Come prima').waitFor();
    await awaiting.getByText('confermato adesso').waitFor();

    const count = awaiting.getByRole('textbox');
    const before = Number(await count.inputValue());
    await awaiting.getByRole('button', { name: /^Uno in più/ }).click();
    await awaiting.getByRole('button', { name: `Conferma: ${before + 1}` }).click();
    await told(page).getByText('Segnato').waitFor();
    await told(page).getByRole('button', { name: 'Annulla' }).click();
    await awaiting.getByRole('button', { name: 'Tutto come prima' }).waitFor();
    expect(await until(async () => Number(await count.inputValue()) === before)).toBe(true);

    // The other pools of the evening, one tap each.
    const others = page.getByRole('button', { name: 'Tutto come prima' });
    for (const at of [0, 1]) {
      await others.nth(at).click();
      await page.locator('.own-pools .card').nth(at).getByText('confermato adesso').waitFor();
    }

    const groups = await page.locator('.expected-group').count();
    await expected.getByRole('button', { name: 'È arrivato' }).first().click();
    await told(page).getByText('Arrivo segnato').waitFor();
    expect(await until(async () => (await page.locator('.expected-group').count()) === groups - 1)).toBe(
      true,
    );
  }, 60_000);

  test('by keyboard alone counts one more', async () => {
    const page = await world.comes({ width: 1280 });
    await signInAs(page, world.url, 'Giulia Fabbri');
    await page.locator('.own-pools .card').first().waitFor();
    await reach(page, 'Uno in più');
    await page.keyboard.press('Enter');
    await reach(page, 'Conferma:');
    await page.keyboard.press('Enter');
    await told(page).getByText('Segnato').waitFor();
  }, 60_000);

  test('is invited by the coordinator, chooses a password behind the link, and finds their own beds', async () => {
    const coordinator = await world.comes(phone);
    await signInAs(coordinator, world.url, 'Chiara Bassani');
    await coordinator.getByRole('link', { name: 'Altro' }).click();
    await coordinator.getByRole('link', { name: 'Persone' }).click();
    await coordinator.getByRole('button', { name: 'Invita una persona' }).click();
    const dialog = coordinator.getByRole('dialog');
    await dialog.getByLabel('Nome e cognome').fill('Nadia Prova');
    await dialog.getByLabel('E-mail').fill('nadia.prova@example.org');
    await dialog.getByLabel('Ente').selectOption({ label: 'Cooperativa sociale Ponte dei Tigli' });
    expect(await barriersOf(coordinator)).toEqual([]);
    await dialog.getByRole('button', { name: 'Invita' }).click();
    const link = await dialog.getByLabel('Collegamento da consegnare').inputValue();
    expect(link).toContain(`${world.url}/invitation#`);

    const invited = await world.comes(phone);
    await invited.goto(link);
    await invited.getByLabel('Password nuova').waitFor();
    expect(await barriersOf(invited)).toEqual([]);
    await invited.getByLabel('Password nuova').fill('il cane dorme sotto la loggia');
    await invited.getByRole('button', { name: 'Avanti' }).click();
    await invited.getByRole('heading', { name: 'I miei posti' }).waitFor();
    // The link stands for a person: it does not stay in the address.
    expect(invited.url()).toBe(`${world.url}/`);
  }, 60_000);
});

test('a lost line is told, and what comes back is fresh', async () => {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Elena Marchetti');
  await page.getByText('in linea').waitFor();
  await page.context().setOffline(true);
  await page.getByText(/^La linea manca dalle \d\d:\d\d/).waitFor();
  await page.context().setOffline(false);
  await page.getByText('in linea').waitFor({ timeout: 45_000 });
}, 90_000);

test('no page asked another server, failed, or was refused something by its own policy', () => {
  // A browser without a line says so itself.
  expect(world.troubles.filter((trouble) => !trouble.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});
