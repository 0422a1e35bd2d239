import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { buildSchema } from 'graphql';
import type { Client } from 'pg';
import { idOf } from '../../seeds/demo/ids.js';
import { demoGuide } from '../../seeds/index.js';
import { databaseName } from '../../src/platform/database/embedded-logins.js';
import { diceOf } from '../replay/dice.js';
import type { ServerProcess } from '../support/server-process.js';
import { connected } from '../torture/cluster.js';
import { startDemo } from './demo-cluster.js';
import { questionsOf } from './documents.js';
import { askers } from './entitled.js';
import { aroundOf, followed, type Harvest, harvest, judge, type Leak } from './harvest.js';
import { keyOfSystem } from './marked-people.js';
import { type MarkedRegistry, type MarkedSizes, markRegistry } from './marked-registry.js';
import { createMarks, type MarkKind, type Marks, marksIn } from './marks.js';
import { secondFactorOf } from './second-factor.js';
import { idsByTable, variablesFrom } from './variables.js';

export interface CanaryOptions extends MarkedSizes {
  readonly seed: number;
  /** Questions of each asker; every question once when absent. */
  readonly each?: number;
}
export interface MarkedGround {
  readonly marks: Marks;
  /** Lets everybody ask a product that serves this registry, built in `product`, and gives what leaked. */
  run(product?: string): Promise<Harvest>;
  close(): Promise<void>;
}

const listeningMs = 3_000;

/** A PostgreSQL of its own with a demo district in which every secret cell is marked. */
export async function markedGround(options: CanaryOptions): Promise<MarkedGround> {
  const demo = await startDemo();
  try {
    const marks = createMarks();
    const urlOf = (database: string) => demo.cluster.urlOf('superuser', database);
    const { marked, codes } = await demo.served({}, async (server) => {
      const [now, later] = await secondFactorOf('demo-worker', server, marks);
      const by = { server, marks, codes: now, url: urlOf(databaseName) };
      return { codes: later, marked: await markedBy(by, options) };
    });
    let hunts = 0;
    return {
      marks,
      // Each in a copy: what one product left behind is nothing that the next one tells.
      async run(product) {
        const database = `hunt_${++hunts}`;
        await demo.copy(database);
        const of = { database, ...(product === undefined ? {} : { product }) };
        return demo.served(of, (server) =>
          hunt({
            server,
            marks,
            codes,
            marked,
            options,
            url: urlOf(database),
            databaseLog: demo.cluster.log,
          }),
        );
      },
      close: () => demo.cluster.remove(),
    };
  } catch (error) {
    await demo.cluster.remove();
    throw error;
  }
}

interface Marking {
  readonly server: ServerProcess;
  readonly marks: Marks;
  /** Of the second factor of `demo-worker`, each good for one time. */
  readonly codes: readonly string[];
  /** Of the database, for who may all. */
  readonly url: string;
}

async function markedBy({ server, marks, codes, url }: Marking, sizes: MarkedSizes): Promise<MarkedRegistry> {
  const ask = async (key: string, document: string, variables: object) => {
    const { data, errors } = await server.ask(key, document, variables);
    if (errors) throw new Error(`${document.slice(0, 80)}: ${JSON.stringify(errors)}`);
    return data;
  };
  const { over, ...marked } = await markRegistry(ask, marks, {
    ...sizes,
    district: demoGuide.ids.district,
    gateway: idOf('organisation/voce-ferma'),
    codes,
  });
  await connected(url, (client) => letTimePass(client, over));
  return marked;
}

/** What was told of these shelters was told yesterday. */
async function letTimePass(client: Client, shelterIds: readonly string[]): Promise<void> {
  await client.query(
    `update address_grant g set granted_at = g.granted_at - interval '1 day', expires_at = g.expires_at - interval '1 day'
     from placement p join bed_pool b on b.id = p.pool_id
     where p.id = g.placement_id and b.shelter_id = any($1::uuid[])`,
    [shelterIds],
  );
  await client.query(
    `update emergency_access set began_at = began_at - interval '1 day', expires_at = expires_at - interval '1 day'
     where shelter_id = any($1::uuid[])`,
    [shelterIds],
  );
}

interface Hunt extends Marking {
  readonly marked: MarkedRegistry;
  readonly options: CanaryOptions;
  /** The file in which the database logs. */
  readonly databaseLog: string;
}

async function hunt({ marked, options, databaseLog, ...marking }: Hunt): Promise<Harvest> {
  const { server, marks, url } = marking;
  const before = readFileSync(databaseLog, 'utf8').length;
  const { seed, each } = options;
  const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  const ids = await connected(url, idsByTable);
  // The product that is looked at has written secrets too: what it logs or keeps on the way counts.
  await markedBy(marking, { shelters: 2, cases: 3 });
  const heard = listenAll(server, marks, marked);
  const answers = await harvest(askers, {
    ...{ url: server.url, marks, variablesFor: variablesFrom(ids, marked) },
    diceFor: (nth) => diceOf(seed * 100 + nth),
    questions: questionsOf(schema, 'query'),
    ...(each === undefined ? {} : { each }),
  });
  const streams = await heard;
  await spendByKeys(server, marks);
  const log = inTheClear('log of the server', server.output(), marks);
  const logged = readFileSync(databaseLog, 'utf8').slice(before);
  const ofDatabase = inTheClear('log of the database', logged, marks);
  const dump = await connected(url, (client) => dumped(client, marks));
  return { ...answers, leaks: [...answers.leaks, ...streams, ...log, ...ofDatabase, ...dump] };
}

/** Systems ask with their keys, the second time known; what they spent is kept within a second. */
async function spendByKeys(server: ServerProcess, marks: Marks): Promise<void> {
  const keys = marks.kept.filter(({ of }) => of === keyOfSystem);
  for (const { text } of [...keys, ...keys]) await server.ask(text, '{ me { id } }');
  await pause(2 * 1_000);
}

/** Everybody follows the changes while guarded pools move. */
async function listenAll(server: ServerProcess, marks: Marks, { shelters }: MarkedRegistry): Promise<Leak[]> {
  const signedIn = askers.filter((asker) => asker !== 'nobody');
  const heard = Promise.all(
    signedIn.map(async (asker) => {
      const frames = await followed(server.url, asker, listeningMs);
      return judge(frames, { asker, root: 'bedsChanged', asked: '' }, marks).leaks;
    }),
  );
  for (const { poolId } of shelters.slice(0, 10)) {
    await server.ask(
      'demo-worker',
      'mutation ($input: ConfirmBedsInput!) { confirmBeds(input: $input) { id } }',
      { input: { poolId } },
    );
  }
  return (await heard).flat();
}

// Ids name what is logged; everything else in a log is a leak.
function inTheClear(surface: string, text: string, marks: Marks): Leak[] {
  return marksIn(text, marks)
    .filter(({ text: found }) => !found || marks.find(found)?.kind !== 'id of a guarded shelter')
    .map(({ encoding, text: found, at }) => ({
      ...{ surface, asker: 'nobody', what: (found && marks.find(found)?.kind) ?? encoding },
      where: aroundOf(text, at),
    }));
}

/** In which tables a mark may stand in the clear; none where it is not told. Ids stand everywhere. */
const inTheClearIn: Readonly<Partial<Record<MarkKind, readonly string[]>>> = {
  'name of a secret shelter': ['shelter', 'bed_pool'],
  'true organisation': ['organisation'],
  'duty phone': ['contact'],
};

async function dumped(client: Client, marks: Marks): Promise<Leak[]> {
  const { rows } = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  const leaks: Leak[] = [];
  for (const { name } of rows) {
    const table = await client.query<{ line: string }>(`select t::text as line from ${name} t`);
    const text = table.rows.map(({ line }) => line + bytesIn(line)).join('\n');
    const found = inTheClear(`table ${name}`, text, marks);
    leaks.push(...found.filter(({ what }) => !inTheClearIn[what as MarkKind]?.includes(name)));
  }
  return leaks;
}

/** What the bytes of a row would read as. */
function bytesIn(line: string): string {
  return [...line.matchAll(/\\\\x([0-9a-f]+)/g)]
    .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
    .join(' ');
}
