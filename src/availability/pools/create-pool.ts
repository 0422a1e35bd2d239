import { randomUUID } from 'node:crypto';
import { isGuarded, keptShelter, refuseTellingName } from '../../directory/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { invalidInput } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { openPool } from '../ledger/open-pool.sql.js';
import type { BedPool } from './bed-pool.entity.js';
import { keepingChannel } from './kept-pool.js';
import type { CreatePoolInput } from './pool-keeping.input.js';
import { visiblePool } from './pools-in-sight.js';

/** Opens a pool in a shelter that the caller keeps. */
export async function createPool(ctx: RequestContext, input: CreatePoolInput): Promise<BedPool> {
  const { id } = await once(ctx, { operation: 'createPool', input }, (tx) => create(tx, input));
  return visiblePool(ctx, id);
}

async function create(tx: TransactionContext, input: CreatePoolInput) {
  const shelter = await keptShelter(tx, input.shelterId);
  const countedIn = input.countedIn ?? 'BED';
  const bedsPerRoom = input.bedsPerRoom ?? null;
  if ((countedIn === 'ROOM') !== (bedsPerRoom !== null)) throw invalidInput('bedsPerRoom', roomsOnly);
  if (isGuarded(shelter.secrecy))
    await refuseTellingName(tx, input.name, { field: 'name', districtId: shelter.district.id });
  const id = randomUUID();
  await openPool(tx.em, {
    id,
    shelterId: shelter.id,
    name: input.name,
    countedIn,
    bedsPerRoom,
    categories: [...new Set(input.categories)],
    emergency: input.emergency ?? false,
    reopensAutomatically: input.reopensAutomatically ?? true,
    authorised: input.authorised,
    actorId: tx.actor.id,
    channel: keepingChannel(tx),
  });
  return { id };
}

const roomsOnly = {
  en: 'give it when the pool is counted in rooms, and only then.',
  it: 'indicarlo quando il modulo si conta in stanze, e solo allora.',
};
