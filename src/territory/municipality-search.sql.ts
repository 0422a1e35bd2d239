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
   with candidate as (
     select m.istat_code, coalesce(m.population, 0) as population, m.search_name as key,
       replace(m.search_name, '/', '') as joined
     from municipality m
   ), found as (
     select c.istat_code, c.population,
       case
         when c.joined = $1 or $1 = any(string_to_array(c.key, '/')) then 0
         when starts_with(c.joined, $1) or position('/' || $1 in c.key) > 0 then 1
         when position($1 in c.joined) > 0 then 2
         -- Only what is long enough to be misspelt.
         when length($1) >= 5 and similarity(c.joined, $1) >= 0.5 then 3
       end as nearness
     from candidate c
   )
   select f.istat_code, f.nearness, f.population
   from found f
   -- What is only much like it counts where nothing is written so.
   where f.nearness <= (select case when min(a.nearness) = 3 then 3 else 2 end from found a)
     and ($2::integer is null or (f.nearness, -f.population, f.istat_code) > ($2, -$3::integer, $4::text))
   order by f.nearness, f.population desc, f.istat_code
   limit $5`,
);
