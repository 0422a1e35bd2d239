import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { batched } from '../../platform/graphql/batch.js';
import { cursorOf, type Page, pageOf, placeOf } from '../../platform/graphql/page.js';
import { isId } from '../../platform/id.js';
import { wantedKey } from '../../territory/index.js';
import { Organisation } from './organisation.entity.js';
import type { OrganisationsArgs } from './organisation.input.js';

interface OrganisationPlace {
  id: string;
  search_name: string;
}

const organisationsLike = statement<OrganisationPlace>(
  'organisations-like',
  `-- Which organisations are called like this?
   select o.id, o.search_name
   from organisation o
   where o.closed_at is null
     and ($1::text is null or position($1 in o.search_name) > 0)
     and ($2::text is null or o.sector = $2)
     and ($3::text is null or (o.search_name, o.id) > ($3, $4::uuid))
   order by o.search_name, o.id
   limit $5`,
);

/** Organisations by id, many at a time. */
export const organisationBy = batched('organisation', async ({ em }: RequestContext, ids) => {
  const found = await em.find(Organisation, { id: { $in: [...ids] } });
  return new Map(found.map((organisation) => [organisation.id, organisation]));
});

export async function organisationOf(ctx: RequestContext, id: string): Promise<Organisation> {
  const organisation = isId(id) ? await organisationBy(ctx).load(id.toLowerCase()) : null;
  if (!organisation) throw new Refusal('NOT_FOUND');
  return organisation;
}

/** Organisations by name; closed ones are left out. */
export async function organisationsOf(
  ctx: RequestContext,
  { text, sector = null, first, after }: OrganisationsArgs,
): Promise<Page<Organisation>> {
  const key = wantedKey(text);
  const narrowing = [key, sector];
  const list = `organisations ${JSON.stringify(narrowing)}`;
  const place = after ? placeOf(ctx, list, after) : [null, null];
  const rows = key === '' ? [] : await organisationsLike(ctx.em, [...narrowing, ...place, first + 1]);
  const loader = organisationBy(ctx);
  const found = await Promise.all(rows.map((row) => loader.load(row.id)));
  const organisations = found.filter((organisation) => organisation !== null);
  return pageOf(organisations, first, {
    node: (organisation) => organisation,
    cursor: (organisation) => cursorOf(ctx, list, [organisation.searchName, organisation.id]),
  });
}
