import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ask, type ConsoleWorld, openConsoleWorld, signInAs } from './visitors.js';

let world: ConsoleWorld;
beforeAll(async () => {
  world = await openConsoleWorld();
}, 120_000);
afterAll(() => world.close());

interface Shown {
  readonly name: string;
  readonly secrecy: string;
  readonly pools: readonly { readonly id: string; readonly name: string }[];
}

test('the call sheet has every open shelter with telephone and time, guarded ones by their gateway alone', async () => {
  const page = await world.comes({ width: 1280, theme: 'light' });
  await signInAs(page, world.url, 'Elena Marchetti');
  const { data: own } = await ask(page, '{ me { districtId } }');
  const query =
    'query ($id: ID) { shelters(first: 100, filter: { districtId: $id }) { nodes { name secrecy pools { id name } } } }';
  const { data } = await ask(page, query, { id: own.me.districtId });
  const shelters: readonly Shown[] = data.shelters.nodes;
  await page.getByRole('link', { name: 'Altro' }).click();
  await page.getByRole('link', { name: 'Foglio delle chiamate, da stampare' }).click();
  await page.locator('.sheet table').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  const sheet = await page.locator('body').innerText();
  const isGuarded = ({ secrecy }: Shown) => secrecy === 'SECRET' || secrecy === 'CONFIDENTIAL_ADDRESS';
  expect(shelters.filter(isGuarded).length).toBeGreaterThan(0);
  for (const { name } of shelters.filter(isGuarded)) expect(sheet).not.toContain(name);
  for (const { name, pools } of shelters.filter(
    (shelter) => !isGuarded(shelter) && shelter.pools.length > 0,
  )) {
    expect(sheet).toContain(name);
    for (const pool of pools) expect(sheet).toContain(pool.name);
  }
  expect(sheet).toMatch(/Stampato \S+ \d+ \S+, \d\d:\d\d/);
  expect(sheet).toContain('NON ESPORRE');
  expect(sheet).toMatch(/Luoghi protetti: solo attraverso/);
  // What is of the screen only is not on paper.
  expect(await page.getByRole('button', { name: 'Stampa' }).isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Esci subito' }).isVisible()).toBe(false);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
}, 90_000);
