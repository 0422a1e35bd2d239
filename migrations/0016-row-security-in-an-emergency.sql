-- The second wall lets through who broke the glass, for their hour, and the mediator whom the worker of a case called in.

create function broke_into_case(id uuid) returns boolean
  language sql stable
  begin atomic
    select acts_as('SOCIAL_WORKER', 'COORDINATOR') and exists (
      select from emergency_access g
      where g.intervention_id = broke_into_case.id and g.actor_id = acting('actor')::uuid
        and g.ended_at is null and registry_now() < g.expires_at);
  end;

create function broke_into_shelter(id uuid) returns boolean
  language sql stable
  begin atomic
    select acts_as('SOCIAL_WORKER', 'COORDINATOR') and exists (
      select from emergency_access g
      where g.shelter_id = broke_into_shelter.id and g.actor_id = acting('actor')::uuid
        and g.ended_at is null and registry_now() < g.expires_at);
  end;

-- How the caller stands to a case; null where it does not exist for them. The same as src/interventions/scope.ts.
create function relation_of_caller(id uuid, district uuid, opener uuid, mediator uuid, municipality text) returns text
  language sql stable
  return case
    when acts_as('SOCIAL_WORKER', 'COORDINATOR') and district = acting('district')::uuid then 'WORKER'
    when acts_as('INTEGRATION') and opener = acting('actor')::uuid and district = acting('district')::uuid then 'SYSTEM'
    when acts_as('CULTURAL_MEDIATOR') and mediator = acting('actor')::uuid then 'MEDIATOR'
    when acts_as('BACK_OFFICE') and municipality = any(string_to_array(acting('comuni'), ',')) then 'OFFICE'
    when broke_into_case(id) then 'EMERGENCY'
  end;

drop policy intervention_is_read on intervention;
drop policy intervention_is_opened on intervention;
drop policy intervention_is_changed on intervention;
create policy intervention_is_read on intervention for select
  using (relation_of_caller(id, district_id, opened_by, mediator_id, municipality_code) is not null);
create policy intervention_is_opened on intervention for insert
  with check (relation_of_caller(id, district_id, opened_by, mediator_id, municipality_code) in ('WORKER', 'SYSTEM'));
-- A lock shows the row to whoever may read it, so that they learn that they may not change it.
create policy intervention_is_changed on intervention for update
  using (relation_of_caller(id, district_id, opened_by, mediator_id, municipality_code) is not null)
  with check (relation_of_caller(id, district_id, opened_by, mediator_id, municipality_code) in ('WORKER', 'SYSTEM'));

create or replace function relation_to_case(id uuid) returns text
  language sql stable
  begin atomic
    select relation_of_caller(i.id, i.district_id, i.opened_by, i.mediator_id, i.municipality_code)
    from intervention i where i.id = relation_to_case.id;
  end;

drop policy call_is_read on call;
create policy call_is_read on call for select
  using (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM', 'MEDIATOR', 'EMERGENCY'));
drop policy timeline_entry_is_read on timeline_entry;
create policy timeline_entry_is_read on timeline_entry for select
  using (relation_to_case(intervention_id) in ('WORKER', 'SYSTEM', 'MEDIATOR', 'EMERGENCY'));

create or replace function is_expected_in_shelter(id uuid) returns boolean
  language sql stable
  begin atomic
    select exists (
      select from bed_pool b
      join placement p on p.pool_id = b.id and p.promise_ended_at is null and p.confirmed_at is not null
      join intervention i on i.id = p.intervention_id
      where b.shelter_id = is_expected_in_shelter.id
        and relation_of_caller(i.id, i.district_id, i.opened_by, i.mediator_id, i.municipality_code) = 'WORKER');
  end;
drop policy shelter_secret_is_read on shelter_secret;
create policy shelter_secret_is_read on shelter_secret for select
  using (keeps_shelter(shelter_id) or is_expected_in_shelter(shelter_id) or broke_into_shelter(shelter_id));

drop function case_relation(uuid, uuid, uuid, text);

-- Which case is called so, wherever it is? Only for who may break the glass, and nothing of it but whose it is.
create function case_called(by_id uuid, by_number text) returns table (id uuid, district_id uuid)
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    said constant text := current_setting('riparo.maintenance', true);
  begin
    if not acts_as('SOCIAL_WORKER', 'COORDINATOR') then return; end if;
    perform set_config('riparo.maintenance', 'on', true);
    return query select i.id, i.district_id from intervention i where i.id = by_id or i.number = by_number;
    perform set_config('riparo.maintenance', coalesce(said, ''), true);
  end $$;
