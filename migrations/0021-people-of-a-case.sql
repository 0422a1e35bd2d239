-- The people of a case, who they are and what is theirs; calls that opened no case; who stays where, and never twice.
-- What identifies somebody is sealed under the key of the case before it gets here, and goes with it.

-- A call that was redirected, or that needed nothing, is kept too: it has an outcome in place of a case.
alter table call
  alter column intervention_id drop not null,
  add column district_id uuid,
  add column outcome text,
  add column answer_sealed bytea,
  add constraint call_in_district foreign key (district_id) references district (id),
  add constraint call_has_a_case_or_an_outcome check (
    (intervention_id is null) = (outcome is not null) and (intervention_id is null) = (district_id is not null));
create index call_of_district_idx on call (district_id, recorded_at) where district_id is not null;
alter table data_key
  drop constraint data_key_is_of_a_record,
  add constraint data_key_is_of_a_record check (
    owner_kind in ('INTERVENTION', 'SHELTER', 'ACCOUNT', 'AUDIT_ENTRY', 'HAND_OVER', 'CALL'));

-- Codes and ids of what happened: whom it was about, what was answered. Words stand sealed beside it.
alter table timeline_entry add column facts jsonb;

create table subject (
  id uuid not null,
  intervention_id uuid not null,
  -- The record that stands for this person: itself, or the one at the top of those it was merged into.
  person_id uuid not null,
  merged_into uuid,
  merged_at timestamptz,
  sex text,
  age_from integer,
  age_to integer,
  minor boolean,
  unaccompanied boolean,
  identification text not null,
  languages text[] not null default '{}',
  household_id uuid,
  household_role text,
  consent text,
  consent_at timestamptz,
  representative_kind text,
  given_name_sealed bytea,
  family_name_sealed bytea,
  birth_date_sealed bytea,
  birth_place_sealed bytea,
  fiscal_code_sealed bytea,
  citizenship_sealed bytea,
  phone_sealed bytea,
  notes_sealed bytea,
  residence_sealed bytea,
  representative_name_sealed bytea,
  representative_phone_sealed bytea,
  consent_note_sealed bytea,
  -- Keyed hashes of a fiscal code, and of name and birth, per district and for each key of the registry that is in use:
  -- that two share one is all they tell.
  fiscal_tags text[] not null default '{}',
  name_tags text[] not null default '{}',
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  revision integer not null default 1,
  constraint subject_pkey primary key (id),
  constraint subject_of_intervention foreign key (intervention_id) references intervention (id),
  constraint subject_merged_into_another foreign key (merged_into) references subject (id),
  constraint subject_stands_for_itself_or_is_merged check (
    (merged_into is null) = (merged_at is null) and (merged_into is null) = (person_id = id)),
  constraint subject_age_is_a_range check (
    (age_from is null) = (age_to is null) and age_from >= 0 and age_to <= 120 and age_from <= age_to),
  constraint subject_consent_has_a_time check ((consent is null) = (consent_at is null)),
  constraint subject_role_is_in_a_household check (household_role is null or household_id is not null)
);
create index subject_of_intervention_idx on subject (intervention_id, recorded_at, id);
create index subject_of_person_idx on subject (person_id);
create index subject_fiscal_tags_idx on subject using gin (fiscal_tags);
create index subject_name_tags_idx on subject using gin (name_tags);

-- Every change of a person's record: who, when, from what to what.
create table subject_change (
  id uuid not null,
  subject_id uuid not null,
  intervention_id uuid not null,
  at timestamptz not null,
  actor_id uuid not null,
  kind text not null,
  other_id uuid,
  before_sealed bytea,
  after_sealed bytea,
  constraint subject_change_pkey primary key (id),
  constraint subject_change_of_subject foreign key (subject_id) references subject (id),
  constraint subject_change_of_intervention foreign key (intervention_id) references intervention (id)
);
create index subject_change_of_subject_idx on subject_change (subject_id, at);
create trigger subject_change_is_insert_only before update or delete on subject_change
  for each row execute function refuse_change();

-- In which Comune somebody lives, so that its office finds the case; apart from the people, since policies ask it.
create table case_residence (
  subject_id uuid not null,
  intervention_id uuid not null,
  district_id uuid not null,
  municipality_code text,
  basis text,
  constraint case_residence_pkey primary key (subject_id),
  constraint case_residence_of_subject foreign key (subject_id) references subject (id),
  constraint case_residence_of_intervention foreign key (intervention_id) references intervention (id),
  constraint case_residence_in_district foreign key (district_id) references district (id),
  constraint case_residence_in_municipality foreign key (municipality_code) references municipality (istat_code)
);
create index case_residence_of_intervention_idx on case_residence (intervention_id);
create index case_residence_in_municipality_idx on case_residence (municipality_code) where municipality_code is not null;

-- Whom somebody must not meet: a person of the district's cases, or whoever has that code or that name and birth.
create table person_to_avoid (
  id uuid not null,
  subject_id uuid not null,
  intervention_id uuid not null,
  avoided_id uuid,
  words_sealed bytea,
  fiscal_code_sealed bytea,
  name_sealed bytea,
  fiscal_tags text[] not null default '{}',
  name_tags text[] not null default '{}',
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  constraint person_to_avoid_pkey primary key (id),
  constraint person_to_avoid_of_subject foreign key (subject_id) references subject (id),
  constraint person_to_avoid_of_intervention foreign key (intervention_id) references intervention (id),
  constraint person_to_avoid_is_a_subject foreign key (avoided_id) references subject (id),
  constraint person_to_avoid_is_another check (avoided_id <> subject_id),
  constraint person_to_avoid_is_withdrawn_by_somebody check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index person_to_avoid_of_subject_idx on person_to_avoid (subject_id);
create index person_to_avoid_by_subject_idx on person_to_avoid (avoided_id) where avoided_id is not null;

-- Who was put where, as they were known when it was held. What comes to be known later changes nothing here.
create table placement_subject (
  id uuid not null,
  placement_id uuid not null,
  subject_id uuid not null,
  intervention_id uuid not null,
  facts jsonb not null,
  -- Names, birth and codes as they were known.
  identity_sealed bytea,
  frozen_at timestamptz not null,
  -- Inside now: the newest arrival of this person that has not ended.
  in_course boolean not null default false,
  constraint placement_subject_pkey primary key (id),
  constraint placement_subject_is_named_once unique (placement_id, subject_id),
  constraint placement_subject_in_placement foreign key (placement_id) references placement (id),
  constraint placement_subject_is_a_subject foreign key (subject_id) references subject (id),
  constraint placement_subject_of_intervention foreign key (intervention_id) references intervention (id)
);
create index placement_subject_of_subject_idx on placement_subject (subject_id);
-- I6: nobody is in two places.
create unique index placement_subject_stays_once on placement_subject (subject_id) where in_course;

-- Of all stays of this person that have begun and not ended, the newest is the one in course: who arrives in another
-- place has left the first, whoever forgot to say so. Merging and un-merging ask again.
create function settle_stays(people uuid[]) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    said constant text := current_setting('riparo.maintenance', true);
    newest uuid[];
  begin
    perform set_config('riparo.maintenance', 'on', true);
    -- One at a time: two arrivals of one person at the same moment see each other.
    perform from subject s where s.person_id = any(people) order by s.id for no key update;
    newest := array(
      select distinct on (s.person_id) p.id
      from subject s
      join placement_subject g on g.subject_id = s.id
      join placement p on p.id = g.placement_id
      where s.person_id = any(people) and p.arrived_at is not null and p.ended_at is null
      order by s.person_id, p.arrived_at desc, p.id desc);
    update placement_subject g set in_course = false
    from subject s
    where s.id = g.subject_id and s.person_id = any(people) and g.in_course and not g.placement_id = any(newest);
    update placement_subject g set in_course = true
    from subject s
    where s.id = g.subject_id and s.person_id = any(people) and not g.in_course and g.placement_id = any(newest);
    perform set_config('riparo.maintenance', coalesce(said, ''), true);
  end $$;

-- The people of a placement; asked with the owner's eyes, since a shelter that lets guests in does not see who they are.
create function people_of_placement(placement uuid) returns uuid[]
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    said constant text := current_setting('riparo.maintenance', true);
    people uuid[];
  begin
    perform set_config('riparo.maintenance', 'on', true);
    people := array(
      select distinct s.person_id from placement_subject g join subject s on s.id = g.subject_id
      where g.placement_id = people_of_placement.placement);
    perform set_config('riparo.maintenance', coalesce(said, ''), true);
    return people;
  end $$;

create function follow_stay() returns trigger
  language plpgsql
  as $$
  declare
    people constant uuid[] := people_of_placement(new.id);
  begin
    if cardinality(people) > 0 then perform settle_stays(people); end if;
    return null;
  end $$;
create trigger placement_stay_is_followed after update of arrived_at, ended_at on placement
  for each row execute function follow_stay();

create function follow_named_guest() returns trigger
  language plpgsql
  as $$ begin
    if exists (select from placement p where p.id = new.placement_id and p.arrived_at is not null) then
      perform settle_stays(people_of_placement(new.placement_id));
    end if;
    return null;
  end $$;
create trigger placement_subject_is_followed after insert on placement_subject
  for each row execute function follow_named_guest();

-- Must one of these people not meet somebody who is, or is expected, in the shelter of this pool? One bit, with the
-- owner's eyes, for the team of their cases alone: which of them, and whom, is told to nobody.
create function must_not_meet(subjects uuid[], pool uuid) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    said constant text := current_setting('riparo.maintenance', true);
    found boolean;
  begin
    if cardinality(subjects) > (
      select count(*) from subject s
      where s.id = any(subjects) and relation_to_case(s.intervention_id) in ('WORKER', 'SYSTEM')) then
      return false;
    end if;
    perform set_config('riparo.maintenance', 'on', true);
    with coming as (
      select other.id, other.person_id, other.fiscal_tags, other.name_tags
      from subject s join subject other on other.person_id = s.person_id
      where s.id = any(subjects)
    ), present as (
      select distinct other.id, other.person_id, other.fiscal_tags, other.name_tags
      from bed_pool wanted
      join bed_pool b on b.shelter_id = wanted.shelter_id
      join placement p on p.pool_id = b.id
      join placement_subject g on g.placement_id = p.id
      join subject s on s.id = g.subject_id
      join subject other on other.person_id = s.person_id
      where wanted.id = pool
        and (g.in_course or p.promise_ended_at is null and (p.confirmed_at is not null or p.expires_at > registry_now()))
        and not exists (select from coming c where c.person_id = s.person_id)
    ), met as (
      select c.id, n.person_id, n.fiscal_tags, n.name_tags from coming c cross join present n
      union all
      select n.id, c.person_id, c.fiscal_tags, c.name_tags from present n cross join coming c
    )
    select exists (
      select from met m
      join person_to_avoid a on a.subject_id = m.id and a.withdrawn_at is null
      left join subject avoided on avoided.id = a.avoided_id
      where avoided.person_id = m.person_id or a.fiscal_tags && m.fiscal_tags or a.name_tags && m.name_tags)
    into found;
    perform set_config('riparo.maintenance', coalesce(said, ''), true);
    return found;
  end $$;

-- The bounds of the bands of `age_band`, so that a range stays a range.
create function age_band_from(age integer) returns integer
  language sql immutable
  return (select max(b.edge) from unnest(array[0, 3, 14, 18, 25, 40, 65]) b (edge) where b.edge <= age);
create function age_band_to(age integer) returns integer
  language sql immutable
  return case when age is not null then
    coalesce((select min(b.edge) from unnest(array[2, 13, 17, 24, 39, 64]) b (edge) where b.edge >= age), 120) end;

-- With the key of a case go the hashes by which its people could still be recognised, and the way of an office to it;
-- ages become bands.
create function forget_people_of_case() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    said constant text := current_setting('riparo.maintenance', true);
  begin
    perform set_config('riparo.maintenance', 'on', true);
    update subject s
    set fiscal_tags = '{}', name_tags = '{}', languages = '{}', age_from = age_band_from(s.age_from),
      age_to = age_band_to(s.age_to)
    where s.intervention_id = new.owner_id;
    update placement_subject g
    set facts = g.facts || jsonb_build_object('languages', '[]'::jsonb,
      'ageFrom', age_band_from((g.facts ->> 'ageFrom')::integer),
      'ageTo', age_band_to((g.facts ->> 'ageTo')::integer))
    where g.intervention_id = new.owner_id;
    update person_to_avoid a set fiscal_tags = '{}', name_tags = '{}' where a.intervention_id = new.owner_id;
    update case_residence r set municipality_code = null where r.intervention_id = new.owner_id;
    perform set_config('riparo.maintenance', coalesce(said, ''), true);
    return null;
  end $$;
create trigger data_key_takes_people_along after insert or update of destroyed_at on data_key
  for each row when (new.owner_kind = 'INTERVENTION' and new.destroyed_at is not null)
  execute function forget_people_of_case();

-- A call that opened no case is kept for a time of its own.
insert into retention_term (kind, keep, counted_from, source, why) values
  ('CALL_WORDS', '2 years', 'the call, where it opened no case',
    'GDPR art. 5(1)(e)', 'Nobody was taken in charge: two years are enough to answer for what the caller was told.');
create function erase_calls_past_term(at_most integer) returns setof uuid
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    said constant text := current_setting('riparo.maintenance', true);
  begin
    perform set_config('riparo.maintenance', 'on', true);
    return query
      insert into data_key as k (owner_kind, owner_id, destroyed_at)
      select 'CALL', c.id, registry_now()
      from call c
      left join data_key known on known.owner_kind = 'CALL' and known.owner_id = c.id
      where c.intervention_id is null
        and c.recorded_at < registry_now() - (select t.keep from retention_term t where t.kind = 'CALL_WORDS')
        and known.destroyed_at is null
      order by c.recorded_at, c.id limit at_most
      on conflict on constraint data_key_pkey do update
      set wrapped = null, wrapping_key_id = null, destroyed_at = registry_now()
      where k.destroyed_at is null
      returning k.owner_id;
    perform set_config('riparo.maintenance', coalesce(said, ''), true);
  end $$;

-- The second wall. An office also reaches the cases of those who live in its comuni.
create function lives_where_caller_serves(intervention uuid) returns boolean
  language sql stable
  begin atomic
    select acts_as('BACK_OFFICE') and exists (
      select from case_residence r
      where r.intervention_id = lives_where_caller_serves.intervention
        and r.municipality_code = any(string_to_array(acting('comuni'), ',')));
  end;
-- How the caller stands to a case; null where it does not exist for them. The same as src/interventions/scope.ts.
create or replace function relation_of_caller(id uuid, district uuid, opener uuid, mediator uuid, municipality text)
  returns text
  language sql stable
  return case
    when acts_as('SOCIAL_WORKER', 'COORDINATOR') and district = acting('district')::uuid then 'WORKER'
    when acts_as('INTEGRATION') and opener = acting('actor')::uuid and district = acting('district')::uuid then 'SYSTEM'
    when acts_as('CULTURAL_MEDIATOR') and mediator = acting('actor')::uuid then 'MEDIATOR'
    when acts_as('BACK_OFFICE') and municipality = any(string_to_array(acting('comuni'), ',')) then 'OFFICE'
    when lives_where_caller_serves(id) then 'OFFICE'
    when broke_into_case(id) then 'EMERGENCY'
  end;
-- How the caller stands to a call that opened no case.
create function relation_to_call(district uuid, recorder uuid) returns text
  language sql stable
  return case
    when acts_as('SOCIAL_WORKER', 'COORDINATOR') and district = acting('district')::uuid then 'WORKER'
    when acts_as('INTEGRATION') and recorder = acting('actor')::uuid and district = acting('district')::uuid then 'SYSTEM'
  end;

drop policy call_is_read on call;
drop policy call_is_recorded on call;
drop policy call_is_changed on call;
create policy call_is_read on call for select
  using (case when intervention_id is null then relation_to_call(district_id, recorded_by) is not null
    else relation_to_case(intervention_id) in ('WORKER', 'SYSTEM', 'MEDIATOR', 'EMERGENCY') end);
create policy call_is_recorded on call for insert
  with check (case when intervention_id is null then relation_to_call(district_id, recorded_by) is not null
    else relation_to_case(intervention_id) in ('WORKER', 'SYSTEM') end);
create policy call_is_changed on call for update
  using (case when intervention_id is null then relation_to_call(district_id, recorded_by) is not null
    else relation_to_case(intervention_id) in ('WORKER', 'SYSTEM') end);

alter table case_residence enable row level security, force row level security;
-- Without a look at the case itself: the policies of the case look here.
create policy case_residence_is_read on case_residence for select
  using (acts_as('SOCIAL_WORKER', 'COORDINATOR', 'INTEGRATION') and district_id = acting('district')::uuid
    or acts_as('BACK_OFFICE') and municipality_code = any(string_to_array(acting('comuni'), ','))
    or broke_into_case(intervention_id));
create policy case_residence_is_recorded on case_residence for insert
  with check (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM'));
create policy case_residence_is_changed on case_residence for update
  using (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM'));
create policy case_residence_is_maintained on case_residence to current_user
  using (acting('maintenance') = 'on');

alter table subject enable row level security, force row level security;
create policy subject_is_read on subject for select
  using (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM', 'MEDIATOR', 'EMERGENCY'));
create policy subject_is_recorded on subject for insert
  with check (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM'));
create policy subject_is_changed on subject for update
  using (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM'));
create policy subject_is_maintained on subject to current_user
  using (acting('maintenance') = 'on');

alter table subject_change enable row level security, force row level security;
create policy subject_change_is_read on subject_change for select
  using (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM', 'EMERGENCY'));
create policy subject_change_is_recorded on subject_change for insert
  with check (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM'));
create policy subject_change_is_maintained on subject_change to current_user
  using (acting('maintenance') = 'on');

alter table person_to_avoid enable row level security, force row level security;
create policy person_to_avoid_is_read on person_to_avoid for select
  using (relation_to_case(intervention_id) in ('WORKER', 'EMERGENCY'));
create policy person_to_avoid_is_recorded on person_to_avoid for insert
  with check (relation_to_case(intervention_id) = 'WORKER');
create policy person_to_avoid_is_changed on person_to_avoid for update
  using (relation_to_case(intervention_id) = 'WORKER');
create policy person_to_avoid_is_maintained on person_to_avoid to current_user
  using (acting('maintenance') = 'on');

alter table placement_subject enable row level security, force row level security;
create policy placement_subject_is_read on placement_subject for select
  using (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM', 'EMERGENCY'));
create policy placement_subject_is_recorded on placement_subject for insert
  with check (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM'));
create policy placement_subject_is_maintained on placement_subject to current_user
  using (acting('maintenance') = 'on');

-- I6: at most one stay in course per person, and it is a stay that has begun and not ended.
create view invariant_one_stay_a_person as
  select s.person_id, 'inside in two places' as what
    from placement_subject g join subject s on s.id = g.subject_id
    where g.in_course
    group by s.person_id having count(distinct g.placement_id) > 1
  union all
  select s.person_id, 'inside by a stay that is not in course'
    from placement_subject g join subject s on s.id = g.subject_id join placement p on p.id = g.placement_id
    where g.in_course and (p.arrived_at is null or p.ended_at is not null)
  union all
  select s.person_id, 'stands under another than the one at the top'
    from subject s join subject m on m.id = s.merged_into
    where s.person_id <> m.person_id
  union all
  select null::uuid, 'not looked at: say "set riparo.maintenance = ''on''" first'
    where acting('maintenance') is distinct from 'on';

revoke execute on function erase_calls_past_term from public;
