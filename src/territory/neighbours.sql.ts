import { statement } from '../platform/database/statement.js';

export const bordersOf = statement<{ district_id: string; neighbour_id: string }>(
  'borders-of-districts',
  `-- Which districts lie beside each of these?
   select d.id as district_id, case when b.district_id = d.id then b.neighbour_id else b.district_id end as neighbour_id
   from unnest($1::uuid[]) d (id) join district_border b on d.id in (b.district_id, b.neighbour_id)
   where b.ended_at is null`,
);

export const addBorders = statement(
  'add-borders',
  `insert into district_border (district_id, neighbour_id)
   select least($1::uuid, n.id), greatest($1::uuid, n.id) from unnest($2::uuid[]) n (id)
   on conflict on constraint district_border_pkey do update set ended_at = null`,
);

export const endBorders = statement(
  'end-borders',
  `-- Which neighbours of the district are not among these?
   update district_border b set ended_at = $3
   where $1::uuid in (b.district_id, b.neighbour_id) and b.ended_at is null
     and not (b.district_id = any($2::uuid[]) or b.neighbour_id = any($2::uuid[]))`,
);
