import type { Page } from 'playwright-core';
import type { ConsoleWorld } from './visitors.js';

/** What a cold telephone on slow 3G with a slow processor needed, from nothing to a place that is kept. */
export interface ColdRun {
  readonly tapsToHold: number;
  readonly secondsToSignIn: number;
  readonly secondsToScreen: number;
  readonly secondsToOffers: number;
  readonly secondsToHold: number;
  readonly secondsInAll: number;
}

const kilobits = 1_000 / 8;
const slow3G = {
  offline: false,
  latency: 400,
  downloadThroughput: 400 * kilobits,
  uploadThroughput: 400 * kilobits,
};

/** 400 kbit/s, 400 ms, a processor four times slower; nothing kept from before. */
async function slow(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', slow3G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  page.setDefaultTimeout(90_000);
}

export async function coldRun(world: ConsoleWorld): Promise<ColdRun> {
  const page = await world.comes({ width: 360 });
  await slow(page);
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 100) / 10;
  await page.goto(`${world.url}/`);
  await page.getByRole('button', { name: 'Elena Marchetti' }).click();
  const secondsToSignIn = seconds();
  await page.getByRole('link', { name: 'Trova un posto' }).click();
  await page.getByLabel('Bisogno', { exact: true }).selectOption('FAMILY');
  const secondsToScreen = seconds();
  await page.getByLabel('Oppure scrivi').fill('donna 34, figlia 3');
  await page.getByLabel('Oppure scrivi').press('Enter');
  await countTaps(page);
  const hold = page.getByRole('button', { name: /^Tieni/ }).first();
  await hold.waitFor();
  const secondsToOffers = seconds();
  await hold.click();
  await page.locator('.offer-own .countdown').waitFor();
  const secondsInAll = seconds();
  return {
    tapsToHold: await page.evaluate<number>('window.taps'),
    ...{ secondsToSignIn, secondsToScreen, secondsToOffers, secondsInAll },
    secondsToHold: Math.round((secondsInAll - secondsToOffers) * 10) / 10,
  };
}

/** Counts what a thumb does from here on. */
function countTaps(page: Page): Promise<void> {
  return page.evaluate(
    `window.taps = 0; addEventListener('pointerdown', () => { window.taps += 1; }, { capture: true });`,
  );
}

export function coldRunInWords(run: ColdRun): string {
  return [
    `On slow 3G (400 kbit/s, 400 ms) with a 4x slower processor, nothing kept from before:`,
    `  page and sign-in    ${run.secondsToSignIn} s`,
    `  need can be typed   ${run.secondsToScreen} s`,
    `  offers are there    ${run.secondsToOffers} s`,
    `  place is kept       ${run.secondsInAll} s (${run.secondsToHold} s from the offers), ${run.tapsToHold} tap after the need is typed`,
    '',
  ].join('\n');
}
