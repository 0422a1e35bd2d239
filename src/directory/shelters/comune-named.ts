import type { EntityManager } from '@mikro-orm/postgresql';
import { statement } from '../../platform/database/statement.js';
import { namesIn, saysWhereFromAfar } from './comune-named.rules.js';

const comuniCalled = statement<{ name: string; keys: string[]; in_region: boolean }>(
  'comuni-called',
  `-- Which comuni are called exactly so, and which of them lie in the region of the district?
   select m.name, called.keys,
     coalesce(p.region_code = (select dp.region_code from district d join province dp on dp.code = d.province_code
       where d.id = $2), true) as in_region
   from municipality m join province p on p.code = m.province_code
   cross join lateral (
     select string_to_array(m.search_name, '/') || replace(m.search_name, '/', '') as keys
   ) called
   where called.keys && $1::text[]`,
);

/**
 * For each text the Comune that it names, whole words only; null where it names none. For what is told of guarded
 * shelters. With the district of the shelter, names of far Comuni that are everyday words are let through; without it
 * every Comune counts.
 */
export async function comuniNamedIn(
  em: EntityManager,
  texts: readonly string[],
  districtId: string | null = null,
): Promise<(string | null)[]> {
  const names = texts.map(namesIn);
  const called = await comuniCalled(em, [[...new Set(names.flat())], districtId]);
  const saying = called.filter(({ name, in_region: isNear }) => isNear || saysWhereFromAfar(name));
  return names.map((held) => saying.find(({ keys }) => keys.some((key) => held.includes(key)))?.name ?? null);
}

/** As `comuniNamedIn`, for one text. */
export async function comuneNamedIn(
  em: EntityManager,
  text: string,
  districtId: string | null = null,
): Promise<string | null> {
  const [named = null] = await comuniNamedIn(em, [text], districtId);
  return named;
}
