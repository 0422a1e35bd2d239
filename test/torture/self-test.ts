import { rmSync } from 'node:fs';
import path from 'node:path';
import { plantedProduct } from '../support/planted-product.js';
import { type Plant, plants } from './plants.js';
import { machine, say } from './printed.js';
import { probe } from './probes.js';
import { type Report, torture, usual } from './run.js';

const operationsEach = 3_000;
const atMostMs = 18_000;
const plantsFolder = path.resolve('.data', 'torture-plants');

/** Plants each bug in a copy of the product that exists for this alone. True where each is caught, and nothing else. */
export async function selfTest(seed: number, only: string | undefined): Promise<boolean> {
  say(`Seed ${seed} · ${machine()} · again: npm run torture -- --self-test --seed ${seed}`);
  const chosen = plants.filter(({ bug }) => only === undefined || bug === only);
  let caught = 0;
  try {
    const sound = await runOf(usual.product, { pools: 10 }, seed);
    say(`${'no bug'.padEnd(32)} → ${sound.findings.total === 0 ? 'nothing found' : told(sound)}`);
    for (const [nth, plant] of chosen.entries()) {
      const report = await planted(plant, seed + nth);
      const isCaught = report.findings.counts.has(plant.by);
      if (isCaught) caught++;
      const missed = isCaught ? '' : `NOT CAUGHT by "${plant.by}": `;
      say(`${plant.bug.padEnd(32)} → ${missed}${told(report, plant.by)}`);
    }
    say(`${caught} of ${chosen.length} bugs caught`);
    return caught === chosen.length && sound.findings.total === 0;
  } finally {
    rmSync(plantsFolder, { recursive: true, force: true });
  }
}

async function planted(plant: Plant, seed: number): Promise<Report> {
  const folder = path.join(plantsFolder, plant.bug.replaceAll(/\W+/g, '-'));
  plantedProduct(folder, plant.edits ?? []);
  return runOf(folder, plant.options, seed);
}

function runOf(product: string, options: Plant['options'], seed: number): Promise<Report> {
  const run = { ...usual, product, seed, operations: operationsEach, atMostMs, probe };
  return torture({ ...run, ...options });
}

const rulesTold = 3;

/** The rules that were broken: the one that had to be, then the loudest. */
function told({ findings, operations }: Report, first?: string): string {
  const weight = ([rule, times]: readonly [string, number]) =>
    rule === first ? Number.MAX_SAFE_INTEGER : times;
  const rules = [...findings.counts].sort((a, b) => weight(b) - weight(a)).slice(0, rulesTold);
  return `${rules.map(([rule, times]) => `${rule} (${times})`).join(' · ')} · ${operations} operations`;
}
