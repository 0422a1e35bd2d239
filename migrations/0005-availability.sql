-- Pools of interchangeable places: their present figures in one row each, and the ledger that explains them.

create table bed_pool (
  id uuid not null default gen_random_uuid(),
  shelter_id uuid not null,
  -- Copied from the shelter, so that search reads one row a pool; null position where it is guarded.
  district_id uuid not null,
  latitude double precision,
  longitude double precision,
  name text not null,
  counted_in text not null,
  beds_per_room integer,
  categories text[] not null,
  -- Emergency pools go stale sooner.
  emergency boolean not null default false,
  reopens_automatically boolean not null default true,

  authorised integer not null,
  -- Includes turnaround: places left by guests and not yet made ready.
  out_of_service integer not null default 0,
  turnaround integer not null default 0,
  surge_places integer not null default 0,
  surge_until timestamptz,
  -- Occupied at observed_at; null while nobody has ever declared.
  counted integer,
  -- Arrivals less departures after observed_at.
  moved integer not null default 0,
  promised integer not null default 0,
  observed_at timestamptz,
  disputed_at timestamptz,
  -- No promise lapses before this instant (a lower bound); null when none can lapse.
  next_lapse_at timestamptz,
  revision integer not null default 1,
  closed_at timestamptz,

  constraint bed_pool_pkey primary key (id),
  constraint bed_pool_of_shelter foreign key (shelter_id) references shelter (id),
  constraint bed_pool_in_district foreign key (district_id) references district (id),
  constraint bed_pool_is_counted_in_beds_or_rooms check (
    (counted_in = 'BED' and beds_per_room is null) or (counted_in = 'ROOM' and beds_per_room between 1 and 20)),
  constraint bed_pool_serves_a_category check (cardinality(categories) > 0),
  constraint bed_pool_figures_are_not_negative check (
    authorised >= 0 and out_of_service >= 0 and turnaround between 0 and out_of_service
    and surge_places >= 0 and promised >= 0 and (counted is null or counted >= 0)),
  constraint bed_pool_count_has_an_instant check ((counted is null) = (observed_at is null))
) with (fillfactor = 85);
create index bed_pool_of_shelter_idx on bed_pool (shelter_id);
create index bed_pool_of_district_idx on bed_pool (district_id);

-- What a shelter requires, refuses, prefers or decides itself. Categories live on the pool.
create table criterion (
  id uuid not null default gen_random_uuid(),
  pool_id uuid not null,
  kind text not null,
  effect text not null,
  number integer,
  words text[],
  -- Half-open; a temporary rule expires by itself.
  valid_from timestamptz,
  valid_until timestamptz,
  note text,
  author_id uuid,
  stated_at timestamptz not null default registry_now(),
  withdrawn_at timestamptz,
  constraint criterion_pkey primary key (id),
  constraint criterion_of_pool foreign key (pool_id) references bed_pool (id),
  constraint criterion_effect_is_known check (effect in ('REQUIRE', 'EXCLUDE', 'PREFER', 'ASK')),
  constraint criterion_is_valid_for_a_while check (valid_from is null or valid_until is null or valid_from < valid_until)
);
create index criterion_of_pool_idx on criterion (pool_id) where withdrawn_at is null;

-- A stock-take by somebody at an instant; also the late ones that never became current.
create table declaration (
  id uuid not null default gen_random_uuid(),
  pool_id uuid not null,
  actor_id uuid not null,
  channel text not null,
  occupied integer not null,
  said_free integer,
  out_of_service integer,
  out_of_service_reason text,
  observed_at timestamptz not null,
  declared_at timestamptz not null,
  -- Null where a newer one already stood: recorded, not current.
  revision integer,
  note text,
  constraint declaration_pkey primary key (id),
  constraint declaration_of_pool foreign key (pool_id) references bed_pool (id),
  constraint declaration_is_not_negative check (occupied >= 0),
  constraint declaration_is_not_of_the_future check (observed_at <= declared_at)
);
create index declaration_of_pool_idx on declaration (pool_id, observed_at desc, declared_at desc);
create trigger declaration_is_insert_only before update or delete on declaration
  for each row execute function refuse_change();

-- Why places are out of service: one entry a change; the entries of a pool add up to its total.
create table out_of_service_entry (
  pool_id uuid not null,
  revision integer not null,
  reason text not null,
  places integer not null,
  at timestamptz not null,
  actor_id uuid not null,
  constraint out_of_service_entry_pkey primary key (pool_id, revision, reason),
  constraint out_of_service_entry_of_pool foreign key (pool_id) references bed_pool (id),
  constraint out_of_service_entry_changes_something check (places <> 0)
);
create trigger out_of_service_entry_is_insert_only before update or delete on out_of_service_entry
  for each row execute function refuse_change();

-- Every change of a pool: who, when, by which channel, and the figures after it.
create table bed_ledger (
  pool_id uuid not null,
  revision integer not null,
  at timestamptz not null,
  kind text not null,
  actor_id uuid not null,
  channel text not null,
  placement_id uuid,
  declaration_id uuid,
  -- What the act itself moved; the figures below are what stood after it.
  promised_change integer not null default 0,
  moved_change integer not null default 0,
  out_of_service_change integer not null default 0,
  authorised integer not null,
  out_of_service integer not null,
  turnaround integer not null,
  surge_places integer not null,
  surge_until timestamptz,
  counted integer,
  moved integer not null,
  promised integer not null,
  observed_at timestamptz,
  disputed boolean not null,
  closed boolean not null,
  -- About the places, never about a person.
  note text,
  constraint bed_ledger_has_one_row_a_revision primary key (pool_id, revision),
  constraint bed_ledger_of_pool foreign key (pool_id) references bed_pool (id)
);
create trigger bed_ledger_is_insert_only before update or delete on bed_ledger
  for each row execute function refuse_change();

-- More people inside or expected than places, or expected guests nobody has answered for.
create table discrepancy (
  id uuid not null default gen_random_uuid(),
  pool_id uuid not null,
  kind text not null,
  placement_id uuid,
  opened_at timestamptz not null,
  opened_at_revision integer not null,
  noted_at timestamptz,
  noted_by uuid,
  -- About the places, never about a person.
  note text,
  resolved_at timestamptz,
  -- The registry itself where the clock resolved it.
  resolved_by uuid,
  constraint discrepancy_pkey primary key (id),
  constraint discrepancy_of_pool foreign key (pool_id) references bed_pool (id),
  constraint discrepancy_is_noted_by_somebody check ((noted_at is null) = (noted_by is null)),
  constraint discrepancy_is_resolved_by_somebody check ((resolved_at is null) = (resolved_by is null))
);
create index discrepancy_of_pool_idx on discrepancy (pool_id, opened_at, id);
create unique index discrepancy_is_open_once on discrepancy (pool_id, kind, placement_id)
  nulls not distinct where resolved_at is null;

-- Places that can be used: authorised, less those out of service, plus the surge while it is on.
create function pool_operable(authorised integer, out_of_service integer, surge_places integer,
    surge_until timestamptz, at timestamptz) returns integer
  language sql immutable
  as $$ select greatest(0, authorised - out_of_service
    + case when surge_until is null or at < surge_until then surge_places else 0 end) $$;
