-- Who is on duty while offices are closed: office hours of districts, shifts, swaps with consent, hand-overs, the personal
-- calendar; and which telephones did not answer tonight.

-- When the offices of a district are open: cover is due at any other time. Each statement holds from a day on, and is
-- never edited: what was due a year ago stays what was due.
create table office_hours (
  id uuid not null default gen_random_uuid(),
  district_id uuid not null,
  revision integer not null,
  valid_from date not null,
  -- Where the office sits: its patron saint is a holiday.
  municipality_code text not null,
  hours jsonb not null,
  -- Within how long after coming on duty a hand-over is acknowledged, before somebody is alerted.
  hand_over_minutes integer not null,
  stated_by uuid,
  stated_at timestamptz not null default registry_now(),
  constraint office_hours_pkey primary key (id),
  constraint office_hours_of_district foreign key (district_id) references district (id),
  constraint office_hours_in_municipality foreign key (municipality_code) references municipality (istat_code),
  constraint office_hours_revision_is_unique unique (district_id, revision),
  constraint office_hours_hand_over_is_short check (hand_over_minutes between 5 and 720)
);
create trigger office_hours_is_insert_only before update or delete on office_hours
  for each row execute function refuse_change();

create table shift (
  id uuid not null default gen_random_uuid(),
  district_id uuid not null,
  worker_id uuid not null,
  role text not null,
  deputy boolean not null,
  -- Half-open, whole minutes: a shift ending at 08:00 does not cover 08:00.
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- Under the data key of the worker.
  phone_sealed bytea,
  planned_by uuid,
  planned_at timestamptz not null default registry_now(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  revision integer not null default 1,
  constraint shift_pkey primary key (id),
  constraint shift_of_district foreign key (district_id) references district (id),
  constraint shift_of_worker foreign key (worker_id) references account (id),
  constraint shift_role_is_known check (role in ('SOCIAL_WORKER', 'CULTURAL_MEDIATOR', 'COORDINATOR')),
  constraint shift_lasts check (starts_at < ends_at and ends_at <= starts_at + interval '168 hours'),
  constraint shift_is_of_whole_minutes check (
    mod(extract(epoch from starts_at), 60) = 0 and mod(extract(epoch from ends_at), 60) = 0),
  constraint shift_is_withdrawn_by_somebody check (withdrawn_by is null or withdrawn_at is not null),
  -- Deferrable: two people who exchange shifts of the same night hold both for the length of a statement.
  constraint shift_does_not_overlap exclude using gist (
    worker_id with =, tstzrange(starts_at, ends_at) with &&) where (withdrawn_at is null)
    deferrable initially immediate
);
create index shift_of_district_by_time on shift (district_id, starts_at, id) where withdrawn_at is null;

-- Shifts as they cover: none of what was withdrawn, and nothing from the minute on in which somebody lost their access.
create view shift_standing as
  select s.id, s.district_id, s.worker_id, s.role, s.deputy, s.starts_at,
    least(s.ends_at, date_trunc('minute', a.disabled_at)) as ends_at
  from shift s join account a on a.id = s.worker_id
  where s.withdrawn_at is null
    and s.starts_at < coalesce(date_trunc('minute', a.disabled_at), 'infinity');

create table shift_swap (
  id uuid not null default gen_random_uuid(),
  district_id uuid not null,
  shift_id uuid not null,
  proposed_by uuid not null,
  -- Null: whoever of the same role takes it first.
  colleague_id uuid,
  return_shift_id uuid,
  proposed_at timestamptz not null default registry_now(),
  ended_at timestamptz,
  ending text,
  ended_by uuid,
  constraint shift_swap_pkey primary key (id),
  constraint shift_swap_of_district foreign key (district_id) references district (id),
  constraint shift_swap_of_shift foreign key (shift_id) references shift (id),
  constraint shift_swap_for_shift foreign key (return_shift_id) references shift (id),
  constraint shift_swap_return_is_a_colleagues check (return_shift_id is null or colleague_id is not null),
  constraint shift_swap_ending_is_known check (ending in ('ACCEPTED', 'REFUSED', 'WITHDRAWN', 'OVERTAKEN')),
  constraint shift_swap_ends_whole check (
    (ended_at is null) = (ending is null) and (ended_at is null) = (ended_by is null))
);
create unique index shift_swap_is_one_at_a_time on shift_swap (shift_id) where ended_at is null;
create index shift_swap_of_district_by_time on shift_swap (district_id, proposed_at, id);
create index shift_swap_of_return_idx on shift_swap (return_shift_id) where ended_at is null;

-- What one shift told the next. What is open then is worked out at each reading, and stays as it was acknowledged.
create table hand_over (
  id uuid not null default gen_random_uuid(),
  district_id uuid not null,
  shift_id uuid not null,
  -- Under a data key of its own.
  words_sealed bytea,
  written_by uuid,
  written_at timestamptz,
  acknowledged_by uuid,
  acknowledged_at timestamptz,
  matters jsonb,
  constraint hand_over_pkey primary key (id),
  constraint hand_over_of_district foreign key (district_id) references district (id),
  constraint hand_over_of_shift foreign key (shift_id) references shift (id),
  constraint hand_over_is_one_of_a_shift unique (shift_id),
  constraint hand_over_is_written_by_somebody check ((written_at is null) = (written_by is null)),
  constraint hand_over_is_acknowledged_whole check (
    (acknowledged_at is null) = (acknowledged_by is null) and (acknowledged_at is null) = (matters is null))
);
create index hand_over_of_district_idx on hand_over (district_id);
alter table hand_over enable row level security, force row level security;
create policy hand_over_is_read on hand_over for select
  using (acts_as('SOCIAL_WORKER', 'COORDINATOR') and district_id = acting('district')::uuid);
create policy hand_over_is_written on hand_over for insert
  with check (acts_as('SOCIAL_WORKER', 'COORDINATOR') and district_id = acting('district')::uuid);
create policy hand_over_is_changed on hand_over for update
  using (acts_as('SOCIAL_WORKER', 'COORDINATOR') and district_id = acting('district')::uuid);
create policy hand_over_is_maintained on hand_over to current_user
  using (acting('maintenance') = 'on');

-- From whom to whom: each shift of a social worker in the first place that has ended or soon will, who comes after, and by
-- when they acknowledge. Nobody hands over to themselves.
create function hand_overs_due(district uuid, since timestamptz, until timestamptz)
  returns table (shift_id uuid, worker_id uuid, ends_at timestamptz, next_shift_id uuid, next_worker_id uuid,
    received_from timestamptz, due_at timestamptz)
  language sql stable
  as $$
    select s.id, s.worker_id, s.ends_at, n.id, n.worker_id, n.received_from,
      coalesce(n.received_from, s.ends_at) + make_interval(mins => coalesce((
        select o.hand_over_minutes from office_hours o
        where o.district_id = district order by o.revision desc limit 1), 30))
    from shift_standing s
    left join lateral (
      select t.id, t.worker_id, greatest(t.starts_at, s.ends_at) as received_from
      from shift_standing t
      where t.district_id = district and t.role = 'SOCIAL_WORKER' and not t.deputy
        and t.starts_at > s.starts_at - interval '168 hours' and t.id <> s.id and t.ends_at > s.ends_at
      order by greatest(t.starts_at, s.ends_at), t.starts_at desc, t.id
      limit 1
    ) n on true
    where s.district_id = district and s.role = 'SOCIAL_WORKER' and not s.deputy
      and s.starts_at > since - interval '168 hours' and s.starts_at < until
      and s.ends_at > since and s.ends_at <= until
      and n.worker_id is distinct from s.worker_id
  $$;

-- Hand-overs that nobody has acknowledged in time: the last of each district, and those in which something was written.
-- Alerts read it, as the caller: others' districts are not in it.
create view hand_over_waiting with (security_invoker = true) as
  select d.id as district_id, due.shift_id, due.next_worker_id, due.due_at as since
  from district d
  cross join (select registry_now() as now offset 0) clock
  cross join lateral (
    select u.*, u.ends_at = max(u.ends_at) over () as is_last
    from hand_overs_due(d.id, clock.now - interval '7 days', clock.now) u
  ) due
  left join hand_over h on h.shift_id = due.shift_id
  where d.id = acting('district')::uuid and acts_as('SOCIAL_WORKER', 'COORDINATOR')
    and due.due_at <= clock.now and h.acknowledged_at is null and (due.is_last or h.written_at is not null);

-- A link to the own shifts, one for each person; nothing of it is left once it was ended.
create table calendar_link (
  account_id uuid not null,
  hash bytea,
  made_at timestamptz not null,
  ended_at timestamptz,
  constraint calendar_link_pkey primary key (account_id),
  constraint calendar_link_of_account foreign key (account_id) references account (id),
  constraint calendar_link_hash_is_unique unique (hash),
  constraint calendar_link_ends_without_trace check ((hash is null) = (ended_at is not null))
);

-- Who was called for a shelter and did not answer: for two hours the district calls others first.
create table unanswered_call (
  id uuid not null default gen_random_uuid(),
  district_id uuid not null,
  shelter_id uuid not null,
  -- Null: the telephone of the house.
  contact_id uuid,
  actor_id uuid not null,
  at timestamptz not null default registry_now(),
  constraint unanswered_call_pkey primary key (id),
  constraint unanswered_call_of_district foreign key (district_id) references district (id),
  constraint unanswered_call_of_shelter foreign key (shelter_id) references shelter (id),
  constraint unanswered_call_of_contact foreign key (contact_id) references contact (id)
);
create trigger unanswered_call_is_insert_only before update or delete on unanswered_call
  for each row execute function refuse_change();
create index unanswered_call_lately on unanswered_call (district_id, shelter_id, at);

alter table data_key drop constraint data_key_is_of_a_record;
alter table data_key add constraint data_key_is_of_a_record
  check (owner_kind in ('INTERVENTION', 'SHELTER', 'ACCOUNT', 'AUDIT_ENTRY', 'HAND_OVER'));

insert into retention_term (kind, keep, counted_from, source, why) values
  ('HAND_OVER', '90 days', 'the end of the shift', 'GDPR art. 5(1)(e)',
    'What one night tells the next has its lasting place in the cases; a season is enough to look back.');

-- Words of hand-overs and telephones of shifts whose time is over: how many were forgotten?
create function forget_hand_overs(at_most integer) returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    said constant text := current_setting('riparo.maintenance', true);
    forgotten integer;
  begin
    perform set_config('riparo.maintenance', 'on', true);
    with old as (
      select s.id from shift s
      left join hand_over h on h.shift_id = s.id
      where s.ends_at < registry_now() - (select t.keep from retention_term t where t.kind = 'HAND_OVER')
        and (s.phone_sealed is not null or h.words_sealed is not null)
      order by s.ends_at, s.id limit at_most
    ), silent as (
      update shift s set phone_sealed = null from old where s.id = old.id returning s.id
    ), emptied as (
      update hand_over h set words_sealed = null from old
      where h.shift_id = old.id and h.words_sealed is not null returning h.id
    ), destroyed as (
      update data_key k set wrapped = null, wrapping_key_id = null, destroyed_at = registry_now()
      from emptied e where k.owner_kind = 'HAND_OVER' and k.owner_id = e.id returning 1
    )
    select count(*) into forgotten from silent;
    perform set_config('riparo.maintenance', coalesce(said, ''), true);
    return forgotten;
  end $$;
revoke execute on function forget_hand_overs from public;

-- I9: shifts of one person do not overlap.
create view invariant_shifts_do_not_overlap as
  select one.id, other.id as overlaps
  from shift one
  join shift other on other.worker_id = one.worker_id and other.id > one.id and other.withdrawn_at is null
    and tstzrange(one.starts_at, one.ends_at) && tstzrange(other.starts_at, other.ends_at)
  where one.withdrawn_at is null;
