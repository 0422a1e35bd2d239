import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriersOf, type ConsoleWorld, openConsoleWorld, signInAs } from './visitors.js';

let world: ConsoleWorld;
let link: string;
let shelter: string;
beforeAll(async () => {
  world = await openConsoleWorld();
}, 120_000);
afterAll(() => world.close());

const dialogOf = (page: Page) => page.getByRole('dialog');
const open = async (visit: Parameters<ConsoleWorld['comes']>[0]) => {
  const page = await world.comes(visit);
  await page.goto(link);
  return page;
};
const figure = (page: Page) => page.locator('.figure').first().innerText();
const freeIn = async (page: Page) => Number.parseInt(await figure(page), 10);

test('an operator makes a link for the parish on a phone, and takes it by camera or copy', async () => {
  const page = await world.comes({ width: 360 });
  await signInAs(page, world.url, 'Giulia Fabbri');
  await page.goto(`${world.url}/posti`);
  const house = page.locator('.own-shelter').first();
  shelter = await house.getByRole('heading', { level: 2 }).innerText();
  await house.getByRole('button', { name: 'Link per contare senza account' }).click();
  await dialogOf(page).getByText('Nessun link valido.').waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await dialogOf(page).getByRole('button', { name: 'Nuovo link' }).click();
  await dialogOf(page).getByLabel('A chi lo dai').fill('portineria');
  expect(await barriersOf(page)).toEqual([]);
  await dialogOf(page).getByRole('button', { name: 'Crea il link' }).click();
  await page.locator('.count-link-squares path').waitFor();
  link = (await page.getByLabel('Link da consegnare').inputValue()).replace(/^https?:\/\/[^/]+/, world.url);
  expect(link).toMatch(/\/posti\/[\w-]{43}$/);
  expect(await barriersOf(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  await dialogOf(page).getByRole('button', { name: 'Fatto' }).click();
  await dialogOf(page).getByText('mai aperto').waitFor();
}, 60_000);

describe('the page of the link', () => {
  test.each([
    { width: 320, language: 'it' },
    { width: 360, language: 'en' },
    { width: 1280, language: 'it' },
  ] as const)(
    'has no barrier by day or by night at a width of $width in $language',
    async (visit) => {
      const page = await open(visit);
      const found: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await barriersOf(page)));
      }
      expect(found).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(visit.width);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(shelter);
      // Every act can be hit with a thumb.
      const low = await page.evaluate(
        `[...document.querySelectorAll('button, input[type=text], a, label')].filter((one) => one.getBoundingClientRect().height < 44).length`,
      );
      expect(low).toBe(0);
    },
    30_000,
  );

  test('counts without any script: one fewer, a number by the keyboard, as before, and back', async () => {
    const page = await open({ width: 360, scripts: false });
    const before = await freeIn(page);
    await page
      .getByRole('button', { name: /^−1, cioè/ })
      .first()
      .click();
    await page
      .getByText(/^Grazie\. Ore \d\d:\d\d/)
      .first()
      .waitFor();
    expect(await freeIn(page)).toBe(before - 1);
    await page.getByRole('button', { name: 'Annulla, torna al numero di prima' }).click();
    await page
      .getByRole('button', { name: 'Annulla, torna al numero di prima' })
      .waitFor({ state: 'detached' });
    expect(await freeIn(page)).toBe(before);
    await page
      .getByLabel(/^Posti liberi adesso/)
      .first()
      .fill('0');
    await page.keyboard.press('Enter');
    await page
      .getByText(/^Grazie\. Ore \d\d:\d\d: 0/)
      .first()
      .waitFor();
    expect(await freeIn(page)).toBe(0);
    await page.getByRole('button', { name: 'Come prima' }).first().click();
    await page.getByText('Detto adesso').first().waitFor();
    expect(page.url()).toBe(link);
  }, 30_000);

  test('with an old figure asks again, and says so where a screen reader hears it', async () => {
    const [one, other] = [await open({ width: 390 }), await open({ width: 390 })];
    await one
      .getByRole('button', { name: /^\+1, cioè/ })
      .first()
      .click();
    await one
      .getByText(/^Grazie/)
      .first()
      .waitFor();
    await other.getByRole('button', { name: 'Pieno' }).first().click();
    expect(await other.getByRole('alert').innerText()).toContain('Nel frattempo il numero è cambiato');
    expect(await barriersOf(other)).toEqual([]);
  }, 30_000);

  test('can be read and used without its style too', async () => {
    const page = await open({ width: 390 });
    await page.evaluate(`document.querySelector('style').remove()`);
    await page.getByRole('button', { name: 'Pieno' }).first().click();
    await page
      .getByText(/^Grazie/)
      .first()
      .waitFor();
  }, 30_000);
});

test('revoked by the operator, who sees when it was used, it is over', async () => {
  const page = await world.comes({ width: 390 });
  await signInAs(page, world.url, 'Giulia Fabbri');
  await page.goto(`${world.url}/posti`);
  await page.getByRole('button', { name: 'Link per contare senza account' }).first().click();
  await dialogOf(page).getByText(/usato/).waitFor();
  await dialogOf(page).getByRole('button', { name: 'Revoca «portineria»' }).click();
  await dialogOf(page).getByRole('button', { name: 'Revoca «portineria»' }).click();
  await dialogOf(page).getByText('Nessun link valido.').waitFor();
  // What a browser writes down of the figure that was refused above.
  const told = /status of 409/;
  expect(world.troubles.filter((trouble) => !told.test(trouble))).toEqual([]);
  const over = await open({ width: 390, scripts: false });
  expect(await over.locator('main').innerText()).toContain('Questo collegamento non è valido');
}, 60_000);
