import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { databaseName } from '../../src/platform/database/embedded-logins.js';
import { type Secrets, secretsFrom } from '../../src/platform/secrets.js';
import { type Dice, diceOf } from '../replay/dice.js';
import type { TestDatabase } from '../support/database.js';
import { startCluster, type TortureCluster } from '../torture/cluster.js';
import { type Fleet, startFleet } from '../torture/fleet.js';
import { makeRegistry, ownedDatabase, type Registry } from '../torture/registry.js';
import { openWire, type Wire } from '../torture/wire.js';

/** A registry of three servers behind a balancer, for one kind of fault. */
export interface Stage {
  readonly cluster: TortureCluster;
  readonly database: TestDatabase;
  readonly secrets: Secrets;
  readonly registry: Registry;
  readonly fleet: Fleet;
  /** The balancer, which can cut. */
  readonly front: Wire;
  readonly dice: Dice;
  close(): Promise<void>;
}

export async function openStage(seed: number): Promise<Stage> {
  const dice = diceOf(seed);
  const product = process.cwd();
  const cluster = await startCluster(path.resolve('.data', `faults-${randomUUID().slice(0, 8)}`));
  const secretKey = randomBytes(32).toString('base64');
  const secrets = secretsFrom(secretKey);
  const size = { pools: 40, workers: 12, hosts: 1, haste: 1 };
  const registry = await makeRegistry(cluster, dice, { product, secrets, ...size });
  const url = cluster.urlOf('server', databaseName);
  const fleet = await startFleet({ product, secretKey, databaseUrls: [url, url, url], clockShiftsMs: [] });
  const front = await openWire(dice, fleet.next);
  const database = ownedDatabase(cluster.urlOf('owner', databaseName));
  return {
    ...{ cluster, database, secrets, registry, fleet, front, dice },
    async close() {
      front.close();
      await fleet.stop();
      await database.drop();
      await cluster.remove();
    },
  };
}
