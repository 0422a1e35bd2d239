import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { keptShelter, presentOf } from './kept-shelter.js';
import type { Shelter } from './shelter.entity.js';
import type { CloseShelterInput } from './shelter.input.js';
import { shelterOf } from './shelter.queries.js';

const lockTheirPools = statement(
  'lock-pools-of-shelter',
  `-- Which pools does this shelter have? Locked in the order of their ids: no promise comes in between.
   select p.id from bed_pool p where p.shelter_id = $1 order by p.id for update`,
);

// A statement of its own: one that waits for a lock still reads as it began, and misses what it waited for.
const isInUse = statement<{ in_use: boolean }>(
  'shelter-in-use',
  `-- Is anybody staying in this shelter, its pools locked, or expected there?
   select exists (
     select from placement h join bed_pool p on p.id = h.pool_id
     where p.shelter_id = $1 and ((h.promise_ended_at is null and (h.confirmed_at is not null or h.expires_at > $2))
       or (h.arrived_at is not null and h.ended_at is null))) as in_use`,
);

/** Takes a shelter out of the directory for good, once nobody is in it or on the way. */
export async function closeShelter(ctx: RequestContext, input: CloseShelterInput): Promise<Shelter> {
  const { id } = await once(ctx, { operation: 'closeShelter', input }, (tx) => close(tx, input));
  return shelterOf(ctx, id);
}

async function close(tx: TransactionContext, { shelterId, expectedRevision }: CloseShelterInput) {
  const shelter = await keptShelter(tx, shelterId);
  refuseStale(expectedRevision, presentOf(shelter));
  await lockTheirPools(tx.em, [shelter.id]);
  const [answer] = await isInUse(tx.em, [shelter.id, tx.now]);
  if (answer?.in_use) throw new Refusal('SHELTER_IN_USE', { revision: shelter.revision });
  shelter.closedAt = tx.now;
  return { id: shelter.id };
}
