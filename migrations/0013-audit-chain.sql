-- The audit trail as a chain: each link is a hash over the one before and over its entry, so that what was changed,
-- removed, inserted or reordered shows. A cut tail shows by checkpoints that are kept outside the database.

alter table audit_entry
  -- Neither may hold a line break: it parts the fields of what is hashed.
  add constraint audit_entry_action_is_a_code check (action ~ '^[A-Z_]{1,60}$'),
  add constraint audit_entry_target_kind_is_a_code check (target_kind ~ '^[A-Z_]{1,60}$');

-- A place is drawn only by a transaction that has its number: the sealer waits for every transaction it knows of, and
-- one that drew first and took its number later would be passed over.
create sequence audit_entry_place as bigint;
create function next_audit_place() returns bigint
  language sql volatile
  as $$ select case when pg_current_xact_id() is not null then nextval('audit_entry_place') end $$;
select setval('audit_entry_place', coalesce((select max(e.seq) from audit_entry e), 0) + 1, false);
alter table audit_entry alter column seq drop identity;
alter table audit_entry alter column seq set default next_audit_place();

create table audit_link (
  -- Without gaps, from 1; the places of entries have gaps where a transaction was undone.
  position bigint not null,
  entry_seq bigint not null,
  hash bytea not null,
  sealed_at timestamptz not null default registry_now(),
  constraint audit_link_pkey primary key (position),
  constraint audit_link_of_entry_is_one unique (entry_seq),
  constraint audit_link_hash_is_sha256 check (length(hash) = 32),
  constraint audit_link_of_entry foreign key (entry_seq) references audit_entry (seq)
);
create trigger audit_link_is_insert_only before update or delete on audit_link
  for each row execute function refuse_change();

-- What is hashed of an entry: one line a field, nothing for null, the details last. An export carries the same lines.
-- A column that came later stands in the field before them, where it holds something: what was linked without it still
-- verifies. Such a column may be an id, a code or a number; an instant would read differently in another time zone.
create function audit_entry_fields(e audit_entry) returns text[]
  language sql stable
  as $$ select array[
    e.seq::text, e.id::text, ((extract(epoch from e.at) * 1000000)::bigint)::text, coalesce(e.actor_id::text, ''),
    e.action, coalesce(e.target_kind, ''), array_to_string(e.target_ids, ','),
    coalesce(encode(e.reason_sealed, 'hex'), ''), coalesce(e.request_id::text, ''),
    (jsonb_strip_nulls(to_jsonb(e)) - array['seq', 'xid', 'id', 'at', 'actor_id', 'action', 'target_kind', 'target_ids',
      'reason_sealed', 'request_id', 'details'])::text,
    e.details::text] $$;

create function audit_link_hash(before bytea, place bigint, e audit_entry) returns bytea
  language sql stable
  as $$ select sha256(before || int8send(place)
    || convert_to(array_to_string(audit_entry_fields(e), E'\n'), 'UTF8')) $$;

-- What the first link hangs on.
create function audit_chain_beginning() returns bytea
  language sql immutable
  as $$ select sha256('riparo audit chain 1'::bytea) $$;

-- Links the entries up to a place, in their order, at most a thousand; gives how many. One at a time, whoever asks.
create function seal_audit(up_to bigint) returns integer
  language plpgsql volatile
  as $$
  declare
    place bigint := 0;
    last_seq bigint := 0;
    before bytea := audit_chain_beginning();
    entry audit_entry;
    made integer := 0;
  begin
    perform pg_advisory_xact_lock(726603);
    select l.position, l.entry_seq, l.hash into place, last_seq, before
      from audit_link l order by l.position desc limit 1;
    if not found then
      place := 0; last_seq := 0; before := audit_chain_beginning();
    end if;
    for entry in
      select e.* from audit_entry e where e.seq > last_seq and e.seq <= up_to order by e.seq limit 1000
    loop
      place := place + 1;
      before := audit_link_hash(before, place, entry);
      insert into audit_link (position, entry_seq, hash) values (place, entry.seq, before);
      made := made + 1;
    end loop;
    return made;
  end $$;

-- I8: no audit entry is missing from the chain, and the chain follows from its entries.
create view invariant_audit_is_chained as
  select e.seq as entry_seq, null::bigint as position, 'an entry has no link' as what
    from audit_entry e left join audit_link l on l.entry_seq = e.seq
    where l.position is null and e.at < registry_now() - interval '1 minute'
  union all
  select l.entry_seq, l.position, 'a link does not follow from its entry and the link before'
    from (
      select k.*, row_number() over w as due, lag(k.entry_seq, 1, 0::bigint) over w as seq_before,
        lag(k.hash, 1, audit_chain_beginning()) over w as before
      from audit_link k window w as (order by k.position)
    ) l
    left join audit_entry e on e.seq = l.entry_seq
    where l.position <> l.due or l.entry_seq <= l.seq_before or e.seq is null
      or l.hash <> audit_link_hash(l.before, l.position, e);

-- When reading is unusual: more different things within a time than anybody needs, and more than this reader's habit.
-- Thresholds are data: whoever answers for the service changes them without a release.
create table reading_rule (
  kind text not null,
  within interval not null,
  more_than integer not null,
  times_habit numeric not null,
  habit_of interval not null,
  -- Why these figures.
  why text not null,
  constraint reading_rule_pkey primary key (kind),
  constraint reading_rule_kind_is_known check (kind in ('CASES', 'SHELTERS', 'REVEALS'))
);
insert into reading_rule (kind, within, more_than, times_habit, habit_of, why) values
  ('CASES', '1 hour', 8, 3, '30 days',
    'A service has at most a few calls a night; whoever takes over a shift reads those that are open.'),
  ('SHELTERS', '1 hour', 6, 3, '30 days',
    'A search shows many at once; one by one somebody looks at those they are about to call.'),
  ('REVEALS', '1 hour', 3, 2, '30 days', 'A worker places one household at a time.');

-- Who read more than usual since an instant? Figures alone, for every reader or for those of one district. It looks with
-- the owner's eyes: whether somebody worked on a case decides whether reading it counts. At most one a day and kind.
create function unusual_reading(since timestamptz, of_district uuid)
  returns table (actor_id uuid, kind text, from_at timestamptz, to_at timestamptz, things integer, usual integer)
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  #variable_conflict use_column
  declare
    said constant text := current_setting('riparo.maintenance', true);
  begin
    perform set_config('riparo.maintenance', 'on', true);
    return query
    with reading as materialized (
      select e.actor_id, r.kind, e.at, t.id as thing
      from audit_entry e
      join account a on a.id = e.actor_id
      join reading_rule r on r.kind = case
        when e.action = 'CASE_READ' then 'CASES'
        when e.action in ('ADDRESS_REVEALED', 'GLASS_BROKEN') then 'REVEALS'
        when e.action = 'SHELTERS_SHOWN' and e.details ->> 'way' = 'ONE' then 'SHELTERS'
      end
      cross join lateral unnest(e.target_ids) t (id)
      where e.at >= since - r.habit_of - r.within and (of_district is null or a.district_id = of_district)
        and not (r.kind = 'CASES' and (
          exists (select from intervention i where i.id = t.id and e.actor_id in (i.opened_by, i.assigned_to))
          or exists (select from timeline_entry x where x.intervention_id = t.id and x.actor_id = e.actor_id)
          or exists (select from placement p where p.intervention_id = t.id
            and e.actor_id in (p.held_by, p.confirmed_by, p.arrival_recorded_by))))
        and not (r.kind = 'SHELTERS' and exists (
          select from bed_pool b join placement p on p.pool_id = b.id
          where b.shelter_id = t.id and p.held_by = e.actor_id
            and p.held_at between e.at - interval '1 day' and e.at + interval '1 day'))
    ), hours as (
      select y.actor_id, y.kind, date_trunc('hour', y.at) as hour, count(distinct y.thing) as things
      from reading y
      group by 1, 2, 3
    ), stretch as (
      select x.actor_id, x.kind, x.at, r.times_habit, r.habit_of, r.within, seen.things, seen.from_at
      from (select distinct z.actor_id, z.kind, z.at from reading z where z.at >= since) x
      join reading_rule r on r.kind = x.kind
      cross join lateral (
        select count(distinct y.thing)::integer as things, min(y.at) as from_at
        from reading y
        where y.actor_id = x.actor_id and y.kind = x.kind and y.at > x.at - r.within and y.at <= x.at
      ) seen
      where seen.things > r.more_than
    )
    select distinct on (s.actor_id, s.kind, date_trunc('day', s.at))
      s.actor_id, s.kind, s.from_at, s.at, s.things, habit.usual
    from stretch s
    cross join lateral (
      select coalesce(percentile_disc(0.9) within group (order by h.things), 0)::integer as usual
      from hours h
      where h.actor_id = s.actor_id and h.kind = s.kind
        and h.hour >= s.at - s.habit_of and h.hour < date_trunc('hour', s.from_at)
    ) habit
    where s.things > s.times_habit * habit.usual
    order by s.actor_id, s.kind, date_trunc('day', s.at), s.things desc, s.at;
    perform set_config('riparo.maintenance', coalesce(said, ''), true);
  end $$;
revoke execute on function unusual_reading from public;
