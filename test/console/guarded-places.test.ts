import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { barriersOf, type ConsoleWorld, openConsoleWorld, signInAs } from './visitors.js';

let world: ConsoleWorld;
beforeAll(async () => {
  // Longer than an address may be seen: here only its own time wipes it.
  world = await openConsoleWorld({ SESSION_IDLE_MINUTES: '600' });
}, 120_000);
afterAll(() => world.close());

const phone = { width: 390 } as const;
const told = (page: Page) => page.locator('.told');
const dialogOf = (page: Page) => page.getByRole('dialog');

describe('the address of a guarded shelter', () => {
  let page: Page;
  let address: string;
  const reveal = async () => {
    await page.getByRole('button', { name: 'Serve l’indirizzo…' }).click();
    await dialogOf(page).getByLabel('Perché serve').fill('la pattuglia è sul posto e non trova l’ingresso');
    expect(await barriersOf(page)).toEqual([]);
    await dialogOf(page).getByRole('button', { name: 'Mostra' }).click();
    await page.locator('.secret-words').waitFor();
    return page.locator('.secret-words').innerText();
  };
  const isNowhere = async () => expect(await page.content()).not.toContain(address);

  test('is shown with a reason and the time that is left, while somebody is on the way', async () => {
    page = await world.comes(phone);
    await page.clock.install();
    await signInAs(page, world.url, 'Elena Marchetti');
    await page.locator('.card').filter({ hasText: 'Casa Magnolia' }).getByRole('link').first().click();
    expect(await page.getByRole('button', { name: 'Serve l’indirizzo…' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Ha detto sì' }).click();
    address = await reveal();
    expect(address).toMatch(/\S{3}/);
    await page.locator('.shown-secret .countdown').waitFor();
    expect(await barriersOf(page)).toEqual([]);
  }, 60_000);

  test('is nowhere in the page once it is hidden', async () => {
    await page.getByRole('button', { name: 'Nascondi' }).click();
    await told(page).getByText('Indirizzo nascosto').waitFor();
    await isNowhere();
  }, 60_000);

  test('is nowhere in the page once the screen is left, nor when one comes back', async () => {
    expect(await reveal()).toBe(address);
    await page.getByRole('link', { name: 'Altro' }).click();
    await page.getByRole('heading', { name: 'Altro' }).waitFor();
    await isNowhere();
    await page.goBack();
    await page.getByRole('button', { name: 'Serve l’indirizzo…' }).waitFor();
    await isNowhere();
  }, 60_000);

  test('is nowhere in the page once the page is put away', async () => {
    expect(await reveal()).toBe(address);
    await page.evaluate(`(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
      delete document.visibilityState;
    })()`);
    await page.locator('.secret-words').waitFor({ state: 'detached' });
    await isNowhere();
  }, 60_000);

  test('is nowhere in the page once its time is over', async () => {
    expect(await reveal()).toBe(address);
    await page.clock.fastForward('03:01:00');
    await page.locator('.secret-words').waitFor({ state: 'detached' });
    await isNowhere();
  }, 60_000);
});

/** Sets up a code generator as one does on a telephone; gives the recovery codes. */
async function withGenerator(page: Page): Promise<string[]> {
  await page.goto(`${world.url}/altro/accesso`);
  await page.getByRole('button', { name: 'Comincia' }).click();
  const secret = await page.getByLabel('Oppure copia questo segreto').inputValue();
  await page.getByLabel('Codice').fill(new TOTP({ secret }).generate());
  await page.getByRole('button', { name: 'Conferma' }).click();
  await page.locator('.recovery-codes li').first().waitFor();
  return page.locator('.recovery-codes li').allInnerTexts();
}

test('in an emergency a place is reached with a reason and a code, and another person looks at it', async () => {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Elena Marchetti');
  const [code = ''] = await withGenerator(page);
  await page.goto(`${world.url}/strutture`);
  await page.getByRole('searchbox').fill('Magnolia');
  await page.getByRole('link', { name: 'Casa Magnolia' }).click();
  await page.getByRole('button', { name: 'Emergenza: serve il luogo…' }).click();
  const dialog = dialogOf(page);
  await dialog.getByLabel('Che emergenza è').fill('incendio nel palazzo accanto, i pompieri chiedono dove');
  await dialog.getByLabel('Codice').fill('000000');
  await dialog.getByRole('button', { name: 'Accedi per un’ora' }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel('Codice').fill(code);
  expect(await barriersOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Accedi per un’ora' }).click();
  const place = await page.locator('.secret-words').innerText();
  await page.getByRole('button', { name: 'Nascondi' }).click();
  await page.locator('.secret-words').waitFor({ state: 'detached' });
  expect(await page.content()).not.toContain(place);

  const reviewer = await world.comes(phone);
  await signInAs(reviewer, world.url, 'Chiara Bassani');
  await reviewer.getByRole('link', { name: 'Vai agli accessi d’emergenza' }).click();
  const access = reviewer.locator('.card').filter({ hasText: 'Elena Marchetti' });
  await access.getByText('i pompieri chiedono dove').waitFor();
  await access.getByRole('button', { name: 'Rivedi' }).click();
  await dialogOf(reviewer).getByRole('button', { name: 'Giustificato', exact: true }).click();
  await dialogOf(reviewer).getByLabel('Che cosa risulta').fill('confermato dai Vigili del fuoco');
  expect(await barriersOf(reviewer)).toEqual([]);
  await dialogOf(reviewer).getByRole('button', { name: 'Segna' }).click();
  await told(reviewer).getByText('Revisione segnata').waitFor();
  await reviewer.getByText('Niente da rivedere').waitFor();
  await reviewer.getByRole('button', { name: 'Tutti' }).click();
  await reviewer.getByText('Giustificato, secondo Chiara Bassani').waitFor();
}, 90_000);

test('an operator of a guarded shelter sees it once the coordinator vouches for them, and no longer', async () => {
  const admin = await world.comes(phone);
  await signInAs(admin, world.url, 'Paolo Gardini');
  await admin.goto(`${world.url}/altro/persone`);
  await admin.getByRole('button', { name: 'Invita una persona' }).click();
  const dialog = dialogOf(admin);
  await dialog.getByLabel('Nome e cognome').fill('Vera Prova');
  await dialog.getByLabel('E-mail').fill('vera.prova@example.org');
  await dialog.getByLabel('Ente').selectOption({ label: 'Centro antiviolenza Voce Ferma' });
  await dialog.getByRole('button', { name: 'Invita', exact: true }).click();
  const link = await dialog.getByLabel('Collegamento da consegnare').inputValue();

  const operator = await world.comes(phone);
  await operator.goto(link);
  await operator.getByLabel('Password nuova').fill('il cane dorme sotto la loggia');
  await operator.getByRole('button', { name: 'Avanti' }).click();
  await operator.getByText('Nessuna struttura da tenere').waitFor();

  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Chiara Bassani');
  await page.getByRole('link', { name: 'Vai a chi aspetta' }).first().click();
  const card = page.locator('.vouching .card').filter({ hasText: 'Vera Prova' });
  await card.getByText('Aspetta la tua parola').waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await card.getByRole('button', { name: 'Garantisco', exact: true }).click();
  await told(page).getByText('Garantito: Vera Prova').waitFor();
  await card.waitFor({ state: 'hidden' });
  await operator.reload();
  await operator.locator('.own-pools .card').first().waitFor();

  await page.getByRole('button', { name: 'Tutti', exact: true }).click();
  await card.getByText(/^Garantito da Chiara Bassani/).waitFor();
  await card.getByRole('button', { name: 'Togli la garanzia' }).click();
  await card.getByText('Non garantito: non vede strutture protette').waitFor();
  await operator.reload();
  await operator.getByText('Nessuna struttura da tenere').waitFor();
}, 90_000);

test('an auditor takes note of a change of access, and its alert ends', async () => {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Irene Castellari');
  const alerts = page.locator('.alerts .banner');
  await alerts.first().waitFor();
  const before = await alerts.count();
  expect(await barriersOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ne prendo nota' }).first().click();
  await told(page).getByText('Preso nota').waitFor();
  await expectCount(page, before - 1);
}, 60_000);

async function expectCount(page: Page, count: number): Promise<void> {
  await page.waitForFunction(`document.querySelectorAll('.alerts .banner').length === ${count}`);
}

test('none of this asked another server, failed, or was refused something by its own policy', () => {
  expect(world.troubles).toEqual([]);
});
