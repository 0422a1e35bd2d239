-- How long what is kept is kept, and the only ways in which the server may forget. Terms are data: a jurist changes them
-- without a release. The server can neither change them nor delete by itself; it calls functions that obey them.

create table retention_term (
  kind text not null,
  keep interval not null,
  counted_from text not null,
  source text not null,
  why text not null,
  constraint retention_term_pkey primary key (kind),
  constraint retention_term_is_positive check (keep > interval '0')
);
insert into retention_term (kind, keep, counted_from, source, why) values
  ('REQUEST_KEY', '48 hours', 'the request',
    'GDPR art. 5(1)(e)', 'A repeated request is one effect for a day at least; two cover a line that was down.'),
  ('CREDENTIAL', '30 days', 'the expiry or the revocation of the key',
    'GDPR art. 5(1)(e)', 'A month is enough to clear up what was done with a key.'),
  ('CASE_WORDS', '10 years', 'the closing of the case',
    'art. 2946 Codice civile', 'The ordinary limitation: until then the service may have to answer for what it did.'),
  ('CASE_ON_REQUEST', '90 days', 'the closing of the case',
    'GDPR art. 17(1) and 17(3)(b)',
    'Before that, duties towards courts and offices run: the longest watched, art. 403 c.c., takes about three weeks.'),
  ('SECRET_PLACE', '30 days', 'the closing of the shelter',
    'GDPR art. 5(1)(e)', 'A place that hosts nobody any more is dangerous to those who lived there, and useful to nobody.');

-- What a run of the retention forgot, to the last row.
create table retention_run (
  id uuid not null default gen_random_uuid(),
  began_at timestamptz not null,
  ended_at timestamptz not null default registry_now(),
  forgotten jsonb not null,
  constraint retention_run_pkey primary key (id)
);
create trigger retention_run_is_insert_only before update or delete on retention_run
  for each row execute function refuse_change();

create function kept_until(term text, since timestamptz) returns timestamptz
  language sql stable
  as $$ select since + t.keep from retention_term t where t.kind = term $$;

-- Requests that nobody repeats any more: how many were forgotten?
create function forget_request_keys(at_most integer) returns integer
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    with old as (
      select k.actor_id, k.key from request_key k
      where k.made_at < registry_now() - (select t.keep from retention_term t where t.kind = 'REQUEST_KEY')
      order by k.made_at limit at_most for update skip locked
    ), gone as (
      delete from request_key k using old where k.actor_id = old.actor_id and k.key = old.key returning 1
    )
    select count(*)::integer from gone
  $$;

-- Keys that open nothing any more: how many were forgotten?
create function forget_api_keys(at_most integer) returns integer
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    with old as (
      select k.id from api_key k
      where least(k.revoked_at, k.expires_at)
        < registry_now() - (select t.keep from retention_term t where t.kind = 'CREDENTIAL')
      order by k.id limit at_most for update skip locked
    ), gone as (
      delete from api_key k using old where k.id = old.id returning 1
    )
    select count(*)::integer from gone
  $$;

-- Destroys the data keys of cases whose time is over: which ones? Nothing that was sealed of them opens any more.
create function erase_cases_past_term(at_most integer) returns setof uuid
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    said constant text := current_setting('riparo.maintenance', true);
  begin
    perform set_config('riparo.maintenance', 'on', true);
    return query
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
      returning k.owner_id;
    perform set_config('riparo.maintenance', coalesce(said, ''), true);
  end $$;

-- The same for the secret places of shelters that closed.
create function erase_places_past_term(at_most integer) returns setof uuid
  language plpgsql volatile security definer set search_path = public, pg_temp
  as $$
  declare
    said constant text := current_setting('riparo.maintenance', true);
  begin
    perform set_config('riparo.maintenance', 'on', true);
    return query
      with due as (
        select s.id from shelter s
        join shelter_secret x on x.shelter_id = s.id
        where s.closed_at < registry_now() - (select t.keep from retention_term t where t.kind = 'SECRET_PLACE')
          and (x.address_sealed is not null or x.meeting_point_sealed is not null)
        order by s.closed_at, s.id limit at_most
      ), emptied as (
        update shelter_secret x set address_sealed = null, meeting_point_sealed = null, revision = x.revision + 1
        from due where x.shelter_id = due.id returning x.shelter_id
      )
      insert into data_key as k (owner_kind, owner_id, destroyed_at)
      select 'SHELTER', e.shelter_id, registry_now() from emptied e
      on conflict on constraint data_key_pkey do update
      set wrapped = null, wrapping_key_id = null, destroyed_at = registry_now()
      returning k.owner_id;
    perform set_config('riparo.maintenance', coalesce(said, ''), true);
  end $$;

-- Is a run due? Once a night, or as soon as somebody is there again after a day without.
create function retention_is_due() returns boolean
  language sql stable
  as $$
    select not exists (select from retention_run r where r.ended_at > registry_now() - interval '20 hours')
      and (extract(hour from registry_now() at time zone 'Europe/Rome') between 2 and 5
        or not exists (select from retention_run r where r.ended_at > registry_now() - interval '30 hours'))
  $$;

revoke execute on function forget_request_keys, forget_api_keys, erase_cases_past_term, erase_places_past_term
  from public;
