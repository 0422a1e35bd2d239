import { statement } from '../../platform/database/statement.js';
import { sightSql } from '../sight.js';

export interface ShelterPlace {
  id: string;
  search_name: string;
}

/**
 * Parameters: sight (5), folded text, category, municipality, sector, kind, district, organisation, whether only the
 * caller's own, the place after which to go on (2), how many. All after sight may be null.
 */
export const sheltersLike = statement<ShelterPlace>(
  'shelters-like',
  `-- Which shelters that the caller may see are like this?
   -- A guarded one is found by its code name and its gateway alone, and lies in its told area, nowhere finer.
   select s.id, s.search_name
   from shelter s
   join organisation shown on shown.id = coalesce(s.gateway_id, s.organisation_id)
   join district d on d.id = s.district_id
   left join municipality m on m.istat_code = s.municipality_code
   where ${sightSql(1)}
     and s.closed_at is null
     and ($6::text is null or position($6 in s.search_name) > 0 or position($6 in shown.search_name) > 0
       or position($6 in replace(m.search_name, '/', '')) > 0)
     and ($7::text is null or exists (
       select from bed_pool p where p.shelter_id = s.id and p.closed_at is null and $7 = any(p.categories)))
     and ($8::text is null or s.municipality_code = $8)
     and ($9::text is null or shown.sector = $9)
     and ($10::text is null or s.kind = $10)
     and ($11::uuid is null or s.district_id = $11 and s.municipality_code is not null
       or s.municipality_code is null and d.told_area_id = (select a.told_area_id from district a where a.id = $11))
     and ($12::uuid is null or coalesce(s.gateway_id, s.organisation_id) = $12)
     and ($13::boolean is not true or s.organisation_id = $4::uuid)
     and ($14::text is null or (s.search_name, s.id) > ($14, $15::uuid))
   order by s.search_name, s.id
   limit $16`,
);

/** Parameters: sight (5), organisations, how many of each at most. */
export const sheltersUnder = statement<ShelterPlace & { shown_id: string }>(
  'shelters-under-organisations',
  `-- Which shelters that the caller may see are shown under each of these organisations?
   select o.id as shown_id, found.id, found.search_name
   from unnest($6::uuid[]) o (id)
   cross join lateral (
     select s.id, s.search_name
     from shelter s
     where coalesce(s.gateway_id, s.organisation_id) = o.id and s.closed_at is null and ${sightSql(1)}
     order by s.search_name, s.id
     limit $7
   ) found
   order by found.search_name, found.id`,
);

export const toldAreas = statement<{ id: string; told: string }>(
  'told-areas-of-shelters',
  `-- What may be said of where these shelters are?
   select s.id, case when s.secrecy in ('CONFIDENTIAL_ADDRESS', 'SECRET') or m.name is null then d.told_area_name
     else m.name end as told
   from shelter s
   join district d on d.id = s.district_id
   left join municipality m on m.istat_code = s.municipality_code
   where s.id = any($1::uuid[])`,
);
