import { statement } from '../platform/database/statement.js';

export interface MunicipalityPlace {
  istat_code: string;
  /** 0 the whole name, 1 its beginning, 2 a part of it, 3 a name much like it. */
  nearness: number;
  population: number;
}

/** Parameters: the folded text, then the place after which to go on (three values or nulls), then how many. */
export const municipalitiesLike = statement<MunicipalityPlace>(
  'municipalities-like',
  `-- Which comuni are called like this, the nearest name first, then the largest?
   with found as (
     select m.istat_code, coalesce(m.population, 0) as population,
       case
         when replace(m.search_name, '/', '') = $1 or $1 = any(string_to_array(m.search_name, '/')) then 0
         when starts_with(replace(m.search_name, '/', ''), $1) or position('/' || $1 in m.search_name) > 0 then 1
         else 2
       end as nearness
     from municipality m
     where position($1 in m.search_name) > 0
       or (position('/' in m.search_name) > 0 and position($1 in replace(m.search_name, '/', '')) > 0)
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
   where length($1) >= 5 and m.search_name % $1 and similarity(m.search_name, $1) >= 0.5
     and ($2::integer is null
       or (3, -coalesce(m.population, 0), m.istat_code) > ($2, -$3::integer, $4::text))
   order by coalesce(m.population, 0) desc, m.istat_code
   limit $5`,
);
