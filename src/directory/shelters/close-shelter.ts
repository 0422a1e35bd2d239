import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { keptShelter, presentOf } from './kept-shelter.js';
import type { Shelter } from './shelter.entity.js';
import type { CloseShelterInput } from './shelter.input.js';
import { shelterOf } from './shelter.queries.js';

const isInUse = statement<{ in_use: boolean }>(
  'shelter-in-use',
  `-- Is anybody staying in this shelter or expected there? Its pools are locked: no promise comes in between.
   with theirs as (select p.id from bed_pool p where p.shelter_id = $1 order by p.id for update)
   select exists (
     select from placement h join theirs on theirs.id = h.pool_id
     where (h.promise_ended_at is null and (h.confirmed_at is not null or h.expires_at > $2))
       or (h.arrived_at is not null and h.ended_at is null)) as in_use`,
);

/** Takes a shelter out of the directory for good, once nobody is in it or on the way. */
export async function closeShelter(ctx: RequestContext, input: CloseShelterInput): Promise<Shelter> {
  const { id } = await once(ctx, { operation: 'closeShelter', input }, (tx) => close(tx, input));
  return shelterOf(ctx, id);
}

async function close(tx: TransactionContext, { shelterId, expectedRevision }: CloseShelterInput) {
  const shelter = await keptShelter(tx, shelterId);
  refuseStale(expectedRevision, presentOf(shelter));
  const [answer] = await isInUse(tx.em, [shelter.id, tx.now]);
  if (answer?.in_use) throw new Refusal('SHELTER_IN_USE', { revision: shelter.revision });
  shelter.closedAt = tx.now;
  return { id: shelter.id };
}
