import { statement } from '../platform/database/statement.js';

export interface MunicipalityPlace {
  istat_code: string;
  /** 0 the whole name, 1 its beginning, 2 a part of it, 3 a name much like it. */
  nearness: number;
  population: number;
}

/** Parameters: the folded texts, any of which will do, then the place after which to go on (three values or nulls), then how many. */
export const municipalitiesLike = statement<MunicipalityPlace>(
  'municipalities-like',
  `-- Which comuni are called like this, the nearest name first, then the largest?
   with found as (
     select m.istat_code, coalesce(m.population, 0) as population,
       min(case
         when replace(m.search_name, '/', '') = w.key or w.key = any(string_to_array(m.search_name, '/')) then 0
         when starts_with(replace(m.search_name, '/', ''), w.key) or position('/' || w.key in m.search_name) > 0 then 1
         else 2
       end) as nearness
     from municipality m
     join unnest($1::text[]) w (key) on position(w.key in m.search_name) > 0
       or (position('/' in m.search_name) > 0 and position(w.key in replace(m.search_name, '/', '')) > 0)
     group by m.istat_code
   )
   select f.istat_code, f.nearness, f.population
   from found f
   where $2::integer is null or (f.nearness, -f.population, f.istat_code) > ($2, -$3::integer, $4::text)
   order by f.nearness, f.population desc, f.istat_code
   limit $5`,
);

/** Parameters as above. For a text that nobody is called: it may be misspelt. */
export const municipalitiesMuchLike = statement<MunicipalityPlace>(
  'municipalities-much-like',
  `-- Which comuni are called much like this? Only what is long enough to be misspelt.
   select m.istat_code, 3 as nearness, coalesce(m.population, 0) as population
   from municipality m
   where exists (select from unnest($1::text[]) w (key)
       where length(w.key) >= 5 and m.search_name % w.key and similarity(m.search_name, w.key) >= 0.5)
     and ($2::integer is null
       or (3, -coalesce(m.population, 0), m.istat_code) > ($2, -$3::integer, $4::text))
   order by coalesce(m.population, 0) desc, m.istat_code
   limit $5`,
);
