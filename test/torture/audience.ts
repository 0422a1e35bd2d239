import { setTimeout as sleep } from 'node:timers/promises';
import { type Dice, diceOf } from '../replay/dice.js';
import type { TestDatabase } from '../support/database.js';
import type { Account } from '../support/given.js';
import type { Registry } from './registry.js';
import { type Subscriber, startSubscriber, type Transport } from './subscriber.js';
import type { Wire } from './wire.js';

/** Those who follow the changes while everything fails. */
export interface Audience {
  readonly subscribers: readonly Subscriber[];
  /** Waits until everybody was told all that has happened, for a while; then all leave. Gives what was due. */
  finish(database: TestDatabase): Promise<ReadonlyMap<string, number>>;
  leave(): Promise<void>;
}

/** How long the last changes may take to reach everybody once all is quiet. */
const lastWordWithinMs = 20_000;
const chosenPools = 12;

/** Returns when each has a place to go on from. */
export async function openAudience(registry: Registry, { port }: Wire, dice: Dice): Promise<Audience> {
  const { workers, hosts, pools } = registry;
  const all = new Set(pools.map(({ id }) => id));
  const chosen = new Set([...all].slice(0, chosenPools));
  const seat = (account: Account | undefined, transport: Transport, poolIds = all, isChoosing = false) => {
    if (!account) return [];
    const own = diceOf(dice.whole(2 ** 31));
    return [startSubscriber({ account, transport, port, poolIds, isChoosing, dice: own })];
  };
  const ownPools = (account: Account | undefined) =>
    new Set(pools.filter((pool) => pool.organisationId === account?.organisationId).map(({ id }) => id));
  const subscribers = [
    ...seat(workers[0], 'SSE'),
    ...seat(workers[1], 'WebSocket'),
    ...seat(workers[2], 'WebSocket', chosen, true),
    ...seat(hosts[0], 'WebSocket', ownPools(hosts[0])),
    ...seat(hosts[1], 'SSE', ownPools(hosts[1])),
  ];
  await Promise.all(subscribers.map(({ begun }) => begun));
  const leave = async () => void (await Promise.all(subscribers.map((subscriber) => subscriber.stop())));
  return {
    subscribers,
    leave,
    async finish({ sql }) {
      try {
        const rows = await sql<{ id: string; revision: number }>('select id, revision from bed_pool');
        const due = new Map(rows.map(({ id, revision }) => [id, revision]));
        const hasAll = ({ poolIds, revisionOf }: Subscriber) =>
          [...poolIds].every((id) => revisionOf(id) >= (due.get(id) ?? 0));
        const deadline = performance.now() + lastWordWithinMs;
        while (performance.now() < deadline && !subscribers.every(hasAll)) await sleep(50);
        return due;
      } finally {
        await leave();
      }
    },
  };
}
