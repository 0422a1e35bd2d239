import type { EntityManager } from '@mikro-orm/postgresql';
import { statement } from '../../platform/database/statement.js';
import { namesIn, saysWhereFromAfar } from './comune-named.rules.js';

const comuniCalled = statement<{ name: string; in_region: boolean }>(
  'comuni-called',
  `-- Which comuni are called exactly so, and which of them lie in the region of the district?
   select m.name,
     coalesce(p.region_code = (select dp.region_code from district d join province dp on dp.code = d.province_code
       where d.id = $2), true) as in_region
   from municipality m join province p on p.code = m.province_code
   where string_to_array(m.search_name, '/') || replace(m.search_name, '/', '') && $1::text[]`,
);

/**
 * The Comune that a text names, whole words only; null when it names none. For the names of guarded shelters and of
 * their pools. With the district of the shelter, names of far Comuni that are everyday words are let through; without
 * it every Comune counts.
 */
export async function comuneNamedIn(
  em: EntityManager,
  text: string,
  districtId: string | null = null,
): Promise<string | null> {
  const names = namesIn(text);
  const called = await comuniCalled(em, [names, districtId]);
  const saying = called.find(({ name, in_region: isNear }) => isNear || saysWhereFromAfar(name));
  return saying?.name ?? null;
}
