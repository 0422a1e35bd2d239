import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { tellUsage } from '../support/usage.js';
import { createWorld, type World } from '../support/world.js';
import { replayNights } from './nights.js';
import {
  count,
  machine,
  nightLine,
  printDifferences,
  printTotals,
  printWild,
  progressOf,
  say,
} from './printed.js';
import { openRegistry } from './registry.js';
import { type Night, readToronto } from './toronto.js';
import { opensAtOnce, replayWildNights } from './wild-nights.js';

tellUsage(`Replays the nights of the file of Toronto through the public API, then with random acts between them, and compares every figure.
  npm run replay -- [--nights 49] [--acts 100] [--seed n] [--wild-only]
  --nights      how many nights of the file
  --acts        random acts between two nights
  --wild-only   the second form alone
It ends with 1 where a figure differs.`);

interface Program {
  readonly default: (options: { rootDir: string }) => Promise<void>;
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    nights: { type: 'string', default: '49' },
    acts: { type: 'string', default: '100' },
    'wild-only': { type: 'boolean', default: false },
  },
});
const seed = wholeNumber('seed', 0);
const actsANight = wholeNumber('acts', 1);
const nights = readToronto().slice(0, wholeNumber('nights', 1));
const program = 'npm run replay --';

say(
  `Seed ${seed} · ${machine()} · again: ${program} --seed ${seed} --nights ${nights.length} --acts ${actsANight}`,
);
await supported('start-database.js');
try {
  const asTold = values['wild-only'] || (await inWorld((world) => replayFile(world, nights)));
  const asModelled = await inWorld((world) => replayWild(world, nights));
  process.exitCode = asTold && asModelled ? 0 : 1;
} finally {
  await supported('stop-database.js');
}

/** The first form. True where there is no difference. */
async function replayFile(world: World, told: readonly Night[]): Promise<boolean> {
  say(`\nThe nights of the file, through the public API: ${told.length} nights`);
  const started = performance.now();
  const progress = progressOf(told.length);
  const registry = await openRegistry(world);
  const reports = await replayNights(registry, told, {
    onNight: (report) => progress.night(nightLine(report)),
  });
  progress.end();
  const rows = told.flatMap(({ programmes }) => programmes);
  const differences = reports.flatMap((report) => report.differences);
  printTotals(reports, rows);
  printDifferences(differences);
  const programmes = registry.pools.size;
  say(
    `nights ${told.length} · programmes ${programmes} · declared ${count(rows.length)} programme-nights · differences ${differences.length} · ${seconds(started)}`,
  );
  return differences.length === 0;
}

/** The second form. True where there is no difference. */
async function replayWild(world: World, told: readonly Night[]): Promise<boolean> {
  say(`\nWith holds, arrivals, departures and lapses between the nights: ${actsANight} acts a night`);
  const started = performance.now();
  const progress = progressOf(told.length);
  const registry = await openRegistry(world, { reopensAutomatically: opensAtOnce });
  const report = await replayWildNights(registry, told, {
    ...{ seed, actsANight },
    onNight: ({ day, acts, differences }) =>
      progress.night(`${day}  ${acts} acts · ${differences.length} differences`),
  });
  progress.end();
  printWild(report);
  printDifferences(report.differences);
  say(seconds(started));
  return report.differences.length === 0;
}

/** A registry of its own; its end is the proof that no invariant was broken. */
async function inWorld(work: (world: World) => Promise<boolean>): Promise<boolean> {
  const world = await createWorld();
  const isSame = await work(world).catch(async (error: unknown) => {
    await world.close().catch(() => undefined);
    throw error;
  });
  await world.close();
  return isSame;
}

/** The database of the tests, started and stopped as for them; these two programs are not compiled. */
async function supported(name: string): Promise<void> {
  const rootDir = process.cwd();
  const script: Program = await import(pathToFileURL(path.join(rootDir, 'test/support', name)).href);
  await script.default({ rootDir });
}

function wholeNumber(name: 'seed' | 'nights' | 'acts', least: number): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= least) return value;
  throw new Error(`--${name} must be a whole number from ${least}.`);
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
