import type { RequestContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { batched } from '../platform/graphql/batch.js';
import type { PatronSaint } from './calendar.rules.js';
import { District } from './district.entity.js';
import { Municipality } from './municipality.entity.js';

/** Whether a text can be the code of a Comune at all. */
export function isIstatCode(text: string): boolean {
  return /^\d{6}$/.test(text);
}

/** Comuni by ISTAT code, many at a time. */
export const municipalityBy = batched('municipality', async ({ em }: RequestContext, codes) => {
  const found = await em.find(Municipality, { istatCode: { $in: [...codes] } });
  return new Map(found.map((municipality) => [municipality.istatCode, municipality]));
});

/** Districts by id, many at a time. */
export const districtBy = batched('district', async ({ em }: RequestContext, ids) => {
  const found = await em.find(District, { id: { $in: [...ids] } });
  return new Map(found.map((district) => [district.id, district]));
});

/** A province, and the region it lies in, as they are called. */
export interface ProvinceInRegion {
  readonly code: string;
  readonly name: string;
  readonly abbreviation: string;
  readonly region: string;
}

const provincesInRegions = statement<ProvinceInRegion>(
  'provinces-in-regions',
  `-- How are these provinces and their regions called?
   select p.code, p.name, p.abbreviation, r.name as region
   from province p join region r on r.code = p.region_code where p.code = any($1::text[])`,
);

const provinceBy = batched('province in region', async ({ em }: RequestContext, codes) => {
  const found = await provincesInRegions(em, [codes]);
  return new Map(found.map((province) => [province.code, province]));
});

/** Provinces of districts and comuni, all of a request in one statement: each loaded apart would hold a connection. */
export async function provinceOf(
  ctx: RequestContext,
  { province }: { readonly province: { readonly code: string } },
): Promise<ProvinceInRegion> {
  const found = await provinceBy(ctx).load(province.code);
  if (!found) throw new Error(`There is no province ${province.code}.`);
  return found;
}

/** The comuni of districts, by name. */
export const municipalitiesOf = batched('municipalities of district', async ({ em }: RequestContext, ids) => {
  const found = await em.find(Municipality, { district: { $in: [...ids] } }, { orderBy: { name: 'asc' } });
  return new Map(ids.map((id) => [id, found.filter(({ district }) => district?.id === id)]));
});

/** Null where it is not known, and where the place itself is not. */
export function patronSaintOf(
  municipality: Pick<Municipality, 'patronSaintMonth' | 'patronSaintDay'> | null,
): PatronSaint | null {
  if (!municipality?.patronSaintMonth || !municipality.patronSaintDay) return null;
  return { month: municipality.patronSaintMonth, day: municipality.patronSaintDay };
}
