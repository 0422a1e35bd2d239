-- What stays of a case once its words are erased, and of people who no longer work with the registry.

insert into retention_term (kind, keep, counted_from, source, why) values
  ('STAFF_NAME', '10 years', 'the end of the account', 'art. 2946 Codice civile; GDPR art. 5(1)(e)',
    'As long as the words of the cases they worked on: until then somebody may ask who did it. Then a role and a number stand for the name.');

-- Sex and age beside the instants of a case may point at one person. When its words go, the age becomes a band.
create function age_band(age numeric) returns text
  language sql immutable
  return case
    when age < 3 then '0-2' when age < 14 then '3-13' when age < 18 then '14-17' when age < 25 then '18-24'
    when age < 40 then '25-39' when age < 65 then '40-64' else '65+'
  end;

create function generalised_guests(guests jsonb) returns jsonb
  language sql immutable
  return (
    select coalesce(jsonb_agg(
      (g.guest - 'age') || case
        when jsonb_typeof(g.guest -> 'age') = 'number'
        then jsonb_build_object('ageBand', age_band((g.guest ->> 'age')::numeric)) else '{}'::jsonb
      end order by g.place), '[]')
    from jsonb_array_elements(guests) with ordinality g (guest, place));

-- An unmet need only comes to be. Its guests may be made coarser, and nothing else of it.
create function refuse_change_but_generalising() returns trigger
  language plpgsql
  as $$
    begin
      if tg_op = 'UPDATE' and to_jsonb(new) - 'guests' = to_jsonb(old) - 'guests'
        and new.guests = generalised_guests(old.guests) then
        return new;
      end if;
      raise exception '% is insert-only', tg_table_name using errcode = 'insufficient_privilege';
    end $$;
drop trigger unmet_need_is_insert_only on unmet_need;
create trigger unmet_need_is_insert_only before update or delete on unmet_need
  for each row execute function refuse_change_but_generalising();

-- Makes coarser what is told of the guests of cases whose data key was destroyed; of others nothing.
create function generalise_guests(cases uuid[]) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    said constant text := current_setting('riparo.maintenance', true);
    erased constant uuid[] := array(select k.owner_id from data_key k
      where k.owner_kind = 'INTERVENTION' and k.owner_id = any(cases) and k.destroyed_at is not null);
  begin
    perform set_config('riparo.maintenance', 'on', true);
    update placement p set guests = generalised_guests(p.guests)
    where p.intervention_id = any(erased) and p.guests <> generalised_guests(p.guests);
    update unmet_need u set guests = generalised_guests(u.guests)
    where u.intervention_id = any(erased) and u.guests <> generalised_guests(u.guests);
    perform set_config('riparo.maintenance', coalesce(said, ''), true);
  end $$;

create or replace function erase_cases_past_term(at_most integer) returns setof uuid
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    said constant text := current_setting('riparo.maintenance', true);
    erased uuid[];
  begin
    perform set_config('riparo.maintenance', 'on', true);
    with due as (
      insert into data_key as k (owner_kind, owner_id, destroyed_at)
      select 'INTERVENTION', i.id, registry_now()
      from intervention i
      left join data_key known on known.owner_kind = 'INTERVENTION' and known.owner_id = i.id
      where i.closed_at < registry_now() - (select t.keep from retention_term t where t.kind = 'CASE_WORDS')
        and known.destroyed_at is null
      order by i.closed_at, i.id limit at_most
      on conflict on constraint data_key_pkey do update
      set wrapped = null, wrapping_key_id = null, destroyed_at = registry_now()
      where k.destroyed_at is null
      returning k.owner_id
    )
    select coalesce(array_agg(d.owner_id), '{}') into erased from due d;
    perform generalise_guests(erased);
    perform set_config('riparo.maintenance', coalesce(said, ''), true);
    return query select unnest(erased);
  end $$;

-- Cases that were erased before there was this.
select generalise_guests(array(
  select k.owner_id from data_key k where k.owner_kind = 'INTERVENTION' and k.destroyed_at is not null));

-- Whoever has gone for long is a role and a number; what they did stays theirs by the id of the account.
alter table account add column name_forgotten_at timestamptz;
create sequence former_staff_number;

create function forget_staff_names(at_most integer) returns setof uuid
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    gone uuid[];
  begin
    with old as (
      select a.id from account a
      where a.kind = 'PERSON' and a.name_forgotten_at is null
        and a.disabled_at < registry_now() - (select t.keep from retention_term t where t.kind = 'STAFF_NAME')
      order by a.disabled_at, a.id limit at_most for update skip locked
    ), renamed as (
      update account a
      set name = coalesce(a.roles[1], 'PERSON') || ' ' || nextval('former_staff_number'),
        name_forgotten_at = registry_now(), revision = a.revision + 1
      from old where a.id = old.id returning a.id
    )
    select coalesce(array_agg(r.id), '{}') into gone from renamed r;
    -- With the name goes how they proved who they were, and their e-mail.
    delete from recovery_code c where c.account_id = any(gone);
    delete from known_device d where d.account_id = any(gone);
    delete from one_time_link l where l.account_id = any(gone);
    delete from session s where s.account_id = any(gone);
    delete from person_credential c where c.account_id = any(gone);
    return query select unnest(gone);
  end $$;

revoke execute on function generalise_guests, forget_staff_names from public;
