import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { tellUsage } from '../support/usage.js';
import { count, machine, printReport, progressLine, say } from './printed.js';
import { probe } from './probes.js';
import { torture, usual } from './run.js';
import { selfTest } from './self-test.js';

tellUsage(`Runs three servers and one PostgreSQL under faults, and holds every answer against the ledger.
  npm run torture -- [--operations n] [--fault-every-seconds n] [--at-most-seconds n] [--seed n]
  npm run torture -- --self-test [--only <bug>]   planted bugs, each of which has to be caught
It ends with 1 where an answer or an event is wrong.`);

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    operations: { type: 'string', default: String(usual.operations) },
    'at-most-seconds': { type: 'string', default: '86400' },
    'self-test': { type: 'boolean', default: false },
    only: { type: 'string' },
    'fault-every-seconds': { type: 'string', default: String(usual.faultEveryMs / 1_000) },
  },
});
const seed = wholeNumber('seed', 0);
const operations = wholeNumber('operations', 1);

if (values['self-test']) process.exit((await selfTest(seed, values.only)) ? 0 : 1);
say(`Seed ${seed} · ${machine()} · again: npm run torture -- --operations ${operations} --seed ${seed}`);
say(`${count(operations)} operations by ${usual.clients} clients on three servers and one PostgreSQL`);
const interruption = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => interruption.abort());
const report = await torture({
  ...usual,
  ...{ seed, operations, onProgress: progressLine(operations), probe, signal: interruption.signal },
  atMostMs: wholeNumber('at-most-seconds', 1) * 1_000,
  faultEveryMs: wholeNumber('fault-every-seconds', 1) * 1_000,
});
printReport(report);
process.exit(report.findings.total > 0 ? 1 : 0);

function wholeNumber(
  name: 'seed' | 'operations' | 'at-most-seconds' | 'fault-every-seconds',
  least: number,
): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= least) return value;
  throw new Error(`--${name} must be a whole number from ${least}.`);
}
