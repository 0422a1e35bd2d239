-- A border that was entered by mistake can end; the server deletes nothing, so it is kept with its end.

alter table district_border add column ended_at timestamptz;

-- How far is each district from the caller's? 0 OWN_DISTRICT … 5 NATIONAL.
-- told_ring is the widest ring of the told area: what may be said of a guarded shelter there.
create or replace function rings_from(caller uuid)
  returns table (district_id uuid, ring integer, told_ring integer)
  language sql stable
  as $$
    with caller_place as (
      select d.id, d.province_code, p.region_code, (registry_now() at time zone 'Europe/Rome')::date as today
      from district d join province p on p.code = d.province_code
      where d.id = caller
    ), agreed as (
      select case when a.district_id = caller then a.partner_id else a.district_id end as id
      from district_agreement a, caller_place c
      where caller in (a.district_id, a.partner_id)
        and a.valid_from <= c.today and (a.valid_until is null or c.today < a.valid_until)
    ), bordering as (
      select case when b.district_id = caller then b.neighbour_id else b.district_id end as id
      from district_border b
      where caller in (b.district_id, b.neighbour_id) and b.ended_at is null
    ), measured as (
      select d.id, d.told_area_id,
        case
          when d.id = c.id then 0
          when d.id in (select id from agreed) then 1
          when d.id in (select id from bordering) then 2
          when d.province_code = c.province_code then 3
          when p.region_code = c.region_code then 4
          else 5
        end as ring
      from district d join province p on p.code = d.province_code, caller_place c
    )
    select m.id, m.ring, (max(m.ring) over (partition by m.told_area_id))::integer
    from measured m
  $$;
