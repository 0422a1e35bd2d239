import { setTimeout as sleep } from 'node:timers/promises';
import { databaseName } from '../../src/platform/database/embedded-logins.js';
import type { Dice } from '../replay/dice.js';
import { connected, type TortureCluster } from './cluster.js';
import type { Fleet, TortureServer } from './fleet.js';
import { type Wire, wireFaults } from './wire.js';

export interface Stage {
  readonly cluster: TortureCluster;
  readonly fleet: Fleet;
  /** Between the clients and the servers. */
  readonly front: Wire;
  /** Between servers and PostgreSQL. */
  readonly back: Wire;
  readonly dice: Dice;
}

type Fault = (stage: Stage) => Promise<void>;
export type FaultName = string;

const hour = 3_600_000;
const wireFaultLastsMs = 2_500;

const someServer = ({ fleet, dice }: Stage): TortureServer => {
  const server = dice.oneOf(fleet.servers);
  if (!server) throw new Error('There is no server.');
  return server;
};

/** A server that meets a database that has just gone is started again, as a supervisor does. */
async function startAgain(server: TortureServer, clockShiftMs?: number): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await server.start(clockShiftMs);
    } catch (error) {
      if (attempt === 5) throw error;
      await sleep(500);
    }
  }
}

const faults: Readonly<Record<FaultName, Fault>> = {
  'kill -9 of a server': async (stage) => {
    const server = someServer(stage);
    await server.end('SIGKILL');
    await startAgain(server);
  },
  'kill -9 of the postmaster': ({ cluster }) => cluster.crash(),
  'SIGTERM of a server': async (stage) => {
    const server = someServer(stage);
    await server.end('SIGTERM');
    await startAgain(server);
  },
  'a server with another clock': async (stage) => {
    const server = someServer(stage);
    await server.end('SIGKILL');
    await startAgain(server, (stage.dice.whole(3) - 1) * hour);
  },
  'backends terminated': async ({ cluster }) => {
    await connected(cluster.urlOf('superuser', databaseName), (client) =>
      client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where usename = 'riparo_server' and random() < 0.5`,
      ),
    );
  },
  ...Object.fromEntries(
    (['front', 'back'] as const).flatMap((side) =>
      wireFaults.map((fault) => {
        const where = side === 'front' ? 'clients' : 'database';
        const act: Fault = async (stage) => {
          stage[side].fail(fault);
          await sleep(wireFaultLastsMs);
          stage[side].fail(null);
        };
        return [`${where}: ${fault}`, act];
      }),
    ),
  ),
};
export const faultNames = Object.keys(faults);

// What kills comes as often as all the wires together.
const heavy = faultNames.filter((name) => !/: /.test(name));

export interface FaultProgram {
  readonly done: ReadonlyMap<FaultName, number>;
  /** Lets the fault under way end, and begins no other. */
  stop(): Promise<void>;
}

/** Runs faults one after the other, all of them in turn, heavy and light by turns, each begun `everyMs` after the last. */
export function runFaults(
  stage: Stage,
  { everyMs, only }: { everyMs: number; only?: readonly FaultName[] | undefined },
): FaultProgram {
  const done = new Map<FaultName, number>();
  const stopping = new AbortController();
  const { signal } = stopping;
  let fault: FaultName | undefined;
  const run = async () => {
    const bags = only ? [bagOf(stage.dice, only)] : [bagOf(stage.dice, heavy), bagOf(stage.dice, light)];
    for (let nth = 0; !signal.aborted; nth++) {
      const next = performance.now() + everyMs;
      fault = bags[nth % bags.length]?.();
      if (fault === undefined) return;
      await faults[fault]?.(stage);
      done.set(fault, (done.get(fault) ?? 0) + 1);
      await sleep(Math.max(200, next - performance.now()), undefined, { signal }).catch(() => undefined);
    }
  };
  const running = run();
  running.catch(() => undefined);
  return {
    done,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

const light = faultNames.filter((name) => !heavy.includes(name));

/** Gives each once, in no order, then each once more. */
function bagOf(dice: Dice, names: readonly FaultName[]): () => FaultName | undefined {
  let left: FaultName[] = [];
  return () => {
    if (left.length === 0) left = [...names];
    const [name] = left.splice(dice.whole(left.length), 1);
    return name;
  };
}
