-- Interventions, their calls and timeline, and the placements that put people in pools.

create sequence intervention_number;

create table intervention (
  id uuid not null default gen_random_uuid(),
  number text not null,
  district_id uuid not null,
  category text,
  municipality_code text,
  opened_at timestamptz not null,
  opened_by uuid not null,
  assigned_to uuid not null,
  closed_at timestamptz,
  closed_by uuid,
  outcome text,
  closing_note_sealed bytea,
  revision integer not null default 1,
  constraint intervention_pkey primary key (id),
  constraint intervention_number_is_unique unique (number),
  constraint intervention_in_district foreign key (district_id) references district (id),
  constraint intervention_in_municipality foreign key (municipality_code) references municipality (istat_code),
  constraint intervention_closes_with_an_outcome check ((closed_at is null) = (outcome is null)),
  constraint intervention_protected_outcome_is_never_entered check (outcome <> 'PLACED_PROTECTED')
);
create index intervention_of_district_idx on intervention (district_id, opened_at desc);
create index intervention_open_idx on intervention (district_id) where closed_at is null;
create index intervention_opened_by_idx on intervention (opened_by);
create index intervention_assigned_to_idx on intervention (assigned_to);
create index intervention_of_municipality_idx on intervention (municipality_code);

-- What law enforcement reported. Names, numbers and words are encrypted before they get here.
create table call (
  id uuid not null default gen_random_uuid(),
  intervention_id uuid not null,
  caller_kind text not null,
  corps text,
  station_sealed bytea,
  officer_sealed bytea,
  callback_phone_sealed bytea,
  municipality_code text,
  situation_sealed bytea,
  received_at timestamptz not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  revision integer not null default 1,
  constraint call_pkey primary key (id),
  constraint call_of_intervention foreign key (intervention_id) references intervention (id),
  constraint call_in_municipality foreign key (municipality_code) references municipality (istat_code)
);
create index call_of_intervention_idx on call (intervention_id);

create table placement (
  id uuid not null default gen_random_uuid(),
  pool_id uuid not null,
  intervention_id uuid not null,
  -- Placements held together, all or nothing.
  group_id uuid,
  places integer not null,
  -- Anonymous facts only: sex, age and the like.
  guests jsonb not null default '[]',
  held_at timestamptz,
  held_by uuid,
  expires_at timestamptz,
  extended_at timestamptz,
  extension_reason_sealed bytea,
  override_reason_sealed bytea,
  confirmed_at timestamptz,
  confirmed_by uuid,
  expected_by timestamptz,
  released_at timestamptz,
  released_by uuid,
  refused_at timestamptz,
  refused_by uuid,
  refusal_actor text,
  refusal_reason text,
  told_caller_at timestamptz,
  departed_for_at timestamptz,
  arrived_at timestamptz,
  arrival_recorded_by uuid,
  arrived_places integer,
  stay_until timestamptz,
  no_show_at timestamptz,
  no_show_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  note_sealed bytea,
  -- When the ledger took the promise off: lapse, release, refusal, arrival or no-show.
  promise_ended_at timestamptz,
  revision integer not null default 1,
  constraint placement_pkey primary key (id),
  constraint placement_of_pool foreign key (pool_id) references bed_pool (id),
  constraint placement_of_intervention foreign key (intervention_id) references intervention (id),
  constraint placement_takes_places check (places > 0),
  constraint placement_arrives_with_places check (
    (arrived_at is null) = (arrived_places is null) and (arrived_places is null or arrived_places > 0)),
  constraint placement_begins_with_a_hold_or_an_arrival check (held_at is not null or arrived_at is not null),
  constraint placement_hold_expires check ((held_at is null) = (expires_at is null)),
  constraint placement_hold_is_short check (expires_at <= held_at + interval '120 minutes'),
  constraint placement_refusal_has_actor_and_reason check (
    (refused_at is null) = (refusal_actor is null) and (refused_at is null) = (refusal_reason is null)),
  constraint placement_ends_after_arrival check (ended_at is null or (arrived_at is not null and ended_at >= arrived_at)),
  constraint placement_promise_is_settled_by_its_end check (
    promise_ended_at is not null
    or (released_at is null and refused_at is null and arrived_at is null and no_show_at is null)),
  constraint placement_promise_is_of_a_hold check (held_at is not null or promise_ended_at is not null)
);
create index placement_of_intervention_idx on placement (intervention_id);
create index placement_of_pool_idx on placement (pool_id);
create index placement_open_promises on placement (pool_id) where promise_ended_at is null;
create index placement_in_course on placement (pool_id) where arrived_at is not null and ended_at is null;

-- Everything that happened in a case, in order; words are encrypted before they get here.
create table timeline_entry (
  id uuid not null default gen_random_uuid(),
  intervention_id uuid not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  actor_id uuid not null,
  kind text not null,
  placement_id uuid,
  told_to_sealed bytea,
  words_sealed bytea,
  -- What the registry showed: candidates, figures, ages and verdicts of that instant.
  shown jsonb,
  constraint timeline_entry_pkey primary key (id),
  constraint timeline_entry_of_intervention foreign key (intervention_id) references intervention (id)
);
create index timeline_of_intervention_idx on timeline_entry (intervention_id, at, id);
create trigger timeline_entry_is_insert_only before update or delete on timeline_entry
  for each row execute function refuse_change();

create table unmet_need (
  id uuid not null default gen_random_uuid(),
  intervention_id uuid not null,
  district_id uuid not null,
  category text,
  guests jsonb not null default '[]',
  ring_reached text,
  reasons jsonb not null default '[]',
  recorded_at timestamptz not null,
  constraint unmet_need_pkey primary key (id),
  constraint unmet_need_of_intervention foreign key (intervention_id) references intervention (id),
  constraint unmet_need_is_counted_once unique (intervention_id)
);
create trigger unmet_need_is_insert_only before update or delete on unmet_need
  for each row execute function refuse_change();

-- The figures of every pool at this instant, lapses settled by the clock: exact with every job stopped.
create view pool_now as
  select p.id as pool_id, p.shelter_id, p.district_id, p.revision, clock.now as as_of,
    p.authorised, p.out_of_service, p.turnaround,
    case when p.surge_until is null or clock.now < p.surge_until then p.surge_places else 0 end as surge,
    figures.operable, figures.occupied, figures.promised,
    case when figures.occupied is null then null
      else least(greatest(figures.operable - figures.occupied - figures.promised, 0), figures.operable) end as free,
    -- Places that may still be promised; the same as free where somebody has declared.
    greatest(figures.operable - figures.inside - figures.promised, 0) as room,
    figures.inside + figures.promised > figures.operable as overcommitted,
    p.observed_at, p.disputed_at is not null as disputed,
    case when p.emergency then d.emergency_fresh_hours else d.fresh_hours end as fresh_for_hours,
    case when p.emergency then d.emergency_stale_hours else d.stale_hours end as stale_after_hours,
    p.closed_at is not null as closed,
    -- What a search judges by and shows, so that it reads each pool once.
    p.name, p.counted_in, p.beds_per_room, p.categories, p.emergency, p.reopens_automatically, p.latitude, p.longitude
  from bed_pool p
  join district d on d.id = p.district_id
  cross join (select registry_now() as now) clock
  cross join lateral (
    select coalesce(sum(h.places), 0)::integer as places
    from placement h
    where p.next_lapse_at <= clock.now
      and h.pool_id = p.id and h.promise_ended_at is null
      and h.confirmed_at is null and h.expires_at <= clock.now
  ) lapsed
  cross join lateral (
    select case when p.closed_at is null
        then pool_operable(p.authorised, p.out_of_service, p.surge_places, p.surge_until, clock.now)
        else 0 end as operable,
      case when p.counted is not null then greatest(0, p.counted + p.moved) end as occupied,
      greatest(0, coalesce(p.counted, 0) + p.moved) as inside,
      p.promised - lapsed.places as promised
  ) figures;

-- Discrepancies at this instant, exact with every job stopped. The clock opens and resolves too: a surge ends, a
-- promise lapses. What it did since the last act is worked out here, and settled by the next act that locks the pool.
-- One that is over and comes back before anybody acted is the same one.
create view discrepancy_now as
  select d.id, d.pool_id, d.kind, d.placement_id, d.opened_at, d.opened_at_revision, d.noted_at, d.noted_by, d.note,
    coalesce(d.resolved_at, calm.since) as resolved_at, d.resolved_by
  from discrepancy d
  left join lateral (
    -- Since the lapse after which there were places enough.
    select coalesce(min(l.expires_at), min(n.as_of)) as since
    from pool_now n
    join bed_pool p on p.id = n.pool_id
    left join lateral (
      select h.expires_at, sum(h.places) over (order by h.expires_at, h.id) as places
      from placement h
      where h.pool_id = p.id and h.promise_ended_at is null and h.confirmed_at is null and h.expires_at <= n.as_of
    ) l on greatest(0, coalesce(p.counted, 0) + p.moved) + p.promised - l.places <= n.operable
    where n.pool_id = d.pool_id and not n.overcommitted
      and d.resolved_at is null and d.kind = 'OVERCOMMITTED'
  ) calm on true
  union all
  -- Since the end of the surge. Its id is the one it is written down under.
  select md5(format('%s %s', p.id, extract(epoch from p.surge_until)))::uuid, p.id, 'OVERCOMMITTED', null,
    p.surge_until, p.revision, null, null, null, null, null
  from bed_pool p
  join pool_now n on n.pool_id = p.id
  where p.surge_places > 0 and p.surge_until <= n.as_of and n.overcommitted
    and not exists (
      select from discrepancy d
      where d.pool_id = p.id and d.kind = 'OVERCOMMITTED' and d.resolved_at is null);
