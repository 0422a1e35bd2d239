-- The second wall: whatever a statement forgets to ask, these tables show each caller no more than is theirs.
-- The server says in every transaction for whom it acts (`riparo.…`, set locally); what was not said is nobody, and
-- nobody sees no row. The owner sees none either, unless it says that it maintains.

-- What the session says it is; null where it says nothing.
create function acting(what text) returns text
  language sql stable
  return nullif(current_setting('riparo.' || what, true), '');

create function acts_as(variadic wanted text[]) returns boolean
  language sql stable
  return coalesce(string_to_array(acting('roles'), ',') && wanted, false);

-- How the caller stands to a case; null where it does not exist for them. The same as src/interventions/scope.ts.
create function case_relation(district uuid, opener uuid, assignee uuid, municipality text) returns text
  language sql stable
  return case
    when acts_as('SOCIAL_WORKER', 'COORDINATOR') and district = acting('district')::uuid then 'WORKER'
    when acts_as('INTEGRATION') and opener = acting('actor')::uuid and district = acting('district')::uuid then 'SYSTEM'
    when acts_as('CULTURAL_MEDIATOR') and assignee = acting('actor')::uuid then 'MEDIATOR'
    when acts_as('BACK_OFFICE') and municipality = any(string_to_array(acting('comuni'), ',')) then 'OFFICE'
  end;

-- Begins an act, and says for whom.
create function begin_act(actor text, roles text, district text, organisation text, comuni text) returns timestamptz
  language plpgsql volatile
  as $$ begin
    perform set_config('riparo.actor', actor, true), set_config('riparo.roles', roles, true),
      set_config('riparo.district', district, true), set_config('riparo.organisation', organisation, true),
      set_config('riparo.comuni', comuni, true);
    return begin_act();
  end $$;

alter table intervention enable row level security, force row level security;
create policy intervention_is_read on intervention for select
  using (case_relation(district_id, opened_by, assigned_to, municipality_code) is not null);
create policy intervention_is_opened on intervention for insert
  with check (case_relation(district_id, opened_by, assigned_to, municipality_code) in ('WORKER', 'SYSTEM'));
-- A lock shows the row to whoever may read it, so that they learn that they may not change it.
create policy intervention_is_changed on intervention for update
  using (case_relation(district_id, opened_by, assigned_to, municipality_code) is not null)
  with check (case_relation(district_id, opened_by, assigned_to, municipality_code) in ('WORKER', 'SYSTEM'));

-- How the caller stands to the case that a row belongs to.
create function relation_to_case(id uuid) returns text
  language sql stable
  begin atomic
    select case_relation(i.district_id, i.opened_by, i.assigned_to, i.municipality_code)
    from intervention i where i.id = relation_to_case.id;
  end;

alter table call enable row level security, force row level security;
create policy call_is_read on call for select
  using (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM', 'MEDIATOR'));
create policy call_is_recorded on call for insert
  with check (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM'));
create policy call_is_changed on call for update
  using (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM'));

alter table timeline_entry enable row level security, force row level security;
create policy timeline_entry_is_read on timeline_entry for select
  using (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM', 'MEDIATOR'));
create policy timeline_entry_is_recorded on timeline_entry for insert
  with check (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM'));

alter table unmet_need enable row level security, force row level security;
create policy unmet_need_is_read on unmet_need for select
  using (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM'));
create policy unmet_need_is_recorded on unmet_need for insert
  with check (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM'));

-- Whether the caller keeps a shelter.
create function keeps_shelter(id uuid) returns boolean
  language sql stable
  begin atomic
    select exists (
      select from shelter s
      where s.id = keeps_shelter.id
        and (acts_as('COORDINATOR') and s.district_id = acting('district')::uuid
          or acts_as('SHELTER_OPERATOR', 'INTEGRATION') and s.organisation_id = acting('organisation')::uuid));
  end;

-- Whether a case of the caller's district is expected in a shelter.
create function is_expected_in_shelter(id uuid) returns boolean
  language sql stable
  begin atomic
    select exists (
      select from bed_pool b
      join placement p on p.pool_id = b.id and p.promise_ended_at is null and p.confirmed_at is not null
      join intervention i on i.id = p.intervention_id
      where b.shelter_id = is_expected_in_shelter.id
        and case_relation(i.district_id, i.opened_by, i.assigned_to, i.municipality_code) = 'WORKER');
  end;

alter table shelter_secret enable row level security, force row level security;
create policy shelter_secret_is_read on shelter_secret for select
  using (keeps_shelter(shelter_id) or is_expected_in_shelter(shelter_id));
create policy shelter_secret_is_sealed on shelter_secret for insert
  with check (keeps_shelter(shelter_id));
create policy shelter_secret_is_changed on shelter_secret for update
  using (keeps_shelter(shelter_id));

-- Migrations, seeds, invariants and backups: the owner, and only after saying so.
create policy intervention_is_maintained on intervention to current_user
  using (acting('maintenance') = 'on');
create policy call_is_maintained on call to current_user
  using (acting('maintenance') = 'on');
create policy timeline_entry_is_maintained on timeline_entry to current_user
  using (acting('maintenance') = 'on');
create policy unmet_need_is_maintained on unmet_need to current_user
  using (acting('maintenance') = 'on');
create policy shelter_secret_is_maintained on shelter_secret to current_user
  using (acting('maintenance') = 'on');

-- An office sees how far a case has come, and not its timeline: this tells it one bit, with the owner's eyes.
create function case_was_searched(id uuid) returns boolean
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    said constant text := current_setting('riparo.maintenance', true);
    searched boolean;
  begin
    if relation_to_case(id) is null then return false; end if;
    perform set_config('riparo.maintenance', 'on', true);
    searched := exists (
      select from timeline_entry e where e.intervention_id = case_was_searched.id and e.kind = 'SEARCHED');
    perform set_config('riparo.maintenance', coalesce(said, ''), true);
    return searched;
  end $$;

-- I7, which must not find nothing only because it may not look.
create or replace view invariant_endings_have_reasons as
  select i.id, 'closed without an outcome' as what
    from intervention i where i.closed_at is not null and i.outcome is null
  union all
  select p.id, 'refused without an actor or a reason'
    from placement p where p.refused_at is not null and (p.refusal_actor is null or p.refusal_reason is null)
  union all
  select i.id, 'closed with a promise still open'
    from intervention i join placement p on p.intervention_id = i.id
    where i.closed_at is not null and p.promise_ended_at is null
  union all
  select null::uuid, 'not looked at: say "set riparo.maintenance = ''on''" first'
    where acting('maintenance') is distinct from 'on';
