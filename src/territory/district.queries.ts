import type { RequestContext } from '../platform/context.js';
import { Refusal } from '../platform/errors.js';
import { batched } from '../platform/graphql/batch.js';
import { cursorOf, type Page, type PageArgs, pageOf, placeOf } from '../platform/graphql/page.js';
import { isId } from '../platform/id.js';
import { District } from './district.entity.js';
import { bordersOf } from './neighbours.sql.js';
import { districtBy } from './territory.queries.js';

const list = 'districts';

/** Every district, by name. */
export async function districtsByName(
  ctx: RequestContext,
  { first, after }: PageArgs,
): Promise<Page<District>> {
  const [name, id] = after ? (placeOf(ctx, list, after) as [string, string]) : [];
  const onwards = name === undefined ? {} : { $or: [{ name: { $gt: name } }, { name, id: { $gt: id } }] };
  const districts = await ctx.em.find(District, onwards, {
    orderBy: { name: 'asc', id: 'asc' },
    limit: first + 1,
  });
  return pageOf(districts, first, {
    node: (district) => district,
    cursor: (district) => cursorOf(ctx, list, [district.name, district.id]),
  });
}

export async function districtOf(ctx: RequestContext, id: string): Promise<District> {
  const district = isId(id) ? await districtBy(ctx).load(id) : null;
  if (!district) throw new Refusal('NOT_FOUND');
  return district;
}

/** Districts told as one, by area, many areas at a time. */
const toldAs = batched('districts of told area', async ({ em }: RequestContext, areaIds) => {
  const inAreas = { toldAreaId: { $in: [...areaIds] } };
  const found = await em.find(District, inAreas, { orderBy: { name: 'asc' } });
  return Map.groupBy(found, ({ toldAreaId }) => toldAreaId);
});

/** The other districts that are told as one with this, by name. */
export async function toldWith(ctx: RequestContext, { id, toldAreaId }: District): Promise<District[]> {
  const districts = (await toldAs(ctx).load(toldAreaId)) ?? [];
  return districts.filter((district) => district.id !== id);
}

/** The districts that lie beside others, by name, many at a time. */
export const neighboursOf = batched('neighbours of district', async (ctx: RequestContext, ids) => {
  const borders = await bordersOf(ctx.em, [ids]);
  const neighbourIds = [...new Set(borders.map(({ neighbour_id }) => neighbour_id))];
  const found = await ctx.em.find(District, { id: { $in: neighbourIds } }, { orderBy: { name: 'asc' } });
  const isBeside = (id: string) => (district: District) =>
    borders.some((border) => border.district_id === id && border.neighbour_id === district.id);
  return new Map(ids.map((id) => [id, found.filter(isBeside(id))]));
});
