import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { tellUsage } from '../support/usage.js';
import { count, machine, say } from '../torture/printed.js';
import { repeatMutations } from './repeats.js';
import { restartDatabase } from './restarts.js';
import { rollServers } from './rolling.js';
import { openStage, type Stage } from './stage.js';

tellUsage(`Cuts mutations, restarts the database, replaces servers, and counts what came of it.
  npm run faults -- [--only repeats | restarts | rolling] [--mutations 20000] [--restarts 20] [--requests 50000] [--seed n]
It ends with 1 where something was lost or done twice.`);

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    only: { type: 'string' },
    mutations: { type: 'string', default: '20000' },
    restarts: { type: 'string', default: '20' },
    requests: { type: 'string', default: '50000' },
  },
});

/** Each tells what it saw, and gives what was wrong. */
const programs: Readonly<Record<string, (stage: Stage) => Promise<readonly string[]>>> = {
  async repeats(stage) {
    const report = await repeatMutations(stage, { mutations: wholeNumber('mutations') });
    const { mutations, requests, lost, effects } = report;
    say(
      `${count(mutations)} mutations in ${count(requests)} requests, ${count(lost)} of them cut: ${count(effects)} effects · ${seconds(report)}`,
    );
    return report.problems;
  },
  async restarts(stage) {
    const report = await restartDatabase(stage, { times: wholeNumber('restarts') });
    const ready = report.readyAfter.map(Math.round).toSorted((a, b) => a - b);
    const middle = ready[Math.floor(ready.length / 2)];
    say(
      `${ready.length} restarts of the database under ${count(report.requests)} requests: ready after ${middle} ms, at most ${ready.at(-1)} ms · ${seconds(report)}`,
    );
    return report.problems;
  },
  async rolling(stage) {
    const report = await rollServers(stage, { requests: wholeNumber('requests') });
    const { requests, restarts, failed, failures } = report;
    say(
      `${count(requests)} requests while ${restarts} servers were replaced: ${count(failed)} failed · ${seconds(report)}`,
    );
    return [...report.problems, ...[...failures].map(([what, times]) => `${what} × ${times}`)];
  },
};

const chosen = Object.keys(programs).filter((name) => values.only === undefined || values.only === name);
if (chosen.length === 0) throw new Error(`--only must be one of ${Object.keys(programs).join(', ')}.`);
const seed = wholeNumber('seed');
say(`Seed ${seed} · ${machine()} · again: npm run faults -- --seed ${seed}`);
let wrong = 0;
for (const name of chosen) {
  const stage = await openStage(seed);
  try {
    const problems = (await programs[name]?.(stage)) ?? [];
    wrong += problems.length;
    for (const problem of problems.slice(0, 10)) say(`  ${name}: ${problem}`);
  } finally {
    await stage.close();
  }
}
process.exit(wrong > 0 ? 1 : 0);

function wholeNumber(name: 'seed' | 'mutations' | 'restarts' | 'requests'): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new Error(`--${name} must be a whole number.`);
}

function seconds({ milliseconds }: { milliseconds: number }): string {
  return `${Math.round(milliseconds / 1_000)} s`;
}
