import { randomBytes, randomUUID } from 'node:crypto';
import type { Account } from '../support/given.js';
import type { World } from '../support/world.js';
import { type House, mapped } from './houses.js';
import type { Groups } from './world.types.js';

/** A link that counts for each shelter of these houses. */
export async function countLinks(
  { database }: World,
  { operator, coordinator }: { operator: Account; coordinator: Account },
  { own, near }: { own: House; near: House },
): Promise<Groups> {
  const ids = { own: mapped(own, () => randomUUID()), other: mapped(near, () => randomUUID()) };
  const houses = { own, other: near };
  for (const group of ['own', 'other'] as const)
    for (const [name, shelter] of Object.entries(houses[group]))
      await database.sql(
        `insert into count_link (id, shelter_id, pool_id, name, hash, one_time, made_by, expires_at)
         values ($1, $2, $3, 'portineria', $4, false, $5, registry_now() + interval '30 days')`,
        [
          ...[ids[group][name], shelter.id, name === 'open' ? shelter.pool.id : null, randomBytes(32)],
          name === 'open' ? coordinator.id : operator.id,
        ],
      );
  return ids;
}
