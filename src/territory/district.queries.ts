import type { RequestContext } from '../platform/context.js';
import { Refusal } from '../platform/errors.js';
import { cursorOf, type Page, type PageArgs, pageOf, placeOf } from '../platform/graphql/page.js';
import { isId } from '../platform/id.js';
import { District } from './district.entity.js';
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
