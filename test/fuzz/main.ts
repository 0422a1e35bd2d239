import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { demoGuide } from '../../seeds/index.js';
import { resolvers } from '../../src/modules.js';
import { buildPublicSchema } from '../../src/platform/graphql/schema.js';
import { machine, say } from '../replay/printed.js';
import { startServer } from '../support/server-process.js';
import { tellUsage } from '../support/usage.js';
import { fuzz } from './run.js';

tellUsage(`Sends random documents by the grammar of the schema, and requests changed by the byte, to a server of its own.
  npm run fuzz -- [--documents 200000] [--requests 50000] [--clients 8] [--seed n] [--at-most-seconds n]
It ends with 1 where one is answered with 500 or more.`);

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    documents: { type: 'string', default: '200000' },
    requests: { type: 'string', default: '50000' },
    clients: { type: 'string', default: '8' },
    'at-most-seconds': { type: 'string', default: '86400' },
  },
});
const [seed, documents, requests, clients, seconds] = [
  values.seed,
  values.documents,
  values.requests,
  values.clients,
  values['at-most-seconds'],
].map(Number) as [number, number, number, number, number];

say(
  `Seed ${seed} · ${machine()} · again: npm run fuzz -- --documents ${documents} --requests ${requests} --seed ${seed}`,
);
const folder = await mkdtemp(path.join(tmpdir(), 'riparo-fuzz-'));
const server = await startServer({ DATA_DIR: folder });
let told = performance.now();
const report = await fuzz({
  ...{ seed, documents, requests, clients, atMostMs: seconds * 1_000, mostFindings: 20 },
  schema: buildPublicSchema(resolvers),
  port: Number(new URL(server.url).port),
  keys: [null, 'no-such-key', ...demoGuide.keys.map(({ key }) => key)],
  onProgress(done) {
    if (performance.now() - told < 20_000) return;
    told = performance.now();
    say(`${done.toLocaleString('en')} of ${(documents + requests).toLocaleString('en')}`);
  },
});
const isAlive = server.isRunning();
const surprises = server
  .output()
  .split('\n')
  .filter((line) => /unexpected|"level":"(error|fatal)"/.test(line));
if (isAlive) await server.end('SIGTERM');
await rm(folder, { recursive: true, force: true });

const inWords = (counts: ReadonlyMap<string, number>) =>
  [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([name, times]) => `${name} ${times}`)
    .join(' · ');
say(
  `documents ${report.documents} · mutated requests ${report.requests} · the server ${isAlive ? 'lives' : 'is dead'}`,
);
say(`statuses ${inWords(report.statuses)}`);
say(`codes ${inWords(report.codes)}`);
for (const finding of report.findings) say(`found: ${finding}`);
for (const line of surprises.slice(0, 5)) say(`in the log: ${line}`);
for (const text of report.busy.slice(0, 3)) say(`busy: ${text}`);
say(`findings ${report.findings.length} · busy ${report.busy.length}`);
process.exit(report.findings.length + report.busy.length > 0 || !isAlive ? 1 : 0);
