import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keptByBrowser } from './on-disk.js';
import { ask, barriersOf, type ConsoleWorld, openConsoleWorld, signInAs, until } from './visitors.js';

let world: ConsoleWorld;
beforeAll(async () => {
  world = await openConsoleWorld({ SESSION_IDLE_MINUTES: '30' });
}, 120_000);
afterAll(() => world.close());

const phone = { width: 390 } as const;

async function searching(page: Page): Promise<void> {
  await signInAs(page, world.url, 'Elena Marchetti');
  await page.goto(`${world.url}/trova`);
  await page.getByLabel('Bisogno', { exact: true }).selectOption('FAMILY');
  await page.getByLabel('Oppure scrivi').fill('donna 34, figlia 3');
  await page.getByLabel('Oppure scrivi').press('Enter');
  await page.locator('.offer').first().waitFor();
}

/** Counts one more in the first pool; gives how many are inside then. */
async function oneMore(page: Page): Promise<number> {
  const theirs = page.locator('.own-pools .card').first();
  const inside = Number(await theirs.getByRole('textbox').inputValue());
  await theirs.getByRole('button', { name: /^Uno in più/ }).click();
  await theirs.getByRole('button', { name: `Conferma: ${inside + 1}` }).click();
  await page.getByText('Segnato').waitFor();
  return inside + 1;
}

test('a stream that was cut goes on after the last change that was heard', async () => {
  const page = await world.comes(phone);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql/stream') && request.method() === 'POST')
      asked.push(request.postData() ?? '');
  });
  await signInAs(page, world.url, 'Giulia Fabbri');
  await until(async () => asked.length > 0);
  expect(asked[0]).not.toContain('"since"');
  const other = await world.comes(phone);
  await signInAs(other, world.url, 'Giulia Fabbri');
  const first = await oneMore(other);
  const mine = page.locator('.own-pools .card').first().getByRole('textbox');
  // The stream has told something: there is a place to go on from.
  expect(await until(async () => Number(await mine.inputValue()) === first)).toBe(true);
  const begun = asked.length;
  await world.dies();
  await page.getByText(/^La linea manca dalle \d\d:\d\d/).waitFor({ timeout: 20_000 });
  // What was known stays on the screen.
  expect(await page.locator('.own-pools .card').count()).toBeGreaterThan(0);
  await world.revives();

  // Beds change before this page has found the way back.
  await other.goto(`${world.url}/posti`);
  const second = await oneMore(other);
  await page.getByText(/^La linea manca/).waitFor({ state: 'hidden', timeout: 30_000 });
  // A stream waits up to 15 seconds between two attempts.
  expect(await until(async () => Number(await mine.inputValue()) === second, 30)).toBe(true);
  expect(await until(async () => asked.slice(begun).some((body) => body.includes('"since":"')))).toBe(true);
}, 120_000);

test('a request without an answer is given up in words, and tried again it is done once', async () => {
  const page = await world.comes(phone);
  await page.clock.install();
  await searching(page);
  const keys: string[] = [];
  let isSilent = true;
  await page.route('**/graphql', async (route) => {
    const body = route.request().postData() ?? '';
    if (!body.includes('mutation OpenCase')) return route.continue();
    keys.push(/"requestKey":"([^"]+)"/.exec(body)?.[1] ?? '');
    // It arrives, but its answer never does.
    if (!isSilent) return route.continue();
    await route.fetch();
  });
  const hold = page.getByRole('button', { name: /^Tieni/ }).first();
  await hold.click();
  await until(async () => keys.length === 1);
  await page.clock.fastForward(21_000);
  await page.getByText('Nessuna risposta in 20 secondi. Riprova: non succede due volte.').waitFor();
  isSilent = false;
  await page.clock.fastForward(4_000);
  await page.getByText(/^La linea manca/).waitFor({ state: 'hidden', timeout: 30_000 });
  await hold.click();
  await page.locator('.offer-own .countdown').waitFor();
  expect(keys).toHaveLength(2);
  expect(keys[1]).toBe(keys[0]);
}, 120_000);

test('without a line nothing can be held: the button says to telephone, and the number is there', async () => {
  const page = await world.comes(phone);
  await searching(page);
  await page.context().setOffline(true);
  await page.getByText(/^La linea manca/).waitFor();
  const offer = page.locator('.offer').first();
  expect(await offer.getByRole('button', { name: 'Senza linea non si tiene: telefona' }).isDisabled()).toBe(
    true,
  );
  expect(await offer.locator('a[href^="tel:"]').count()).toBeGreaterThan(0);
}, 60_000);

test('a hold can be taken back at once', async () => {
  const page = await world.comes(phone);
  await searching(page);
  await page
    .getByRole('button', { name: /^Tieni/ })
    .first()
    .click();
  await page.locator('.offer-own').waitFor();
  await page.locator('.told').getByRole('button', { name: 'Annulla' }).click();
  await page.locator('.offer-own').waitFor({ state: 'hidden' });
  await page.getByText('Opzione rilasciata').waitFor();
}, 60_000);

describe('a session that nobody uses', () => {
  test('ends after a warning; signed in again, what was typed is still there', async () => {
    const page = await world.comes(phone);
    await page.clock.install();
    await signInAs(page, world.url, 'Elena Marchetti');
    await page.locator('.cases .card a').first().click();
    await page.getByLabel('Nota', { exact: true }).fill('richiamare alle sette');
    await page.clock.fastForward('26:00');
    const warning = page.getByRole('alertdialog');
    await warning.getByText('Sei ancora qui?').waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await warning.getByRole('button', { name: 'Resto' }).click();
    await warning.waitFor({ state: 'hidden' });

    await page.clock.fastForward('31:00');
    await page.getByText(/^L’accesso è finito/).waitFor();
    expect(await page.getByLabel('Nota', { exact: true }).isVisible()).toBe(false);
    expect(await barriersOf(page)).toEqual([]);
    expect(await until(async () => (await keptByBrowser(page)).includes('riparo.shelters []'))).toBe(true);
    await page.getByRole('button', { name: 'Elena Marchetti' }).click();
    await page.getByRole('button', { name: 'Aggiungi nota' }).waitFor();
    expect(await page.getByLabel('Nota', { exact: true }).inputValue()).toBe('richiamare alle sette');
  }, 90_000);

  test('gives nothing of one person to the next', async () => {
    const page = await world.comes(phone);
    await page.clock.install();
    await signInAs(page, world.url, 'Elena Marchetti');
    await page.locator('.cases .card a').first().click();
    await page.getByLabel('Nota', { exact: true }).fill('parole di Elena');
    await page.clock.fastForward('31:00');
    await page.getByText(/^L’accesso è finito/).waitFor();
    await page.getByRole('button', { name: 'Giulia Fabbri' }).click();
    await page.locator('.own-pools').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await page.content()).not.toContain('parole di Elena');
  }, 90_000);
});

describe('a quick exit', () => {
  test.each(['button', 'keys'])(
    'by %s empties the screen, ends the session, and the way back is the sign-in',
    async (by) => {
      const page = await world.comes(phone);
      await signInAs(page, world.url, 'Elena Marchetti');
      await page.locator('.cases .card a').first().click();
      await page.getByLabel('Nota', { exact: true }).fill('a metà di una frase');
      if (by === 'button') await page.getByRole('button', { name: 'Esci subito' }).click();
      else for (let time = 0; time < 3; time += 1) await page.keyboard.press('Escape');
      await page.locator('.pause').waitFor();
      expect(await page.title()).toBe('Ora');
      expect(await page.content()).not.toMatch(/Riparo<|interven|metà di una frase/i);
      expect(await until(async () => (await keptByBrowser(page)).includes('riparo.about []'))).toBe(true);
      await page.goBack();
      await page.locator('.demo-person').first().waitFor();
      expect(await page.content()).not.toContain('timeline');
      // The session is over at the registry too, not only here.
      expect((await ask(page, '{ me { id } }')).data).toEqual({ me: null });
    },
    60_000,
  );

  test('holds also without a line: whoever comes next is not in that session', async () => {
    const page = await world.comes(phone);
    await signInAs(page, world.url, 'Elena Marchetti');
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await page.reload();
    await page.locator('.frame').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Esci subito' }).click();
    await page.locator('.pause').waitFor({ timeout: 20_000 });
    await page.goto(`${world.url}/`);
    await page.getByText('Nessun elenco su questo dispositivo').waitFor({ timeout: 20_000 });
    await page.context().setOffline(false);
    await page.locator('.demo-person').first().waitFor({ timeout: 30_000 });
  }, 90_000);
});
