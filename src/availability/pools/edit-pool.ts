import { isGuarded, refuseTellingName } from '../../directory/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { once } from '../../platform/request-key.js';
import { movePool } from '../ledger/move-pool.sql.js';
import type { BedPool } from './bed-pool.entity.js';
import { keepingChannel, keptPool, refuseClosed } from './kept-pool.js';
import type { EditPoolInput } from './pool-keeping.input.js';
import { visiblePool } from './pools-in-sight.js';

const describe = statement(
  'describe-pool',
  `-- What is this locked pool from now on? Its figures change by the ledger alone.
   update bed_pool set name = $2, categories = $3, emergency = $4, reopens_automatically = $5 where id = $1`,
);

/** Changes what a pool is, or for how many places its shelter is authorised. */
export async function editPool(ctx: RequestContext, input: EditPoolInput): Promise<BedPool> {
  const { id } = await once(ctx, { operation: 'editPool', input }, (tx) => edit(tx, input));
  return visiblePool(ctx, id);
}

async function edit(tx: TransactionContext, input: EditPoolInput) {
  const { pool, shelter, figures } = await keptPool(tx, input);
  refuseClosed(figures);
  if (input.name && isGuarded(shelter.secrecy))
    await refuseTellingName(tx, input.name, { field: 'name', districtId: shelter.district.id });
  const categories = input.categories ? [...new Set(input.categories)] : pool.categories;
  const emergency = input.emergency ?? pool.emergency;
  const reopens = input.reopensAutomatically ?? pool.reopensAutomatically;
  await describe(tx.em, [pool.id, input.name ?? pool.name, categories, emergency, reopens]);
  await movePool(tx.em, {
    poolId: pool.id,
    kind: 'EDITED',
    actorId: tx.actor.id,
    channel: keepingChannel(tx),
    ...(input.authorised != null && { authorised: input.authorised }),
  });
  return { id: pool.id };
}
