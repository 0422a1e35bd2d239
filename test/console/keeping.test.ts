import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { reach } from './by-keyboard.js';
import { barriersOf, type ConsoleWorld, openConsoleWorld, signInAs } from './visitors.js';

let world: ConsoleWorld;
beforeAll(async () => {
  world = await openConsoleWorld();
}, 120_000);
afterAll(() => world.close());

const phone = { width: 390 } as const;
const told = (page: Page) => page.locator('.told');
const dialogOf = (page: Page) => page.getByRole('dialog');

async function shelterNamed(page: Page, name: string): Promise<void> {
  await page.goto(`${world.url}/strutture`);
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('link', { name }).click();
  await page.locator('.clocks').waitFor();
}

describe('the page of a shelter', () => {
  test('says whether it admits, whom to call, what is free and whom it takes', async () => {
    const page = await world.comes(phone);
    await signInAs(page, world.url, 'Elena Marchetti');
    await shelterNamed(page, 'Bassa soglia Il Cortile dei Tigli');
    expect(await page.locator('.clock').count()).toBe(3);
    expect(await page.locator('.contacts a[href^="tel:"]').count()).toBeGreaterThan(0);
    expect(await page.locator('.rule').first().innerText()).toMatch(/\w+ \w+/);
    await page.getByRole('button', { name: 'Storia dei posti' }).first().click();
    await dialogOf(page).locator('.timeline-item').first().waitFor();
    expect(await barriersOf(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'Modifica i dati' }).count()).toBe(0);
  }, 60_000);

  test('takes a rule for tonight from its keeper with three taps, and takes it off again', async () => {
    const page = await world.comes(phone);
    await signInAs(page, world.url, 'Omar Benassi');
    await shelterNamed(page, 'Bassa soglia Il Cortile dei Tigli');
    await page.getByRole('button', { name: 'Regola per stanotte…' }).first().click();
    await dialogOf(page).getByRole('button', { name: 'niente animali' }).click();
    expect(await barriersOf(page)).toEqual([]);
    await dialogOf(page).getByRole('button', { name: 'Segna la regola' }).click();
    await told(page).getByText('Regola segnata').waitFor();
    const rule = page.locator('.rule').filter({ hasText: 'fino' }).filter({ hasText: 'animali' }).first();
    await rule.getByRole('button', { name: /^Togli/ }).click();
    await told(page).getByText('Regola tolta').waitFor();
  }, 60_000);

  test('keeps contacts, hours and a sealed meeting point for its coordinator', async () => {
    const page = await world.comes(phone);
    await signInAs(page, world.url, 'Chiara Bassani');
    await shelterNamed(page, 'Casa Gelsomino');
    await page.getByRole('button', { name: 'Contatti' }).click();
    expect(await dialogOf(page).getByLabel('Chi risponde').count()).toBeGreaterThan(1);
    expect(await barriersOf(page)).toEqual([]);
    // Faster than any hand, the next change would be made on the revision before this one.
    const readAgain = page.waitForResponse((one) =>
      Boolean(one.request().postData()?.includes('OneShelter')),
    );
    await dialogOf(page).getByRole('button', { name: 'Salva' }).click();
    await told(page).getByText('Contatti salvati').waitFor();
    await (await readAgain).finished();
    await page.getByRole('button', { name: 'Luogo protetto' }).click();
    await dialogOf(page).getByLabel('Dove la pattuglia incontra la struttura').fill('Caserma di prova');
    await dialogOf(page).getByRole('button', { name: 'Sigilla' }).click();
    await told(page).getByText('Sigillato').waitFor();
    await page.getByText('Punto d’incontro: c’è').waitFor();
    // Sealed is sealed: the page never shows it again.
    expect(await page.content()).not.toContain('Caserma di prova');
  }, 60_000);
});

describe('a coordinator', () => {
  test('opens a shelter with its places, whom to call, what is out of service and what is there for the cold', async () => {
    const page = await world.comes(phone);
    await signInAs(page, world.url, 'Chiara Bassani');
    await page.goto(`${world.url}/strutture/nuova`);
    await page
      .getByLabel('Ente che la gestisce')
      .selectOption({ label: 'Cooperativa sociale Ponte dei Tigli' });
    await page.getByLabel('Nome', { exact: true }).fill('Ostello di prova');
    await page.getByLabel('Comune').fill('Imola');
    await page.getByRole('button', { name: 'Imola (BO)' }).click();
    await page.getByLabel('Via e numero').fill('via delle Prove 1');
    expect(await barriersOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Aggiungi', exact: true }).click();
    await page.getByRole('heading', { name: 'Ostello di prova' }).waitFor();
    await page.getByText('Nessun modulo di posti da mostrare').waitFor();

    await page.getByRole('button', { name: 'Aggiungi posti' }).click();
    await dialogOf(page).getByLabel('Nome', { exact: true }).fill('Camerata');
    for (let bed = 0; bed < 3; bed += 1)
      await dialogOf(page)
        .getByRole('button', { name: /^Uno in più/ })
        .first()
        .click();
    await dialogOf(page).getByLabel('adulto senza dimora').check();
    expect(await barriersOf(page)).toEqual([]);
    await dialogOf(page).getByRole('button', { name: 'Aggiungi', exact: true }).click();
    await dialogOf(page).waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Camerata' }).waitFor();

    await page.getByRole('button', { name: 'Contatti' }).click();
    await dialogOf(page).getByRole('button', { name: 'Aggiungi un contatto' }).click();
    await dialogOf(page).getByLabel('Chi risponde').fill('Portineria');
    await dialogOf(page).getByLabel('Numero').fill('+39 000 555 0101');
    await dialogOf(page).getByRole('button', { name: 'Salva' }).click();
    await page.locator('.contacts a[href="tel:+390005550101"]').waitFor();

    await page.getByRole('button', { name: 'Posti in più…' }).click();
    await dialogOf(page)
      .getByRole('button', { name: /^Uno in più/ })
      .click();
    expect(await barriersOf(page)).toEqual([]);
    await dialogOf(page).getByRole('button', { name: 'Segna' }).click();
    await page.getByText('1 in più per emergenza').waitFor();
    // What is out of service is said with a count, and nobody has counted here yet.
    await page.getByRole('button', { name: 'Fuori servizio…' }).click();
    await dialogOf(page).getByRole('button', { name: 'Segna' }).click();
    await dialogOf(page)
      .getByText(/nessuno l’ha mai detto/)
      .waitFor();
  }, 90_000);

  test('says what is out of service, gives a link that counts, and both are there to see', async () => {
    const page = await world.comes(phone);
    await signInAs(page, world.url, 'Chiara Bassani');
    await shelterNamed(page, 'Bassa soglia Il Cortile dei Tigli');
    await page.getByRole('button', { name: 'Fuori servizio…' }).first().click();
    await dialogOf(page)
      .getByRole('button', { name: /^Uno in più/ })
      .click();
    await dialogOf(page).getByLabel('Perché').selectOption({ index: 1 });
    expect(await barriersOf(page)).toEqual([]);
    await dialogOf(page).getByRole('button', { name: 'Segna' }).click();
    await told(page).getByText('Segnato').waitFor();
    await page
      .getByText(/fuori servizio:/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Link per contare senza account' }).click();
    await dialogOf(page).getByRole('button', { name: 'Nuovo link' }).click();
    await dialogOf(page).getByLabel('A chi lo dai').fill('portineria');
    await dialogOf(page).getByRole('button', { name: 'Crea il link' }).click();
    await page.getByLabel('Link da consegnare').waitFor();
    expect(await barriersOf(page)).toEqual([]);
  }, 60_000);

  test('by keyboard alone finds a shelter and changes a contact', async () => {
    const page = await world.comes({ width: 1280 });
    await signInAs(page, world.url, 'Chiara Bassani');
    await page.goto(`${world.url}/strutture`);
    await page.locator('.directory-list .card').first().waitFor();
    await reach(page, 'Nome, ente o Comune');
    await page.keyboard.type('Cortile dei Tigli');
    await page.getByRole('link', { name: 'Bassa soglia Il Cortile dei Tigli' }).waitFor();
    await reach(page, 'Bassa soglia Il Cortile dei Tigli');
    await page.keyboard.press('Enter');
    await page.locator('.clocks').waitFor();
    await reach(page, 'Contatti');
    await page.keyboard.press('Enter');
    await reach(page, 'Salva');
    await page.keyboard.press('Enter');
    await told(page).getByText('Contatti salvati').waitFor();
  }, 60_000);
});

test('the map and the list below it count each open shelter once, and no guarded one', async () => {
  const page = await world.comes({ width: 1280 });
  await signInAs(page, world.url, 'Elena Marchetti');
  await page.goto(`${world.url}/strutture?vista=mappa`);
  await page.locator('.map-mark').first().waitFor();
  const counted = async () =>
    (await page.locator('.map-list button').allInnerTexts())
      .map((words) => Number.parseInt(words, 10))
      .reduce((sum, shelters) => sum + shelters, 0);
  const { data } = await world.server.ask(
    'demo-worker',
    '{ shelters(first: 100) { pageInfo { hasNextPage } nodes { secrecy municipality { istatCode } } } }',
  );
  const nodes: { secrecy: string; municipality: object | null }[] = data?.shelters.nodes;
  const open = nodes.filter(({ secrecy }) => secrecy === 'PUBLIC' || secrecy === 'PROFESSIONAL');
  expect(data?.shelters.pageInfo.hasNextPage).toBe(false);
  expect(open.length).toBeLessThan(nodes.length);
  expect(await counted()).toBe(open.length);
  // A Comune outside the drawing has no mark; no mark says more than the list.
  const listed = await page.locator('.map-list button').allInnerTexts();
  const marks = page.locator('.map-mark');
  for (let at = 0; at < (await marks.count()); at += 1)
    expect(listed).toContain(await marks.nth(at).getAttribute('aria-label'));
  expect(await barriersOf(page)).toEqual([]);
  await page.locator('.map-mark').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('.directory-list .card').first().waitFor();
}, 60_000);

describe('an administrator', () => {
  test('makes a key that is shown once, uses it, and revokes it', async () => {
    const page = await world.comes(phone);
    await signInAs(page, world.url, 'Paolo Gardini');
    await page.goto(`${world.url}/altro/chiavi`);
    await page.getByRole('button', { name: 'Nuova chiave' }).click();
    const dialog = dialogOf(page);
    await dialog.getByLabel('Nome del sistema').fill('Gestionale di prova');
    await dialog.getByLabel('Ente').selectOption({ label: 'Cooperativa sociale Ponte dei Tigli' });
    expect(await barriersOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Fai la chiave' }).click();
    const secret = await dialog.getByLabel('La chiave').inputValue();
    const { data } = await world.server.ask(secret, '{ me { roles } }');
    expect(data?.me.roles).toEqual(['INTEGRATION']);
    await dialog.getByRole('button', { name: 'Chiudi' }).click();
    // Not only put away: gone from the page, and the key with it.
    await page.locator('dialog').waitFor({ state: 'detached' });
    const card = page.locator('.card').filter({ hasText: 'Gestionale di prova' });
    expect(await page.content()).not.toContain(secret);
    await card.getByRole('button', { name: 'Revoca' }).click();
    await dialogOf(page).getByRole('button', { name: 'Revoca' }).click();
    await told(page).getByText('Chiave revocata').waitFor();
    const { errors, data: after } = await world.server.ask(secret, '{ me { roles } }');
    expect(after?.me ?? null).toBeNull();
    expect(errors?.length ?? 0).toBeLessThan(2);
  }, 60_000);

  test('is handed no link of somebody who sees cases, and is told who can do it', async () => {
    const page = await world.comes(phone);
    await signInAs(page, world.url, 'Paolo Gardini');
    await page.goto(`${world.url}/altro/persone`);
    await page.getByRole('button', { name: 'Invita una persona' }).click();
    const dialog = dialogOf(page);
    expect(await dialog.getByLabel('Ruolo').locator('option').allInnerTexts()).not.toContain(
      'assistente sociale',
    );
    await dialog.getByLabel('Nome e cognome').fill('Ufficio di prova');
    await dialog.getByLabel('E-mail').fill('ufficio.prova@example.org');
    await dialog.getByLabel('Ruolo').selectOption('BACK_OFFICE');
    await dialog.getByLabel('Distretto').selectOption({ label: 'Ambito Santerno e Sillaro' });
    await dialog.getByLabel('Aggiungi un Comune').fill('Mordano');
    await dialog.getByRole('button', { name: 'Mordano (BO)' }).click();
    await dialog.getByRole('button', { name: 'Invita' }).click();
    await dialog.getByText(/Chiedere al coordinatore dell’ambito/).waitFor();
  }, 60_000);
});

test('a coordinator invites a municipal office with its comuni', async () => {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Chiara Bassani');
  await page.goto(`${world.url}/altro/persone`);
  await page.getByRole('button', { name: 'Invita una persona' }).click();
  const dialog = dialogOf(page);
  await dialog.getByLabel('Nome e cognome').fill('Ufficio di prova');
  await dialog.getByLabel('E-mail').fill('ufficio.prova@example.org');
  await dialog.getByLabel('Ruolo').selectOption('BACK_OFFICE');
  await dialog.getByLabel('Aggiungi un Comune').fill('Mordano');
  await dialog.getByRole('button', { name: 'Mordano (BO)' }).click();
  await dialog.getByRole('button', { name: 'Invita' }).click();
  await dialog.getByLabel('Collegamento da consegnare').waitFor();
}, 60_000);

test('an auditor reads the trail by act, and finds no emergency access to review', async () => {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Irene Castellari');
  await page.locator('.audit-entry').first().waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await page.getByLabel('Atto').selectOption('SIGNED_IN');
  await page.locator('.audit-entry').filter({ hasText: 'Irene Castellari' }).first().waitFor();
  await page.getByRole('button', { name: 'Letture insolite' }).click();
  await page.getByText('Nessuna lettura insolita').waitFor();
  await page.goto(`${world.url}/altro/emergenze`);
  await page.getByText('Niente da rivedere').waitFor();
  expect(await barriersOf(page)).toEqual([]);
}, 60_000);

describe('the workbench for developers', () => {
  test('runs an example of the demo with its key, in a policy as narrow as its editor lets it be', async () => {
    const page = await world.comes({ width: 1280 });
    const answer = await page.goto(`${world.url}/sviluppatori/graphiql`);
    expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'; worker-src 'self'");
    await page.locator('.graphiql-execute-button').waitFor();
    const sent = (document: string) =>
      page.waitForResponse((one) => {
        const request = one.request();
        const isHers = request.headers().authorization === 'Bearer demo-coordinator';
        return isHers && Boolean(request.postData()?.includes(document));
      });
    const introspected = sent('IntrospectionQuery');
    await page.getByLabel('Esempio').selectOption('who-saw');
    await introspected;
    await page.locator('.graphiql-query-editor').getByText('WhoSaw').first().waitFor();
    const answered = sent('WhoSaw');
    await page.locator('.graphiql-execute-button').click();
    expect(await (await answered).json()).toMatchObject({ data: { whoSaw: [] } });
  }, 60_000);
});

test('none of this asked another server, failed, or was refused something by its own policy', () => {
  expect(world.troubles).toEqual([]);
});
