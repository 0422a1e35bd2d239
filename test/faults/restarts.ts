import { setTimeout as sleep } from 'node:timers/promises';
import { documents } from '../torture/documents.js';
import type { TortureServer } from '../torture/fleet.js';
import { openLine } from '../torture/line.js';
import type { Stage } from './stage.js';

export interface RestartOptions {
  readonly times: number;
  readonly readyWithinMs?: number;
}
export interface RestartReport {
  /** Milliseconds from the first answer of the database until every server was ready and answered, each time. */
  readonly readyAfter: readonly number[];
  readonly requests: number;
  readonly problems: readonly string[];
  readonly milliseconds: number;
}

const usualReadyWithinMs = 3_000;
const giveUpMs = 30_000;
const lookEveryMs = 20;
const calmMs = 1_000;
const clients = 6;

/** Restarts the database again and again under requests, by turns as its keeper does and by kill -9. */
export async function restartDatabase(
  stage: Stage,
  { times, readyWithinMs = usualReadyWithinMs }: RestartOptions,
): Promise<RestartReport> {
  const began = performance.now();
  const { cluster, fleet } = stage;
  const readyAfter: number[] = [];
  const problems: string[] = [];
  const asking = askAlways(stage);
  for (let nth = 0; nth < times; nth++) {
    await sleep(calmMs);
    await (nth % 2 === 0 ? cluster.restart() : cluster.crash());
    const answered = performance.now();
    await Promise.all(fleet.servers.map((server) => isBack(stage, server)));
    readyAfter.push(performance.now() - answered);
  }
  const requests = await asking.stop();
  const tooLate = readyAfter.filter((one) => one > readyWithinMs);
  if (tooLate.length > 0) problems.push(`ready after more than ${readyWithinMs} ms: ${tooLate.join(', ')}`);
  problems.push(...fleet.deaths(), ...fleet.surprises());
  return { readyAfter, requests, problems, milliseconds: performance.now() - began };
}

/** Ready is who says so and answers a question. */
async function isBack({ registry }: Stage, { port, name }: TortureServer): Promise<void> {
  const id = registry.pools[0]?.id;
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${registry.workers[0]?.key}`,
  };
  const body = JSON.stringify({ query: documents.bedPool, variables: { id } });
  const ask = async () => {
    const ready = await fetch(`http://127.0.0.1:${port}/ready`);
    await ready.body?.cancel();
    if (ready.status !== 200) return false;
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body });
    return 'data' in ((await answer.json()) as object) && answer.status === 200;
  };
  for (const deadline = performance.now() + giveUpMs; performance.now() < deadline; await sleep(lookEveryMs))
    if (await ask().catch(() => false)) return;
  throw new Error(`Server ${name} does not come back.`);
}

/** Requests all the while, so that connections are in use when the database goes; what they are told is no matter here. */
function askAlways({ registry, front, dice }: Stage) {
  let requests = 0;
  let isOver = false;
  const asking = registry.workers.slice(0, clients).map(async ({ key }) => {
    const line = openLine(front, key);
    while (!isOver) {
      const poolId = dice.oneOf(registry.pools)?.id;
      const isRead = dice.chance(0.5);
      await line
        .post(
          isRead
            ? { query: documents.bedPool, variables: { id: poolId } }
            : { query: documents.declareBeds, variables: { input: { poolId, occupied: 0 } } },
        )
        .catch(() => null);
      requests++;
      await sleep(5);
    }
    line.close();
  });
  return {
    async stop() {
      isOver = true;
      await Promise.all(asking);
      return requests;
    },
  };
}
