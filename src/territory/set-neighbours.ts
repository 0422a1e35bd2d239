import type { RequestContext, TransactionContext } from '../platform/context.js';
import { invalidInput, Refusal } from '../platform/errors.js';
import { onlyIds } from '../platform/id.js';
import { once } from '../platform/request-key.js';
import { District } from './district.entity.js';
import type { SetNeighboursInput } from './district.input.js';
import { districtOf } from './district.queries.js';
import { lockedDistrict } from './locked-district.js';
import { addBorders, endBorders } from './neighbours.sql.js';

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
  await endBorders(tx.em, [id, wanted, tx.now]);
  await addBorders(tx.em, [id, wanted]);
  return { id };
}
