import { setTimeout as sleep } from 'node:timers/promises';
import { diceOf } from '../replay/dice.js';
import { documents } from '../torture/documents.js';
import { openLine } from '../torture/line.js';
import type { Stage } from './stage.js';

export interface RollingOptions {
  readonly requests: number;
  /** How servers are ended; SIGKILL is a fault, planted. */
  readonly signal?: 'SIGTERM' | 'SIGKILL';
}
export interface RollingReport {
  readonly requests: number;
  /** How many servers were replaced meanwhile. */
  readonly restarts: number;
  readonly failed: number;
  /** What failed, by what was said. */
  readonly failures: ReadonlyMap<string, number>;
  readonly problems: readonly string[];
  readonly milliseconds: number;
}

const clients = 12;
const shareOfActs = 0.2;
const betweenRestartsMs = 300;

/** Replaces one server after the other while requests go on; nobody asks twice. */
export async function rollServers(
  stage: Stage,
  { requests, signal = 'SIGTERM' }: RollingOptions,
): Promise<RollingReport> {
  const began = performance.now();
  const { registry, fleet, front } = stage;
  const failures = new Map<string, number>();
  let begun = 0;
  let restarts = 0;
  const sending = Promise.all(
    registry.workers.slice(0, clients).map(async ({ key }, nth) => {
      const dice = diceOf(nth);
      const line = openLine(front, key, Number.POSITIVE_INFINITY);
      while (begun < requests) {
        begun++;
        const poolId = dice.oneOf(registry.pools)?.id;
        const asked = dice.chance(shareOfActs)
          ? { query: documents.declareBeds, variables: { input: { poolId, occupied: 0 } } }
          : { query: documents.bedPool, variables: { id: poolId } };
        const failure = await line.post(asked).then(
          ({ body }) => body.errors?.[0]?.extensions?.code,
          (error: Error) => error.message,
        );
        if (failure !== undefined) failures.set(failure, (failures.get(failure) ?? 0) + 1);
      }
      line.close();
    }),
  );
  let isOver = false;
  sending.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await sleep(betweenRestartsMs);
    const server = fleet.servers[restarts % fleet.servers.length];
    await server?.end(signal);
    await server?.start();
    restarts++;
  }
  await sending;
  const failed = [...failures.values()].reduce((sum, times) => sum + times, 0);
  const problems = [...fleet.deaths(), ...fleet.surprises()];
  return { requests: begun, restarts, failed, failures, problems, milliseconds: performance.now() - began };
}
