import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keptByBrowser } from './on-disk.js';
import { ask, barriersOf, type ConsoleWorld, openConsoleWorld, signInAs, until } from './visitors.js';

let world: ConsoleWorld;
beforeAll(async () => {
  world = await openConsoleWorld();
}, 120_000);
afterAll(() => world.close());

const phone = { width: 390 } as const;

interface Change {
  readonly kind: string;
  readonly occupied: number | null;
  readonly observedAt: string;
}
/** What the registry wrote down about a pool, the newest first. */
async function historyOf(page: Page, poolId: string): Promise<Change[]> {
  const query =
    'query ($id: ID!) { bedPool(id: $id) { history(first: 50) { nodes { kind occupied observedAt } } } }';
  const { data } = await ask(page, query, { id: poolId });
  return data.bedPool.history.nodes;
}
const factsOf = async (page: Page): Promise<object[]> =>
  JSON.parse((await keptByBrowser(page)).match(/riparo\.facts (.*)/)?.[1] ?? '[]');
const isEmpty = (page: Page) => until(async () => (await factsOf(page)).length === 0);

/** A worker promises a place in one of these pools, so that somebody is awaited there. */
async function sendSomebodyTo(poolIds: readonly string[]): Promise<string> {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Elena Marchetti');
  const opened = await ask(page, 'mutation { openIntervention(input: { call: {} }) { id } }');
  const interventionId = opened.data.openIntervention.id;
  for (const poolId of poolIds) {
    const input = {
      poolId,
      interventionId,
      places: 1,
      requestKey: randomUUID(),
      overrideReason: 'detto al telefono',
    };
    const held = await ask(page, 'mutation ($input: HoldBedsInput!) { holdBeds(input: $input) { id } }', {
      input,
    });
    if (!held.data) continue;
    const placementId = held.data.holdBeds.id;
    await ask(page, 'mutation ($input: PlacementInput!) { confirmPlacement(input: $input) { id } }', {
      input: { placementId },
    });
    return poolId;
  }
  throw new Error('No pool takes anybody.');
}

/** An operator before their pools, on a device that keeps them for a night without a line. */
async function operator() {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Giulia Fabbri');
  await page.locator('.own-pools .card').first().waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await until(async () => /riparo\.shelters \[\{/.test(await keptByBrowser(page)));
  const ids = await page.locator('.own-pools .card').evaluateAll((cards) => cards.map(({ id }) => id));
  return { page, poolIds: ids.map((id) => id.replace('pool-', '')) };
}

/** The same, and somebody is on the way to one of their pools. */
async function awaiting() {
  const { page, poolIds } = await operator();
  const poolId = await sendSomebodyTo(poolIds);
  const card = page.locator(`#pool-${poolId}`);
  await card.locator('.expected-group').first().waitFor();
  return { page, card, poolId };
}

test('with the server dead an operator receives a guest and counts; back on line each is done once, also when sent twice', async () => {
  const { page, card, poolId } = await awaiting();
  const before = await historyOf(page, poolId);
  const groups = await card.locator('.expected-group').count();
  await world.dies();

  await card.getByRole('button', { name: 'È arrivato' }).first().click();
  await card.locator('.expected-group .waiting-sign').first().waitFor({ timeout: 20_000 });
  await page.getByText(/^La linea manca dalle/).waitFor();
  expect(await card.locator('.expected-group').count()).toBe(groups);
  const inside = Number(await card.getByRole('textbox').inputValue());
  await card.getByRole('button', { name: /^Uno in più/ }).click();
  await card.getByRole('button', { name: `Conferma: ${inside + 1}` }).click();
  await page.locator('.queue .waiting-fact').nth(1).waitFor();
  await card.getByRole('button', { name: 'Tutto come prima' }).click();
  await page.locator('.queue .waiting-fact').nth(2).waitFor();
  expect(await page.locator('.queue .waiting-sign').allInnerTexts()).toEqual(
    Array(3).fill('in attesa di linea'),
  );
  expect(await barriersOf(page)).toEqual([]);

  await page.reload();
  await page.getByText(/^Senza linea, dati delle/).waitFor({ timeout: 20_000 });
  expect(await page.locator('.queue .waiting-fact').allInnerTexts()).toEqual([
    expect.stringMatching(/^Arrivo/),
    expect.stringMatching(/^Contati/),
    expect.stringMatching(/^Contati/),
  ]);
  const kept = await factsOf(page);
  expect(kept).toHaveLength(3);

  await world.revives();
  await page.locator('.own-pools').first().waitFor({ timeout: 30_000 });
  await isEmpty(page);
  expect(await factsOf(page)).toEqual([]);
  const after = await historyOf(page, poolId);
  const added = after.slice(0, after.length - before.length);
  expect(added.map(({ kind }) => kind).filter((kind) => kind !== 'LAPSED')).toEqual([
    'DECLARED',
    'DECLARED',
    'ARRIVED',
  ]);
  expect(added[0]?.occupied).toBe(inside + 1);

  // The answers were lost: the same things are sent again, with the keys they had.
  await page.evaluate(`(async () => {
    const database = await new Promise((resolve) => {
      const opening = indexedDB.open('riparo'); opening.onsuccess = () => resolve(opening.result); });
    const writing = database.transaction('facts', 'readwrite');
    for (const fact of ${JSON.stringify(kept)}) writing.objectStore('facts').put(fact);
    await new Promise((resolve) => { writing.oncomplete = resolve; });
    database.close();
  })()`);
  await page.reload();
  await page.locator('.own-pools').first().waitFor();
  await isEmpty(page);
  expect(await factsOf(page)).toEqual([]);
  expect((await historyOf(page, poolId)).length).toBe(after.length);
}, 120_000);

test('what the registry refuses stays, with why, until the person drops it', async () => {
  const { page, card, poolId } = await awaiting();
  const { page: other } = await operator();
  await page.context().setOffline(true);
  await card.getByRole('button', { name: 'È arrivato' }).first().click();
  await card.locator('.expected-group .waiting-sign').first().waitFor();
  await other.locator(`#pool-${poolId}`).getByRole('button', { name: 'È arrivato' }).first().click();
  await other.getByText('Arrivo segnato').waitFor();
  await page.context().setOffline(false);
  const refused = page.locator('.waiting-refused');
  await refused.getByText(/^Il registro non l’ha preso: \S/).waitFor({ timeout: 30_000 });
  await refused.getByRole('button', { name: 'Butta via' }).click();
  await refused.waitFor({ state: 'hidden' });
  expect(await factsOf(page)).toEqual([]);
}, 120_000);

test('it belongs to who did it: another person is told, and does not send it', async () => {
  const { page, poolIds } = await operator();
  const [poolId = ''] = poolIds;
  await page.context().setOffline(true);
  await page.locator(`#pool-${poolId}`).getByRole('button', { name: 'Tutto come prima' }).click();
  await page.locator('.queue .waiting-fact').waitFor();
  await page.getByRole('link', { name: 'Altro' }).click();
  await page.getByRole('button', { name: 'Esci', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByText(/1 cosa non è ancora arrivata/)
    .waitFor();
  await page.getByRole('button', { name: 'Esci: le mando al prossimo accesso' }).click();
  await page.getByText(/c’è anche 1 cosa di un’altra persona/).waitFor();
  // Out, although the registry could not be told: the list is gone.
  await page.getByText('Nessun elenco su questo dispositivo').waitFor();
  await page.context().setOffline(false);
  await page.locator('.demo-person').first().waitFor({ timeout: 30_000 });

  await page.getByRole('button', { name: 'Elena Marchetti' }).click();
  await page.getByRole('link', { name: '1 cosa in attesa di linea' }).click();
  await page.getByText(/c’è anche 1 cosa di un’altra persona/).waitFor();
  expect(await factsOf(page)).toHaveLength(1);
  await page.getByRole('link', { name: 'Altro' }).click();
  await page.getByRole('button', { name: 'Esci', exact: true }).click();
  await page.getByRole('button', { name: 'Giulia Fabbri' }).click();
  await page.locator('.own-pools').first().waitFor();
  await isEmpty(page);
  expect(await factsOf(page)).toEqual([]);
  expect((await historyOf(page, poolId))[0]?.kind).toBe('DECLARED');
}, 120_000);

/** The coordinator invites somebody who keeps the counts of a guarded shelter. */
async function linkForGuarded(): Promise<string> {
  const page = await world.comes(phone);
  await signInAs(page, world.url, 'Chiara Bassani');
  const { data } = await ask(
    page,
    '{ me { districtId } organisations(text: "Voce Ferma") { nodes { id } } }',
  );
  const input = {
    name: 'Prova Di Turno',
    email: 'prova.turno@example.org',
    roles: ['SHELTER_OPERATOR'],
    organisationId: data.organisations.nodes[0].id,
  };
  const invited = await ask(
    page,
    'mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { link } }',
    {
      input,
    },
  );
  return String(invited.data.invitePerson.link);
}

test('of a guarded shelter nothing waits: the count is not taken, and the telephone is named', async () => {
  const page = await world.comes(phone);
  await page.goto(await linkForGuarded());
  await page.getByLabel('Password nuova').fill('il cane dorme sotto la loggia');
  await page.getByRole('button', { name: 'Avanti' }).click();
  await page.locator('.own-pools .card').first().waitFor();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Tutto come prima' }).first().click();
  await page.getByText(/^Struttura protetta: qui nulla resta in attesa/).waitFor();
  expect(await factsOf(page)).toEqual([]);
  expect(await keptByBrowser(page)).toContain('riparo.shelters []');
}, 60_000);
