import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { diceOf } from '../replay/dice.js';
import { machine, say } from '../replay/printed.js';
import { tellUsage } from '../support/usage.js';
import { markedGround } from './canaries.js';
import { findLeaks, printLeaks } from './find-leaks.js';
import { locate } from './locator.js';
import { locatorWorld } from './locator-world.js';
import { compareWorlds } from './two-worlds.js';

tellUsage(`Looks for what may not leave the registry. All four parts, or the one that is named:
  npm run secrecy -- [canaries | worlds | locator | plants]
  canaries   a mark in every secret cell, looked for in whatever everybody can get: --shelters 60, --cases 100
  worlds     two registries that differ in secrets alone, and their times: --requests 5000, --asker <name>
  locator    a program that tries to find refuges
  plants     leaks planted in copies of the build, each of which has to be found: --only <leak>
  --seed n   again, as it was
It ends with 1 where something leaks, or a planted leak is not found.`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '4' },
    shelters: { type: 'string', default: '60' },
    cases: { type: 'string', default: '100' },
    requests: { type: 'string', default: '5000' },
    each: { type: 'string' },
    only: { type: 'string', multiple: true },
    asker: { type: 'string', multiple: true },
  },
});
const seed = wholeNumber(values.seed);
const sizes = {
  ...{ seed, shelters: wholeNumber(values.shelters), cases: wholeNumber(values.cases) },
  ...(values.each === undefined ? {} : { each: wholeNumber(values.each) }),
};
const [what = 'all'] = positionals;
say(`Seed ${seed} · ${machine()} · again: npm run secrecy -- ${what} --seed ${seed}`);

const programs = {
  /** Every question by everybody, and no mark where it may not stand. */
  async canaries() {
    const ground = await markedGround(sizes);
    try {
      const found = await ground.run();
      say(
        `${ground.marks.all.length} canaries · ${found.answers} answers · ${(found.bytes / 1e6).toFixed(1)} MB`,
      );
      say(`read by right ${found.readByRight} times`);
      printLeaks(found.leaks);
      return found.leaks.length === 0;
    } finally {
      await ground.close();
    }
  },
  async worlds() {
    const compared = await compareWorlds({
      ...{ seed, requests: wholeNumber(values.requests) },
      ...(values.asker ? { only: values.asker } : {}),
    });
    for (const { asker, requests, differences, t } of compared) {
      say(`${asker.padEnd(18)} ${requests} requests · ${differences.length} differences · t ${t.toFixed(2)}`);
      for (const { question, one, other } of differences.slice(0, 3))
        say(`  ${question}\n  ${one}\n  ${other}`);
    }
    return compared.every(({ differences }) => differences.length === 0);
  },
  async locator() {
    const world = await locatorWorld(diceOf(seed));
    try {
      const { found, refuges, byChance, evidence } = await locate(world, diceOf(seed + 1));
      say(`found ${found} of ${refuges} refuges; blind guessing finds ${byChance} on average`);
      say([...evidence].map(([name, times]) => `${name} ${times}`).join(' · '));
      return [...evidence.values()].every((times) => times === 0);
    } finally {
      await world.cluster.remove();
    }
  },
  /** Leaks planted in copies of the product: each has to be found. */
  plants: () => findLeaks({ ...sizes, only: values.only }),
};

const chosen = what === 'all' ? Object.keys(programs) : [what];
let isSound = true;
for (const name of chosen) {
  const program = programs[name as keyof typeof programs];
  if (!program) throw new Error(`There is no "${name}": use ${Object.keys(programs).join(', ')} or all.`);
  say(`— ${name}`);
  isSound = (await program()) && isSound;
}
process.exit(isSound ? 0 : 1);

function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`${text} is not a whole number above 0.`);
}
