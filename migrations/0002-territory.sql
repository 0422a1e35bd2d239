-- Comuni of Italy, the districts that own a service, their neighbours and agreements.

create table region (
  code text not null,
  name text not null,
  constraint region_pkey primary key (code)
);

create table province (
  code text not null,
  abbreviation text not null,
  name text not null,
  region_code text not null,
  constraint province_pkey primary key (code),
  constraint province_abbreviation_is_unique unique (abbreviation),
  constraint province_in_region foreign key (region_code) references region (code)
);

create table district (
  id uuid not null default gen_random_uuid(),
  name text not null,
  province_code text not null,
  -- Districts that share an area are told as one: a guarded shelter of a small district hides in it.
  told_area_id uuid not null,
  told_area_name text not null,
  accepted_callers text[] not null default '{LAW_ENFORCEMENT}',
  emergency_fresh_hours integer not null default 8,
  emergency_stale_hours integer not null default 24,
  fresh_hours integer not null default 24,
  stale_hours integer not null default 72,
  revision integer not null default 1,
  constraint district_pkey primary key (id),
  constraint district_name_is_unique unique (name),
  constraint district_in_province foreign key (province_code) references province (code),
  constraint district_freshness_decays check (
    0 < emergency_fresh_hours and emergency_fresh_hours < emergency_stale_hours
    and 0 < fresh_hours and fresh_hours < stale_hours)
);

create table municipality (
  istat_code text not null,
  cadastral_code text not null,
  name text not null,
  search_name text not null,
  province_code text not null,
  district_id uuid,
  latitude double precision,
  longitude double precision,
  population integer,
  area_km2 double precision,
  patron_saint_month smallint,
  patron_saint_day smallint,
  constraint municipality_pkey primary key (istat_code),
  constraint municipality_code_has_six_digits check (istat_code ~ '^[0-9]{6}$'),
  constraint municipality_in_province foreign key (province_code) references province (code),
  constraint municipality_in_district foreign key (district_id) references district (id),
  constraint municipality_patron_saint_is_a_day check (
    (patron_saint_month is null) = (patron_saint_day is null)
    and (patron_saint_month is null or (patron_saint_month between 1 and 12 and patron_saint_day between 1 and 31)))
);
create index municipality_of_district on municipality (district_id) where district_id is not null;
create index municipality_by_name on municipality using gin (search_name gin_trgm_ops);

-- Both tables hold a pair once, the smaller id first.
create table district_border (
  district_id uuid not null,
  neighbour_id uuid not null,
  constraint district_border_pkey primary key (district_id, neighbour_id),
  constraint district_border_is_held_once check (district_id < neighbour_id),
  constraint district_border_of_district foreign key (district_id) references district (id),
  constraint district_border_of_neighbour foreign key (neighbour_id) references district (id)
);

create table district_agreement (
  id uuid not null default gen_random_uuid(),
  district_id uuid not null,
  partner_id uuid not null,
  valid_from date not null,
  valid_until date,
  note text,
  revision integer not null default 1,
  constraint district_agreement_pkey primary key (id),
  constraint district_agreement_is_held_once check (district_id < partner_id),
  constraint district_agreement_lasts check (valid_until is null or valid_from < valid_until),
  constraint district_agreement_does_not_overlap exclude using gist (
    district_id with =, partner_id with =, daterange(valid_from, valid_until) with &&),
  constraint district_agreement_of_district foreign key (district_id) references district (id),
  constraint district_agreement_of_partner foreign key (partner_id) references district (id)
);

-- How far is each district from the caller's? 0 OWN_DISTRICT … 5 NATIONAL.
-- told_ring is the widest ring of the told area: what may be said of a guarded shelter there.
create function rings_from(caller uuid)
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
      where caller in (b.district_id, b.neighbour_id)
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
