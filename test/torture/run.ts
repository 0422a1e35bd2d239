import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseName } from '../../src/platform/database/embedded-logins.js';
import { secretsFrom } from '../../src/platform/secrets.js';
import { type Dice, diceOf } from '../replay/dice.js';
import type { TestDatabase } from '../support/database.js';
import { openAudience } from './audience.js';
import { createBoard } from './board.js';
import { checkStreams } from './check-streams.js';
import { check } from './checker.js';
import { type ClientHabits, createClient, soundHabits, type Tally } from './client.js';
import { connected, startCluster, type TortureCluster } from './cluster.js';
import { type FaultName, runFaults } from './faults.js';
import { type Fleet, startFleet } from './fleet.js';
import { type Operation, passing } from './history.js';
import { usualWeights, type Weights } from './program.js';
import { readRecord } from './record.js';
import { makeRegistry, ownedDatabase, type Registry } from './registry.js';
import type { Subscriber } from './subscriber.js';
import { createFindings, type Findings } from './violation.js';
import { openWire, type Wire } from './wire.js';

export interface TortureOptions {
  readonly seed: number;
  readonly operations: number;
  /** It also ends after so long. */
  readonly atMostMs: number;
  /** Ends it now; what was heard until then is checked. */
  readonly signal?: AbortSignal;
  readonly faultEveryMs: number;
  /** The folder that holds `dist` and `migrations`. */
  readonly product: string;
  readonly pools: number;
  readonly clients: number;
  readonly haste: number;
  readonly weights: Weights;
  readonly habits: ClientHabits;
  /** These alone; every kind when absent, none when empty. */
  readonly faults?: readonly FaultName[];
  readonly databaseSettings?: Readonly<Record<string, string>>;
  /** Changes the database before the servers start. */
  readonly prepare?: (database: TestDatabase) => Promise<void>;
  /** Looks for more when all is quiet, the servers still up. */
  readonly probe?: (probed: Probed) => Promise<void>;
  readonly onProgress?: (progress: Progress) => void;
}
export interface Probed {
  readonly database: TestDatabase;
  readonly registry: Registry;
  readonly front: Wire;
  readonly findings: Findings;
}
export interface Progress {
  readonly operations: number;
  readonly faults: number;
  readonly tally: Tally;
}
export interface StreamFigures {
  readonly subscribers: number;
  readonly opened: number;
  readonly changes: number;
  /** Why streams ended, where somebody said so. */
  readonly codes: ReadonlyMap<string, number>;
}
export interface Report extends Progress {
  readonly byFault: ReadonlyMap<FaultName, number>;
  readonly acknowledged: number;
  readonly refused: number;
  readonly reads: number;
  readonly unknown: number;
  readonly answers: number;
  readonly ledgerRows: number;
  readonly lapses: number;
  readonly deadlocks: number;
  readonly streams: StreamFigures;
  readonly surprises: readonly string[];
  readonly findings: Findings;
  readonly milliseconds: number;
  readonly checkMilliseconds: number;
}

export const usual = {
  operations: 3_000,
  atMostMs: 24 * 3_600_000,
  faultEveryMs: 6_000,
  product: process.cwd(),
  pools: 40,
  clients: 14,
  haste: 20,
  weights: usualWeights,
  habits: soundHabits,
} satisfies Partial<TortureOptions>;

const hour = 3_600_000;
const hosts = 4;

/** One run: a registry of its own, its clients and its faults, and what the checker finds. */
export async function torture(options: TortureOptions): Promise<Report> {
  const dice = diceOf(options.seed);
  const folder = path.resolve('.data', `torture-${randomUUID().slice(0, 8)}`);
  const cluster = await startCluster(folder, options.databaseSettings);
  try {
    return await inCluster(cluster, dice, options);
  } finally {
    await cluster.remove();
  }
}

async function inCluster(cluster: TortureCluster, dice: Dice, options: TortureOptions): Promise<Report> {
  const secretKey = randomBytes(32).toString('base64');
  const workers = Math.max(1, options.clients - hosts);
  const registry = await makeRegistry(cluster, dice, {
    ...{ product: options.product, secrets: secretsFrom(secretKey), pools: options.pools, workers },
    ...{ hosts: Math.min(hosts, options.clients - 1), haste: options.haste },
  });
  const database = ownedDatabase(cluster.urlOf('owner', databaseName));
  const back = await openWire(dice, () => ({ name: 'database', port: cluster.port }));
  const direct = cluster.urlOf('server', databaseName);
  const proxied = direct.replace(`:${cluster.port}/`, `:${back.port}/`);
  let fleet: Fleet | null = null;
  let front: Wire | null = null;
  try {
    await options.prepare?.(database);
    // Two of three are an hour off; one speaks to its database over a network that fails.
    fleet = await startFleet({
      ...{ product: options.product, secretKey, databaseUrls: [direct, direct, proxied] },
      clockShiftsMs: [0, hour, -hour],
    });
    const { next } = fleet;
    front = await openWire(dice, next);
    return await underFire({ cluster, database, registry, fleet, front, back, dice }, options);
  } finally {
    front?.close();
    back.close();
    await fleet?.stop();
    await database.drop();
  }
}

interface Scene {
  readonly cluster: TortureCluster;
  readonly database: TestDatabase;
  readonly registry: Registry;
  readonly fleet: Fleet;
  readonly front: Wire;
  readonly back: Wire;
  readonly dice: Dice;
}

async function underFire(scene: Scene, options: TortureOptions): Promise<Report> {
  const { cluster, database, registry, fleet, front } = scene;
  const began = performance.now();
  const firstRevisions = await revisionsOf(database);
  const deadlocks = watchDeadlocks(cluster);
  const tally: Tally = { lost: 0, retries: 0, codes: new Map() };
  const operations: Operation[] = [];
  const audience = await openAudience(registry, front, scene.dice);
  const faults = runFaults(scene, { everyMs: options.faultEveryMs, only: options.faults });
  const countFaults = () => [...faults.done.values()].reduce((sum, times) => sum + times, 0);
  const progress = setInterval(() => {
    options.onProgress?.({ operations: operations.length, faults: countFaults(), tally });
  }, 1_000);
  try {
    await runClients({ ...scene, tally, operations }, options, began);
    await faults.stop();
  } catch (error) {
    await audience.leave();
    throw error;
  } finally {
    clearInterval(progress);
  }
  const milliseconds = performance.now() - began;
  const findings = createFindings();
  await settled(cluster);
  const due = await audience.finish(database);
  await options.probe?.({ database, registry, front, findings });
  const checkBegan = performance.now();
  const record = await readRecord(database);
  check({ operations, record, firstRevisions }, findings);
  const { subscribers } = audience;
  checkStreams({ subscribers, record, firstRevisions, due }, findings);
  for (const [view, rows] of Object.entries(await database.brokenInvariants()))
    findings.add(view, JSON.stringify(rows));
  for (const death of fleet.deaths()) findings.add('no server ends by itself', death);
  const deadlocked = await deadlocks.total();
  if (deadlocked > 0) findings.add('no deadlock', `${deadlocked} in pg_stat_database`);
  const rows = [...record.ledger.values()].flat();
  return {
    ...{ operations: operations.length, faults: countFaults(), byFault: faults.done, tally },
    ...outcomesOf(operations),
    streams: streamsOf(subscribers),
    surprises: fleet.surprises(),
    ...{ ledgerRows: rows.length, lapses: rows.filter(({ kind }) => kind === 'LAPSED').length },
    ...{ deadlocks: deadlocked, findings, milliseconds, checkMilliseconds: performance.now() - checkBegan },
  };
}

async function runClients(
  { registry, front, tally, operations, dice }: Scene & { tally: Tally; operations: Operation[] },
  options: TortureOptions,
  began: number,
): Promise<void> {
  const board = createBoard();
  let serial = 0;
  let begun = 0;
  const serialOf = () => ++serial;
  const { weights, habits } = options;
  await Promise.all(
    [...registry.workers, ...registry.hosts].map(async (account, nth) => {
      const own = diceOf(options.seed * 1_000 + nth + dice.whole(1_000));
      const seat = { account, registry, board, dice: own, weights, serial: serialOf };
      const client = createClient({ seat, wire: front, habits, tally, serialOf });
      const isOver = () => performance.now() - began >= options.atMostMs || options.signal?.aborted;
      while (begun < options.operations && !isOver()) {
        begun++;
        operations.push(await client.act());
      }
      client.close();
    }),
  );
}

/** Waits until the database answers and nothing is under way in it. */
async function settled(cluster: TortureCluster): Promise<void> {
  const url = cluster.urlOf('superuser', databaseName);
  for (let attempt = 1; attempt <= 100; attempt++) {
    const busy = await connected(url, async (client) => {
      const { rows } = await client.query<{ busy: number }>(
        `select count(*)::integer as busy from pg_stat_activity
         where usename = 'riparo_server' and state <> 'idle'`,
      );
      return rows[0]?.busy ?? 0;
    }).catch(() => 1);
    if (busy === 0) return;
    await sleep(100);
  }
}

/** A crash sets the counter of PostgreSQL back: what it had come to is kept here. */
function watchDeadlocks(cluster: TortureCluster) {
  let before = 0;
  let seen = 0;
  const look = async () => {
    const count = await connected(cluster.urlOf('superuser', databaseName), async (client) => {
      const { rows } = await client.query<{ deadlocks: number }>(
        'select deadlocks::integer from pg_stat_database where datname = $1',
        [databaseName],
      );
      return rows[0]?.deadlocks ?? 0;
    }).catch(() => seen);
    if (count < seen) before += seen;
    seen = count;
  };
  const timer = setInterval(look, 1_500);
  return {
    async total() {
      clearInterval(timer);
      await look();
      return before + seen;
    },
  };
}

async function revisionsOf({ sql }: TestDatabase): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ id: string; revision: number }>('select id, revision from bed_pool');
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

function streamsOf(subscribers: readonly Subscriber[]): StreamFigures {
  const codes = new Map<string, number>();
  let [opened, changes] = [0, 0];
  for (const subscriber of subscribers) {
    opened += subscriber.streams;
    changes += subscriber.changes.length;
    for (const [code, times] of subscriber.codes) codes.set(code, (codes.get(code) ?? 0) + times);
  }
  return { subscribers: subscribers.length, opened, changes, codes };
}

function outcomesOf(operations: readonly Operation[]) {
  const outcomes = { acknowledged: 0, refused: 0, reads: 0, unknown: 0, answers: 0 };
  for (const { answers, keys } of operations) {
    outcomes.answers += answers.length;
    const final = answers.find(({ code }) => code === null || !passing.has(code));
    if (!final) outcomes.unknown++;
    else if (keys.length === 0) outcomes.reads++;
    else if (final.code === null) outcomes.acknowledged++;
    else outcomes.refused++;
  }
  return outcomes;
}
