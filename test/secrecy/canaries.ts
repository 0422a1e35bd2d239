import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import type { Client } from 'pg';
import { idOf } from '../../seeds/demo/ids.js';
import { demoGuide } from '../../seeds/index.js';
import { databaseName } from '../../src/platform/database/embedded-logins.js';
import { diceOf } from '../replay/dice.js';
import type { ServerProcess } from '../support/server-process.js';
import { connected, type TortureCluster } from '../torture/cluster.js';
import { startDemo } from './demo-cluster.js';
import { questionsOf } from './documents.js';
import { askers } from './entitled.js';
import { aroundOf, followed, type Harvest, harvest, judge, type Leak } from './harvest.js';
import { type MarkedRegistry, type MarkedSizes, markRegistry } from './marked-registry.js';
import { createMarks, type Marks, marksIn } from './marks.js';
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
    const marked = await demo.served({}, (server) => markedBy(server, marks, options));
    return {
      marks,
      run: (product) =>
        demo.served(product === undefined ? {} : { product }, (server) =>
          hunt({ server, cluster: demo.cluster, marks, marked, options }),
        ),
      close: () => demo.cluster.remove(),
    };
  } catch (error) {
    await demo.cluster.remove();
    throw error;
  }
}

function markedBy(server: ServerProcess, marks: Marks, sizes: MarkedSizes): Promise<MarkedRegistry> {
  const ask = async (key: string, document: string, variables: object) => {
    const { data, errors } = await server.ask(key, document, variables);
    if (errors) throw new Error(`${document.slice(0, 80)}: ${JSON.stringify(errors)}`);
    return data;
  };
  return markRegistry(ask, marks, {
    ...sizes,
    district: demoGuide.ids.district,
    gateway: idOf('organisation/voce-ferma'),
  });
}

interface Hunt {
  readonly server: ServerProcess;
  readonly cluster: TortureCluster;
  readonly marks: Marks;
  readonly marked: MarkedRegistry;
  readonly options: CanaryOptions;
}

async function hunt({ server, cluster, marks, marked, options }: Hunt): Promise<Harvest> {
  const { seed, each } = options;
  const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
  const ids = await connected(cluster.urlOf('superuser', databaseName), idsByTable);
  // The product that is looked at has written secrets too: what it logs or keeps on the way counts.
  await markedBy(server, marks, { shelters: 2, cases: 3 });
  const heard = listenAll(server, marks, marked);
  const answers = await harvest(askers, {
    ...{ url: server.url, marks, dice: diceOf(seed), variablesFor: variablesFrom(ids, marked) },
    questions: questionsOf(schema, 'query'),
    ...(each === undefined ? {} : { each }),
  });
  const streams = await heard;
  const log = inTheClear('log of the server', server.output(), marks);
  const databaseLog = inTheClear('log of the database', readFileSync(cluster.log, 'utf8'), marks);
  const dump = await connected(cluster.urlOf('superuser', databaseName), (client) => dumped(client, marks));
  return { ...answers, leaks: [...answers.leaks, ...streams, ...log, ...databaseLog, ...dump] };
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

/** What must be sealed in the tables themselves, and so in every copy of them. */
const sealedKinds = new Set(['address', 'meeting point', 'words of a case']);

async function dumped(client: Client, marks: Marks): Promise<Leak[]> {
  const { rows } = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  const leaks: Leak[] = [];
  for (const { name } of rows) {
    const table = await client.query<{ line: string }>(`select t::text as line from ${name} t`);
    const text = table.rows.map(({ line }) => line + bytesIn(line)).join('\n');
    leaks.push(...inTheClear(`table ${name}`, text, marks).filter(({ what }) => sealedKinds.has(what)));
  }
  return leaks;
}

/** What the bytes of a row would read as. */
function bytesIn(line: string): string {
  return [...line.matchAll(/\\\\x([0-9a-f]+)/g)]
    .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
    .join(' ');
}
