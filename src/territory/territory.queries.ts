import type { RequestContext } from '../platform/context.js';
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
