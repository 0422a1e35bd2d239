import type { RequestContext } from '../platform/context.js';
import { Refusal } from '../platform/errors.js';
import { cursorOf, type Page, type PageArgs, pageOf, placeOf } from '../platform/graphql/page.js';
import type { Municipality } from './municipality.entity.js';
import {
  type MunicipalityPlace,
  municipalitiesLike,
  municipalitiesMuchLike,
} from './municipality-search.sql.js';
import { wantedKeys } from './name-search.rules.js';
import { isIstatCode, municipalityBy } from './territory.queries.js';

const muchLike = 3;

/** Comuni whose name is like the text, nearest and largest first. Nothing typed finds nothing. */
export async function municipalitiesNamed(
  ctx: RequestContext,
  text: string,
  { first, after }: PageArgs,
): Promise<Page<Municipality>> {
  const keys = wantedKeys(text);
  const list = `municipalities ${keys.join(' ')}`;
  const place = after ? placeOf(ctx, list, after) : [null, null, null];
  const rows = keys.length === 0 ? [] : await placesLike(ctx, [keys, ...place, first + 1]);
  const found = await loadInOrder(ctx, rows);
  return pageOf(found, first, {
    node: ({ municipality }) => municipality,
    cursor: ({ row }) => cursorOf(ctx, list, [row.nearness, row.population, row.istat_code]),
  });
}

/** Where nothing is written so, what is written much like it. */
async function placesLike({ em }: RequestContext, values: readonly unknown[]): Promise<MunicipalityPlace[]> {
  const [, lastNearness] = values;
  const like = lastNearness === muchLike ? [] : await municipalitiesLike(em, values);
  const isFirstPage = lastNearness === null;
  if (like.length > 0 || !(isFirstPage || lastNearness === muchLike)) return like;
  return municipalitiesMuchLike(em, values);
}

async function loadInOrder(ctx: RequestContext, rows: readonly MunicipalityPlace[]) {
  const loader = municipalityBy(ctx);
  const municipalities = await Promise.all(rows.map((row) => loader.load(row.istat_code)));
  return rows.flatMap((row, index) => {
    const municipality = municipalities[index];
    return municipality ? [{ row, municipality }] : [];
  });
}

export async function municipalityOf(ctx: RequestContext, istatCode: string): Promise<Municipality> {
  const found = isIstatCode(istatCode) ? await municipalityBy(ctx).load(istatCode) : null;
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}
