-- Deadlines with the terms they obey, and the operating procedures that a case runs.

-- Terms are data: a jurist changes them without a release. Each change is a new version; what runs keeps its own.
create table deadline_policy (
  id uuid not null default gen_random_uuid(),
  -- Null: everywhere where a district has not set its own.
  district_id uuid,
  kind text not null,
  version integer not null,
  from_event text not null,
  -- Natural time runs through nights, holidays and both clock changes.
  natural_minutes integer,
  -- The n-th working day, at this time, by the calendar of the Comune that is addressed. With both, the earlier.
  working_days integer,
  working_time text,
  -- So long before it is due somebody is reminded, and so long after it the alarm goes.
  warn_minutes integer not null,
  late_minutes integer not null default 0,
  duty_bearer text not null,
  escalates_to text not null default 'COORDINATOR',
  source text not null,
  note text,
  set_at timestamptz not null default registry_now(),
  -- Null: shipped with the registry.
  set_by uuid,
  constraint deadline_policy_pkey primary key (id),
  constraint deadline_policy_of_district foreign key (district_id) references district (id),
  constraint deadline_policy_version_is_unique unique nulls not distinct (district_id, kind, version),
  constraint deadline_policy_working_term_is_whole check ((working_days is null) = (working_time is null)),
  -- Without a term of its own a stay is as long as its shelter says; anything else would never be due.
  constraint deadline_policy_has_a_term check (
    natural_minutes is not null or working_days is not null or kind = 'EMERGENCY_STAY_REVIEW'),
  constraint deadline_policy_is_possible check (
    natural_minutes >= 0 and warn_minutes >= 0 and late_minutes >= 0
    and (working_days is null or working_days between 1 and 60))
);
create trigger deadline_policy_is_insert_only before update or delete on deadline_policy
  for each row execute function refuse_change();

insert into deadline_policy (kind, version, from_event, natural_minutes, working_days, working_time, warn_minutes,
  late_minutes, duty_bearer, source) values
  ('ART403_ORAL_NOTICE', 1, 'REMOVAL', 0, null, null, 0, 30, 'WORKER',
    'art. 403, secondo comma, Codice civile (immediato avviso orale al pubblico ministero minorile)'),
  ('ART403_WRITTEN_TRANSMISSION', 1, 'REMOVAL', 1440, null, null, 360, 0, 'WORKER',
    'art. 403, secondo comma, Codice civile (entro le ventiquattro ore successive al collocamento)'),
  ('ART403_PROSECUTOR_REQUEST', 1, 'TRANSMISSION', 4320, null, null, 720, 0, 'PROSECUTOR',
    'art. 403, terzo comma, Codice civile (entro le successive settantadue ore)'),
  ('ART403_COURT_DECREE', 1, 'REQUEST', 2880, null, null, 720, 0, 'JUVENILE_COURT',
    'art. 403, quarto comma, Codice civile (entro le successive quarantotto ore)'),
  ('ART403_HEARING', 1, 'DECREE', 21600, null, null, 2880, 0, 'JUVENILE_COURT',
    'art. 403, quarto comma, Codice civile (udienza entro quindici giorni)'),
  ('MSNA_REPORT', 1, 'MINOR_FOUND', 720, 1, '08:00', 120, 0, 'WORKER',
    'art. 19, comma 5, d.lgs. 142/2015 e legge 47/2017 (segnalazione immediata: entro il turno)'),
  ('MUNICIPALITY_NOTICE', 1, 'PLACEMENT', null, 1, '09:00', 120, 0, 'WORKER',
    'art. 6, comma 4, legge 328/2000 (Comune previamente informato); policy del servizio'),
  ('HANDOVER_TO_SERVICES', 1, 'OUTCOME', 4320, 1, '09:00', 120, 0, 'WORKER',
    'art. 22, comma 4, lettera b, legge 328/2000; LEPS pronto intervento sociale, Piano nazionale 2021-2023'),
  ('LAW_ENFORCEMENT_CALLBACK', 1, 'CALL', 60, null, null, 15, 0, 'WORKER',
    'policy del servizio; LEPS pronto intervento sociale, Piano nazionale 2021-2023'),
  ('ON_SITE_INTERVENTION', 1, 'CALL', 60, null, null, 15, 0, 'WORKER',
    'policy del servizio; LEPS pronto intervento sociale, Piano nazionale 2021-2023'),
  ('EMERGENCY_STAY_REVIEW', 1, 'ARRIVAL', null, null, null, 2880, 0, 'WORKER',
    'durata dell’accoglienza concordata con la struttura'),
  ('DATA_BREACH_NOTICE', 1, 'BREACH_KNOWN', 4320, null, null, 1440, 0, 'CONTROLLER',
    'art. 33, paragrafo 1, regolamento (UE) 2016/679');

create table deadline (
  id uuid not null default gen_random_uuid(),
  -- Null where it is about no case: a breach of data.
  intervention_id uuid,
  placement_id uuid,
  -- Whose matter it is; null where it is everybody's.
  district_id uuid,
  kind text not null,
  policy_id uuid not null,
  -- Whose calendar counted; null where none did.
  municipality_code text,
  begun_at timestamptz not null,
  begun_by uuid not null,
  recorded_at timestamptz not null default registry_now(),
  -- As first worked out: a fact learned later moves what is due, and this stays.
  first_due_at timestamptz not null,
  due_at timestamptz not null,
  warn_at timestamptz not null,
  alarm_at timestamptz not null,
  fulfilled_at timestamptz,
  fulfilled_by uuid,
  evidence_sealed bytea,
  cancelled_at timestamptz,
  cancelled_by uuid,
  reason_sealed bytea,
  -- Of a breach: the entries of the audit that hold the words, since there is no case to seal them with.
  entry_id uuid,
  end_entry_id uuid,
  revision integer not null default 1,
  constraint deadline_pkey primary key (id),
  constraint deadline_of_intervention foreign key (intervention_id) references intervention (id),
  constraint deadline_of_placement foreign key (placement_id) references placement (id),
  constraint deadline_of_district foreign key (district_id) references district (id),
  constraint deadline_obeys_policy foreign key (policy_id) references deadline_policy (id),
  constraint deadline_by_calendar_of foreign key (municipality_code) references municipality (istat_code),
  constraint deadline_ends_once check (fulfilled_at is null or cancelled_at is null),
  constraint deadline_end_is_of_somebody check (
    (fulfilled_at is null) = (fulfilled_by is null) and (cancelled_at is null) = (cancelled_by is null)),
  constraint deadline_is_of_a_case_or_a_breach check (
    (intervention_id is null) = (kind = 'DATA_BREACH_NOTICE'))
);
-- One of a kind runs at a time in a case; a review of the stay for each placement.
create unique index deadline_runs_once on deadline (intervention_id, kind,
    (case when kind = 'EMERGENCY_STAY_REVIEW' then placement_id end)) nulls not distinct
  where fulfilled_at is null and cancelled_at is null and intervention_id is not null;
create index deadline_of_intervention_idx on deadline (intervention_id);
create index deadline_of_breach_idx on deadline (district_id) where intervention_id is null;
create index deadline_running_idx on deadline (district_id, due_at) where fulfilled_at is null and cancelled_at is null;

-- Operating procedures: one for each need of a district, agreed with its health unit, in versions. A version that was
-- published is never changed; the steps are one document, read as a whole.
create table procedure (
  id uuid not null default gen_random_uuid(),
  district_id uuid not null,
  category text not null,
  version integer not null,
  agreed_with text not null,
  agreed_on date,
  contacts jsonb not null default '[]',
  steps jsonb not null,
  drafted_at timestamptz not null default registry_now(),
  drafted_by uuid not null,
  published_at timestamptz,
  published_by uuid,
  revision integer not null default 1,
  constraint procedure_pkey primary key (id),
  constraint procedure_of_district foreign key (district_id) references district (id),
  constraint procedure_version_is_unique unique (district_id, category, version),
  constraint procedure_publication_is_of_somebody check ((published_at is null) = (published_by is null))
);
create unique index procedure_has_one_draft on procedure (district_id, category) where published_at is null;
create function refuse_change_of_published() returns trigger
  language plpgsql
  as $$ begin
    if old.published_at is not null then
      raise exception 'a published procedure is never changed' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end $$;
create trigger procedure_that_was_published_stays before update or delete on procedure
  for each row execute function refuse_change_of_published();

create table procedure_run (
  id uuid not null default gen_random_uuid(),
  intervention_id uuid not null,
  procedure_id uuid not null,
  begun_at timestamptz not null,
  begun_by uuid not null,
  -- The need turned out to be another: its procedure goes on instead.
  ended_at timestamptz,
  constraint procedure_run_pkey primary key (id),
  constraint procedure_run_of_intervention foreign key (intervention_id) references intervention (id),
  constraint procedure_run_follows foreign key (procedure_id) references procedure (id)
);
create unique index procedure_runs_once on procedure_run (intervention_id) where ended_at is null;
create index procedure_run_of_intervention_idx on procedure_run (intervention_id);

-- What was done about each step; the newest entry of a step is how it stands, the others are its trail.
create table procedure_step_entry (
  id uuid not null default gen_random_uuid(),
  seq bigint generated always as identity,
  run_id uuid not null,
  intervention_id uuid not null,
  step text not null,
  kind text not null,
  at timestamptz not null,
  recorded_at timestamptz not null default registry_now(),
  actor_id uuid not null,
  words_sealed bytea,
  constraint procedure_step_entry_pkey primary key (id),
  constraint procedure_step_entry_of_run foreign key (run_id) references procedure_run (id),
  constraint procedure_step_entry_of_intervention foreign key (intervention_id) references intervention (id),
  constraint procedure_step_entry_kind_is_known check (kind in ('TICKED', 'UNTICKED', 'SKIPPED'))
);
create index procedure_step_entry_of_run_idx on procedure_step_entry (run_id, step, seq desc);
create trigger procedure_step_entry_is_insert_only before update or delete on procedure_step_entry
  for each row execute function refuse_change();

-- The second wall, as for the rest of a case. An office is told of its own deadlines alone, and by the statement only
-- as they stood at the last midnight.
create function keeps_breach(district uuid) returns boolean
  language sql stable
  return acts_as('ADMIN') or (acts_as('COORDINATOR') and district = acting('district')::uuid);

alter table deadline enable row level security, force row level security;
create policy deadline_is_read on deadline for select
  using (case when intervention_id is null then keeps_breach(district_id)
    when kind in ('MUNICIPALITY_NOTICE', 'HANDOVER_TO_SERVICES') then relation_to_case(intervention_id) is not null
    else relation_to_case(intervention_id) in ('WORKER', 'SYSTEM', 'MEDIATOR', 'EMERGENCY') end);
create policy deadline_is_begun on deadline for insert
  with check (case when intervention_id is null then keeps_breach(district_id)
    else relation_to_case(intervention_id) in ('WORKER', 'SYSTEM') end);
create policy deadline_is_changed on deadline for update
  using (case when intervention_id is null then keeps_breach(district_id)
    else relation_to_case(intervention_id) in ('WORKER', 'SYSTEM') end);
create policy deadline_is_maintained on deadline to current_user using (acting('maintenance') = 'on');

alter table procedure_run enable row level security, force row level security;
create policy procedure_run_is_read on procedure_run for select
  using (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM', 'MEDIATOR', 'EMERGENCY'));
create policy procedure_run_is_begun on procedure_run for insert
  with check (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM'));
create policy procedure_run_is_changed on procedure_run for update
  using (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM'));
create policy procedure_run_is_maintained on procedure_run to current_user using (acting('maintenance') = 'on');

alter table procedure_step_entry enable row level security, force row level security;
create policy procedure_step_entry_is_read on procedure_step_entry for select
  using (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM', 'MEDIATOR', 'EMERGENCY'));
create policy procedure_step_entry_is_recorded on procedure_step_entry for insert
  with check (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM'));
create policy procedure_step_entry_is_maintained on procedure_step_entry to current_user
  using (acting('maintenance') = 'on');

-- Whether the caller hosts a placement.
create function hosts_placement(id uuid) returns boolean
  language sql stable
  begin atomic
    select acts_as('SHELTER_OPERATOR', 'INTEGRATION') and exists (
      select from placement p
      join bed_pool b on b.id = p.pool_id
      join shelter s on s.id = b.shelter_id
      where p.id = hosts_placement.id and s.organisation_id = acting('organisation')::uuid);
  end;

-- Two narrow doors for who hosts: an arrival begins the clocks of a case that they may not see. The server learns
-- whose calendar counts, and tells them nothing of it; what is begun there they never read.
create function ground_of_placement(of_placement uuid)
  returns table (intervention_id uuid, district_id uuid, municipality_code text, stay_until timestamptz)
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    said constant text := current_setting('riparo.maintenance', true);
  begin
    if not hosts_placement(of_placement) and not exists (
      select from placement p
      where p.id = of_placement and relation_to_case(p.intervention_id) in ('WORKER', 'SYSTEM')) then return; end if;
    perform set_config('riparo.maintenance', 'on', true);
    return query
      select i.id, i.district_id, i.municipality_code, p.stay_until
      from placement p join intervention i on i.id = p.intervention_id where p.id = of_placement;
    perform set_config('riparo.maintenance', coalesce(said, ''), true);
  end $$;

create function begin_deadline_of_placement(of_placement uuid, of_kind text, policy uuid, calendar text,
    begun timestamptz, due timestamptz, warn timestamptz, alarm timestamptz) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    said constant text := current_setting('riparo.maintenance', true);
  begin
    if not hosts_placement(of_placement) and not exists (
      select from placement p
      where p.id = of_placement and relation_to_case(p.intervention_id) in ('WORKER', 'SYSTEM')) then return; end if;
    perform set_config('riparo.maintenance', 'on', true);
    insert into deadline (intervention_id, placement_id, district_id, kind, policy_id, municipality_code, begun_at,
      begun_by, first_due_at, due_at, warn_at, alarm_at)
    select p.intervention_id, p.id, i.district_id, of_kind, policy, calendar, begun, acting('actor')::uuid, due, due,
      warn, alarm
    from placement p join intervention i on i.id = p.intervention_id
    where p.id = of_placement
      and not exists (
        select from deadline d
        where d.intervention_id = p.intervention_id and d.kind = of_kind and d.cancelled_at is null
          and (of_kind <> 'EMERGENCY_STAY_REVIEW' or d.placement_id = p.id))
    on conflict do nothing;
    perform set_config('riparo.maintenance', coalesce(said, ''), true);
  end $$;

-- "One place frees at 08:00": said by who hosts, shown beside the figures, never counted before somebody counts it.
create table expected_release (
  id uuid not null default gen_random_uuid(),
  pool_id uuid not null,
  places integer not null,
  at timestamptz not null,
  note text,
  stated_by uuid not null,
  stated_at timestamptz not null default registry_now(),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  constraint expected_release_pkey primary key (id),
  constraint expected_release_of_pool foreign key (pool_id) references bed_pool (id),
  constraint expected_release_frees_places check (places > 0),
  constraint expected_release_withdrawal_is_of_somebody check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index expected_release_of_pool_idx on expected_release (pool_id, at) where withdrawn_at is null;
