import type { RequestContext, TransactionContext } from '../platform/context.js';
import { invalidInput, Refusal } from '../platform/errors.js';
import { onlyIds } from '../platform/id.js';
import { once } from '../platform/request-key.js';
import { District } from './district.entity.js';
import type { SetNeighboursInput } from './district.input.js';
import { districtOf } from './district.queries.js';
import { lockedDistrict } from './locked-district.js';
import { addBorders, bordersOf } from './neighbours.sql.js';

const withItself = { en: 'must be other districts', it: 'devono essere altri distretti' };

/** Says which districts lie beside one: the ring NEIGHBOUR of a search. */
export async function setNeighbours(ctx: RequestContext, input: SetNeighboursInput): Promise<District> {
  const { id } = await once(ctx, { operation: 'setNeighbours', input }, (tx) => set(tx, input));
  return districtOf(ctx, id);
}

async function set(tx: TransactionContext, input: SetNeighboursInput) {
  const { id } = await lockedDistrict(tx, input.districtId);
  const wanted = [...new Set(input.neighbourIds.map((neighbour) => neighbour.toLowerCase()))];
  if (wanted.includes(id)) throw invalidInput('neighbourIds', withItself);
  const found = await tx.em.count(District, { id: { $in: onlyIds(wanted) } });
  if (found < wanted.length) throw new Refusal('NOT_FOUND');
  await refuseWithout(tx, id, wanted);
  await addBorders(tx.em, [id, wanted]);
  return { id };
}

/** @todo a border, once known, is kept; lift this when borders can end */
async function refuseWithout(
  { em }: TransactionContext,
  id: string,
  wanted: readonly string[],
): Promise<void> {
  const present = (await bordersOf(em, [[id]])).map(({ neighbour_id }) => neighbour_id);
  const missing = present.filter((neighbour) => !wanted.includes(neighbour));
  if (missing.length === 0) return;
  const districts = await em.find(District, { id: { $in: missing } }, { orderBy: { name: 'asc' } });
  throw new Refusal('NEIGHBOURS_REMAIN', { names: districts.map(({ name }) => name).join(', ') });
}
