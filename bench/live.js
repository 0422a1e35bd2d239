import 'reflect-metadata';
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createApp } from '../dist/src/app.js';
import { migrationsFolder } from '../dist/src/database-at-start.js';
import { startEmbedded } from '../dist/src/platform/database/embedded.js';
import { migrate } from '../dist/src/platform/database/migrate.js';
import { openLog } from '../dist/src/platform/log.js';
import { secretsFrom } from '../dist/src/platform/secrets.js';
import { generate } from './generate.js';
import { tellUsage } from './usage.js';

tellUsage(`Measures how long after its commit a change reaches everybody who watches.
  npm run bench:live -- [--subscribers 1000] [--rate 5] [--seconds 20] [--transport sse | ws] [--seed n]`);

// How long after its commit does a change reach everybody who watches? Commit by PostgreSQL's own record, receipt by the
// clock of the same machine in another process.
const { values: options } = parseArgs({
  options: {
    subscribers: { type: 'string', default: '1000' },
    rate: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '20' },
    transport: { type: 'string', default: 'sse' },
    seed: { type: 'string', default: '20251123' },
  },
});
const subscribers = Number(options.subscribers);
const changes = Number(options.rate) * Number(options.seconds);
const streamsOfAccount = 20;

const folder = await mkdtemp(path.join(os.tmpdir(), 'riparo-bench-'));
const database = await startEmbedded(folder, { settings: { track_commit_timestamp: 'on' } });
try {
  await run();
} finally {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}

async function run() {
  say(
    `seed ${options.seed} · ${os.cpus().length} × ${os.cpus()[0]?.model} · ${Math.round(os.totalmem() / 2 ** 30)} GiB · Node ${process.version}`,
  );
  await migrate(database.ownerUrl, decodeURIComponent(new URL(database.url).username), migrationsFolder);
  const { shelters, workers } = await generate(database.ownerUrl, {
    shelters: 500,
    seed: Number(options.seed),
  });
  const app = await createApp({
    databaseUrl: database.url,
    databaseConnections: 20,
    demoKeys: false,
    secrets: secretsFrom(randomBytes(32).toString('base64')),
    log: openLog('silent'),
  });
  await new Promise((resolve) => app.http.listen(0, '127.0.0.1', resolve));
  const { port } = app.http.address();
  const keys = workers.slice(0, Math.ceil(subscribers / streamsOfAccount)).map(({ key }) => key);
  const watchers = fork(new URL('./live-subscribers.js', import.meta.url), [], { serialization: 'advanced' });
  watchers.send({ port, keys, subscribers, transport: options.transport });
  await once(watchers, 'message');
  say(
    `${subscribers} subscribers of ${keys.length} accounts over ${options.transport}, ${options.rate} changes a second`,
  );
  await change(port, { shelters, key: keys[0] });
  await pause(1_000);
  watchers.send('tell');
  const [received] = await once(watchers, 'message');
  report(await commits(), received);
  watchers.send('stop');
  await once(watchers, 'exit');
  await app.close(0);
}

/** Declarations, one after the other, evenly over the time; each of another open pool. */
async function change(port, { shelters, key }) {
  const open = shelters.filter(({ secrecy }) => secrecy === 'PUBLIC').flatMap(({ pools }) => pools);
  const began = performance.now();
  for (let done = 0; done < changes; done++) {
    await pause(Math.max(0, began + (done * 1000) / Number(options.rate) - performance.now()));
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'mutation ($id: ID!) { declareBeds(input: {poolId: $id, free: 0}) { revision } }',
        variables: { id: open[done % open.length].id },
      }),
    });
    const { errors } = await answer.json();
    if (errors) throw new Error(JSON.stringify(errors));
  }
}

/** When each change was committed, in milliseconds. */
async function commits() {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query(
    `select j.subject_id || '/' || j.revision as change,
       extract(epoch from pg_xact_commit_timestamp(j.xid::xid)) * 1000 as at
     from journal j where j.topic = 'bed_pool'`,
  );
  await client.end();
  return new Map(rows.map((row) => [row.change, Number(row.at)]));
}

/** @param received of each subscriber, the changes it was told, in order, with the instant of each */
function report(committed, received) {
  const times = received.flatMap((told) => told.map(([change, at]) => at - committed.get(change)));
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
  const lost = received.reduce(
    (sum, told) => sum + Math.max(0, changes - new Set(told.map(([one]) => one)).size),
    0,
  );
  const twice = received.reduce((sum, told) => sum + told.length - new Set(told.map(([one]) => one)).size, 0);
  say(`commit → receipt: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`);
  say(`${sorted.length} receipts of ${changes} changes: ${lost} lost, ${twice} twice`);
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
