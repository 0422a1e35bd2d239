-- Whoever manages people and keys does not become one who sees by it: a coordinator of the district vouches for who
-- keeps its guarded shelters, every change of access stands until another person has looked at it, and a key ends with
-- who made it.

-- A coordinator of a district says that an account may see the guarded shelters its organisation keeps there.
create table vouching (
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  district_id uuid not null,
  vouched_by uuid not null,
  vouched_at timestamptz not null default registry_now(),
  withdrawn_at timestamptz,
  -- Null where nobody said so: the account was changed from the command line.
  withdrawn_by uuid,
  -- A coordinator said no, and is not asked again; false where the account changed, or changed hands.
  withdrawn_in_words boolean not null default false,
  constraint vouching_pkey primary key (id),
  constraint vouching_of_account foreign key (account_id) references account (id),
  constraint vouching_in_district foreign key (district_id) references district (id),
  constraint vouching_is_for_another check (vouched_by <> account_id)
);
create unique index vouching_is_one on vouching (account_id, district_id) where withdrawn_at is null;

-- However an account is changed: with other roles, for another organisation or after an end it is another one.
create function end_vouching_of_account() returns trigger
  language plpgsql
  as $$ begin
    update vouching set withdrawn_at = registry_now(), withdrawn_by = acting('actor')::uuid
      where account_id = new.id and withdrawn_at is null;
    return null;
  end $$;
create trigger account_that_changes_is_vouched_for_anew after update on account
  for each row
  when (old.roles is distinct from new.roles or old.organisation_id is distinct from new.organisation_id
    or old.disabled_at is distinct from new.disabled_at)
  execute function end_vouching_of_account();

create function is_vouched_for(district uuid) returns boolean
  language sql stable
  begin atomic
    select exists (
      select from vouching v
      where v.account_id = acting('actor')::uuid and v.district_id = is_vouched_for.district and v.withdrawn_at is null);
  end;

-- The second wall says the same as src/directory/shelters/shelter.rules.ts.
create or replace function keeps_shelter(id uuid) returns boolean
  language sql stable
  begin atomic
    select exists (
      select from shelter s
      where s.id = keeps_shelter.id
        and (acts_as('COORDINATOR') and s.district_id = acting('district')::uuid
          or acts_as('SHELTER_OPERATOR', 'INTEGRATION') and s.organisation_id = acting('organisation')::uuid
            and is_vouched_for(s.district_id)));
  end;

-- What changed in who may do what, until another person has taken note of it.
create table access_change (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  at timestamptz not null default registry_now(),
  -- Null: from the command line.
  by_id uuid,
  -- Whose access it is; of a key the system's account. Null where it is about a shelter.
  account_id uuid,
  shelter_id uuid,
  -- Whose coordinators are told; null: auditors alone.
  district_id uuid,
  noted_at timestamptz,
  noted_by uuid,
  constraint access_change_pkey primary key (id),
  constraint access_change_of_account foreign key (account_id) references account (id),
  constraint access_change_of_shelter foreign key (shelter_id) references shelter (id),
  constraint access_change_has_one_target check (num_nonnulls(account_id, shelter_id) = 1),
  constraint access_change_in_district foreign key (district_id) references district (id),
  constraint access_change_kind_is_known check (kind in ('INVITED', 'RIGHTS_CHANGED', 'NAME_CHANGED', 'ENABLED',
    'COORDINATOR_MADE', 'COORDINATOR_ENDED', 'PASSWORD_RESET', 'SECOND_FACTOR_RESET', 'KEY_MADE', 'KEY_ROTATED',
    'KEY_TAKEN_OVER', 'SECRET_PLACE_CHANGED')),
  constraint access_change_is_noted_by_somebody check ((noted_at is null) = (noted_by is null)),
  constraint access_change_is_noted_by_another check (noted_by <> by_id and noted_by <> account_id)
);
create index access_change_to_note_idx on access_change (district_id, at desc) where noted_at is null;
create index access_change_of_account_idx on access_change (account_id, at);
create index access_change_by_idx on access_change (by_id, kind, at);

-- A key ends with who made it, until somebody else takes it over. Null: from the command line, or from before.
alter table api_key
  add column made_by uuid,
  add constraint api_key_made_by_account foreign key (made_by) references account (id);

-- Emergency access serves what it was begun with, not whatever else its owner has.
alter table emergency_access add column credential_id uuid;

create function begin_act(actor text, roles text, district text, organisation text, comuni text, credential text)
  returns timestamptz
  language plpgsql volatile
  as $$ begin
    perform set_config('riparo.credential', credential, true);
    return begin_act(actor, roles, district, organisation, comuni);
  end $$;

create or replace function broke_into_case(id uuid) returns boolean
  language sql stable
  begin atomic
    select acts_as('SOCIAL_WORKER', 'COORDINATOR') and exists (
      select from emergency_access g
      where g.intervention_id = broke_into_case.id and g.actor_id = acting('actor')::uuid
        and g.credential_id = acting('credential')::uuid
        and g.ended_at is null and registry_now() < g.expires_at);
  end;

create or replace function broke_into_shelter(id uuid) returns boolean
  language sql stable
  begin atomic
    select acts_as('SOCIAL_WORKER', 'COORDINATOR') and exists (
      select from emergency_access g
      where g.shelter_id = broke_into_shelter.id and g.actor_id = acting('actor')::uuid
        and g.credential_id = acting('credential')::uuid
        and g.ended_at is null and registry_now() < g.expires_at);
  end;
