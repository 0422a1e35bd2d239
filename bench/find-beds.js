import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createApp } from '../dist/src/app.js';
import { migrationsFolder } from '../dist/src/database-at-start.js';
import { startEmbedded } from '../dist/src/platform/database/embedded.js';
import { migrate } from '../dist/src/platform/database/migrate.js';
import { openLog } from '../dist/src/platform/log.js';
import { secretsFrom } from '../dist/src/platform/secrets.js';
import { generate } from './generate.js';
import { makeNeed } from './needs.js';
import { randomFrom } from './random.js';
import { tellUsage } from './usage.js';

tellUsage(`Measures searches in a registry of its own.
  npm run bench -- [--shelters 5000] [--searches 500] [--warmup 200] [--ring REGION --ring NATIONAL] [--seed n]`);

// Workload S: findBeds near a comune, first 20, with shelter, organisation, reasons and contacts; one caller, signed in.
const document = `query ($need: NeedInput!) {
  findBeds(need: $need, first: 20) {
    nodes {
      pool { id name operable occupied promised free revision freshness { level observedAt disputed } }
      shelter { id name kind organisation { id name } }
      verdict light free placesNeeded ring distanceKm
      reasons { criterion finding message }
      contacts { name phone route }
    }
    pageInfo { hasNextPage endCursor } ringReached advice asOf
  }
}`;

const { values: options } = parseArgs({
  options: {
    shelters: { type: 'string', default: '5000' },
    searches: { type: 'string', default: '500' },
    warmup: { type: 'string', default: '200' },
    seed: { type: 'string', default: '20251123' },
    ring: { type: 'string', multiple: true, default: ['REGION', 'NATIONAL'] },
  },
});
const seed = Number(options.seed);

const folder = await mkdtemp(path.join(os.tmpdir(), 'riparo-bench-'));
const database = await startEmbedded(folder);
try {
  await run();
} finally {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}

async function run() {
  say(
    `seed ${seed} · ${os.cpus().length} × ${os.cpus()[0]?.model} · ${Math.round(os.totalmem() / 2 ** 30)} GiB · Node ${process.version}`,
  );
  await migrate(database.ownerUrl, decodeURIComponent(new URL(database.url).username), migrationsFolder);
  const filledFrom = performance.now();
  const { districts, shelters, workers } = await generate(database.ownerUrl, {
    shelters: Number(options.shelters),
    seed,
  });
  const pools = shelters.reduce((sum, shelter) => sum + shelter.pools.length, 0);
  say(
    `${shelters.length} shelters, ${pools} pools, ${districts.length} districts, made in ${seconds(filledFrom)} s`,
  );
  const app = await createApp({
    databaseUrl: database.url,
    databaseConnections: 20,
    demoKeys: false,
    secrets: secretsFrom(randomBytes(32).toString('base64')),
    log: openLog('silent'),
  });
  await new Promise((resolve) => app.http.listen(0, '127.0.0.1', resolve));
  const ask = caller(app.http.address().port);
  for (const ring of options.ring) {
    await measure(ask, {
      workers,
      ring,
      random: randomFrom(seed + 1),
      searches: Number(options.warmup),
      isWarmup: true,
    });
    await measure(ask, { workers, ring, random: randomFrom(seed + 2), searches: Number(options.searches) });
  }
  await app.close(0);
}

async function measure(ask, { workers, ring, random, searches, isWarmup = false }) {
  const times = [];
  const reached = new Map();
  let offers = 0;
  const began = performance.now();
  for (let done = 0; done < searches; done++) {
    const worker = random.pick(workers);
    const need = makeNeed(random, worker, ring);
    const from = performance.now();
    const { nodes, ringReached } = await ask(worker.key, need);
    times.push(performance.now() - from);
    offers += nodes.length;
    reached.set(ringReached, (reached.get(ringReached) ?? 0) + 1);
  }
  if (isWarmup) return;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
  const perSecond = Math.round(searches / ((performance.now() - began) / 1000));
  say(
    `widestRing ${ring}: ${searches} searches, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, ${perSecond} requests/s`,
  );
  say(
    `  ${(offers / searches).toFixed(1)} offers a page; rings reached: ${[...reached].map(([name, times]) => `${name} ${times}`).join(', ')}`,
  );
}

/** One connection, kept open, as a console or a partner's system has it. */
function caller(port) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  return async (key, need) => {
    const { data, errors } = await post({
      agent,
      port,
      key,
      body: JSON.stringify({ query: document, variables: { need } }),
    });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.findBeds;
  };
}

function post({ agent, port, key, body }) {
  const headers = {
    Authorization: `Bearer ${key}`,
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const request = http.request(
      { agent, port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

function seconds(since) {
  return ((performance.now() - since) / 1000).toFixed(1);
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
