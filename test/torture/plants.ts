import type { Edit } from '../support/planted-product.js';
import { type ClientHabits, soundHabits } from './client.js';
import type { FaultName } from './faults.js';
import type { Weights } from './program.js';
import type { TortureOptions } from './run.js';

/** A bug, and the program that brings it to light. */
export interface Plant {
  readonly bug: string;
  /** The rule that it must break: a product that is broken otherwise shows nothing. */
  readonly by: string;
  readonly edits?: readonly Edit[];
  readonly options: Partial<TortureOptions>;
}

const src = 'dist/src';
const ledger = `${src}/availability/ledger`;
const requestKey = `${src}/platform/request-key.js`;
const acts = `${src}/placements/act-on-placement.js`;
const transaction = `${src}/platform/database/transaction.js`;

const counting: Weights = { declareBeds: 40, confirmBeds: 20, recordStay: 10, endPlacement: 10, bedPool: 10 };
const holding: Weights = { holdBeds: 30, confirmPlacement: 30, releasePlacement: 10, bedPool: 5 };
const giving: Weights = { holdBeds: 40, releasePlacement: 40, refusePlacement: 20 };
const groups: Weights = { holdGroup: 50, releasePlacement: 60, bedPool: 2, declareBeds: 5 };
const twice: ClientHabits = { ...soundHabits, sendsTwice: 0.5 };
const killServer: readonly FaultName[] = ['kill -9 of a server'];
const crash: readonly FaultName[] = ['kill -9 of the postmaster'];

/** The same pools meet more often where there are few of them. */
const few = { pools: 3, faults: [] } as const;

export const plants: readonly Plant[] = [
  {
    bug: 'no lock',
    by: 'nobody is told CONFLICT',
    edits: [
      { file: `${ledger}/lock-pools.sql.js`, find: 'order by id for update) p', put: 'order by id) p' },
    ],
    options: { ...few, weights: counting },
  },
  {
    bug: 'no ledger key',
    by: 'the ledger has one row a revision',
    edits: [
      {
        file: 'migrations/0005-availability.sql',
        find: '  constraint bed_ledger_has_one_row_a_revision primary key (pool_id, revision),\n',
        put: '',
      },
    ],
    options: { ...few },
  },
  {
    bug: 'unsorted groups',
    by: 'no deadlock',
    edits: [
      {
        file: `${src}/placements/hold-lines.js`,
        find: 'lines.toSorted((a, b) => (a.poolId < b.poolId ? -1 : 1))',
        put: 'lines',
      },
      {
        file: `${src}/placements/hold-lines.js`,
        find: 'lines.length > 1 ? lockPools(tx.em, ids) : new Map()',
        put: 'new Map()',
      },
    ],
    options: {
      ...{ pools: 5, faults: [], weights: groups },
      databaseSettings: { deadlock_timeout: '50ms' },
    },
  },
  {
    bug: 'key after the effect',
    by: 'every effect has its key',
    edits: [
      {
        file: requestKey,
        find: `await inTransaction(ctx, (tx) => doOnce(tx, act, requestKey, work), {
        isKeyed: true,
    });`,
        put: `await (async () => {
        const known = await inTransaction(ctx, async (tx) => {
            const [stored] = await readKey(tx.em, [tx.actor.id, requestKey]);
            return stored?.outcome;
        });
        if (known) return known;
        const outcome = await inTransaction(ctx, (tx) => attempt(tx, work));
        await inTransaction(ctx, (tx) => doOnce(tx, act, requestKey, async () => outcome.done ?? {}));
        return outcome;
    })();`,
      },
    ],
    options: { ...few, pools: 10, habits: twice },
  },
  {
    bug: 'key not scoped',
    by: 'nobody is told REQUEST_KEY_REUSED',
    edits: [
      { file: requestKey, find: '[tx.actor.id, key', put: "['00000000-0000-4000-8000-000000000000', key" },
    ],
    options: { ...few, pools: 10 },
  },
  {
    bug: 'node clock for expiry',
    by: 'the state told was true',
    edits: [{ file: acts, find: 'now: pool.now', put: 'now: new Date()' }],
    options: { ...few, pools: 20, weights: holding, haste: 40 },
  },
  {
    bug: 'naive cursor',
    by: 'a stream leaves no change out',
    edits: [
      {
        file: `${src}/platform/live/journal-frontier.rules.js`,
        find: 'this.#marks.filter(({ endedAt }) => endedAt <= oldestRunning)',
        put: 'this.#marks.splice(0)',
      },
    ],
    options: { ...few, pools: 40 },
  },
  {
    bug: 'last-write-wins',
    by: 'an older count never replaces a newer one',
    edits: [
      {
        file: `${src}/availability/counting/declare-beds.js`,
        find: 'if (pool.observedAt && observedAt < pool.observedAt) {',
        put: 'if (false) {',
      },
    ],
    options: { ...few, weights: counting },
  },
  {
    bug: 'answer before commit',
    by: 'an act is in the figures it is answered with',
    edits: [
      {
        file: transaction,
        find: 'const outcome = await ctx.em.transactional(async (em) => {',
        put: 'const outcome = await new Promise((told, failed) => ctx.em.transactional(async (em) => {',
      },
      {
        file: transaction,
        find: 'return done;\n        });',
        put: `told(done);
            await pause(30);
            return done;
        }).catch(failed));`,
      },
    ],
    options: { ...few, pools: 20 },
  },
  {
    bug: 'read from a replica',
    by: 'nobody is told what was over before they asked',
    edits: [
      {
        file: `${src}/availability/pools/pool-now.js`,
        find: 'const rows = await poolsNow(em, [ids]);',
        put: `const late = globalThis.replica ??= new Map();
    for (const row of await poolsNow(em, [ids.filter((id) => !(late.get(id)?.until > Date.now()))]))
        late.set(row.poolId, { row, until: Date.now() + 200 });
    const rows = ids.flatMap((id) => late.get(id)?.row ?? []);`,
      },
    ],
    options: { ...few, pools: 10 },
  },
  {
    bug: 'new key on unknown commit',
    by: 'one act has one effect',
    options: {
      ...{ pools: 20, habits: { ...soundHabits, forgetsKeys: true } },
      ...{ faults: ['clients: cut before reply'], faultEveryMs: 2_600 },
    },
  },
  {
    bug: 'audit outside the transaction',
    by: 'every change is in the journal once',
    edits: [
      {
        file: `${ledger}/move-pool.sql.js`,
        find: 'ledgerTail}',
        put: "ledgerTail.replace('pool.revision from pool', 'pool.revision from pool where false')}",
      },
      {
        file: `${ledger}/move-pool.sql.js`,
        find: 'return row.revision;',
        put: `const { poolId } = change;
    const apart = em.fork().getConnection();
    setTimeout(() => void apart.execute("insert into journal (at, topic, subject_id, revision) values (registry_now(), 'bed_pool', ?, ?)", [poolId, row.revision]).catch(() => null), 1000);
    return row.revision;`,
      },
    ],
    options: { pools: 20, weights: giving, faults: killServer, faultEveryMs: 2_000 },
  },
  {
    bug: 'encryption without context',
    by: 'a sealed value opens only where it belongs',
    edits: [
      { file: `${src}/platform/secrets.js`, find: '.setAAD(Buffer.from(by.context))', put: '' },
      { file: `${src}/platform/secrets.js`, find: '.setAAD(Buffer.from(context))', put: '' },
    ],
    options: { ...few, pools: 20 },
  },
  {
    bug: 'unguarded confirm',
    by: 'CONFIRMED follows what it may follow',
    edits: [
      {
        file: acts,
        find: 'const refusal = whyNot[verb.action]',
        put: "const refusal = verb.action === 'CONFIRM' ? null : whyNot[verb.action]",
      },
    ],
    options: { ...few, pools: 20, weights: holding, haste: 40 },
  },
  {
    bug: 'synchronous_commit off',
    by: 'nothing acknowledged is lost',
    options: {
      ...{ pools: 20, faults: crash, faultEveryMs: 3_000 },
      databaseSettings: { synchronous_commit: 'off', wal_writer_delay: '10000ms' },
    },
  },
];
