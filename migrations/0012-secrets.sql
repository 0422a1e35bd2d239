-- A key of its own for every record that is erased together, who may read an address and until when, and the mediator
-- of a case.

-- Everything sealed of a record is sealed with its data key, which is wrapped by a key of the registry (SECRET_KEY).
-- Without its data key a record is unreadable for good: destroying the key erases it, also in what was copied since.
create table data_key (
  owner_kind text not null,
  owner_id uuid not null,
  wrapped bytea,
  wrapping_key_id text,
  made_at timestamptz not null default registry_now(),
  destroyed_at timestamptz,
  constraint data_key_pkey primary key (owner_kind, owner_id),
  constraint data_key_is_of_a_record check (owner_kind in ('INTERVENTION', 'SHELTER', 'ACCOUNT', 'AUDIT_ENTRY')),
  constraint data_key_is_kept_or_destroyed check (
    (wrapped is null) = (destroyed_at is not null) and (wrapping_key_id is null) = (destroyed_at is not null))
) with (
  -- What a destroyed or replaced key leaves behind in the table's pages is swept away soon.
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1
);
create index data_key_wrapped_with_idx on data_key (wrapping_key_id, owner_kind, owner_id) where destroyed_at is null;

-- A known text, sealed with each key of the registry that is in use: a start with another key is refused.
create table key_check (
  key_id text not null,
  sealed bytea not null,
  since timestamptz not null default registry_now(),
  constraint key_check_pkey primary key (key_id)
);

-- The timeline only grows. Its words may be sealed again, once: from under the registry's key to under their record's.
create function refuse_change_but_sealing() returns trigger
  language plpgsql
  as $$
    declare
      is_same boolean := tg_op = 'UPDATE'
        and to_jsonb(new) - '{told_to_sealed,words_sealed}'::text[] = to_jsonb(old) - '{told_to_sealed,words_sealed}'::text[];
    begin
      if is_same and is_sealed_again(old.told_to_sealed, new.told_to_sealed)
        and is_sealed_again(old.words_sealed, new.words_sealed) then
        return new;
      end if;
      raise exception '% is insert-only', tg_table_name using errcode = 'insufficient_privilege';
    end $$;
create function is_sealed_again(before bytea, after bytea) returns boolean
  language sql immutable
  return before is not distinct from after
    or coalesce(substring(before from 1 for 1) = '\x01' and substring(after from 1 for 1) = '\x02', false);
drop trigger timeline_entry_is_insert_only on timeline_entry;
create trigger timeline_entry_is_insert_only before update or delete on timeline_entry
  for each row execute function refuse_change_but_sealing();

-- The record whose data key seals the reason of an entry, and whose erasure takes the reason with it.
alter table audit_entry
  add column reason_of_kind text,
  add column reason_of_id uuid,
  add constraint audit_entry_reason_is_of_a_record check (
    (reason_sealed is null) = (reason_of_kind is null) and (reason_sealed is null) = (reason_of_id is null)) not valid;

-- One worker may read the address of one placement, for a while. The placement, the case and the clock may end it
-- before; what stands here is what nothing else tells.
create table address_grant (
  id uuid not null,
  placement_id uuid not null,
  worker_id uuid not null,
  granted_at timestamptz not null,
  expires_at timestamptz not null,
  -- Granted again, or the case was taken over.
  ended_at timestamptz,
  constraint address_grant_pkey primary key (id),
  constraint address_grant_of_placement foreign key (placement_id) references placement (id),
  constraint address_grant_is_short check (expires_at <= granted_at + interval '3 hours')
);
create unique index address_grant_is_one on address_grant (placement_id, worker_id) where ended_at is null;

-- The cultural mediator whom the worker of the case called in.
alter table intervention add column mediator_id uuid;
create index intervention_of_mediator_idx on intervention (mediator_id) where mediator_id is not null;

-- Break glass: somebody on duty reached, for an hour, what is not theirs. It stands here until another person has
-- looked at it; why, and what they found, stands sealed in the audit.
create table emergency_access (
  id uuid not null,
  actor_id uuid not null,
  shelter_id uuid,
  intervention_id uuid,
  -- Whose coordinators look at it: of what was reached, and of who reached it.
  district_id uuid not null,
  actor_district_id uuid,
  began_at timestamptz not null,
  expires_at timestamptz not null,
  -- Found unjustified before its time was over.
  ended_at timestamptz,
  entry_id uuid not null,
  reviewed_at timestamptz,
  reviewed_by uuid,
  justified boolean,
  review_entry_id uuid,
  constraint emergency_access_pkey primary key (id),
  constraint emergency_access_to_shelter foreign key (shelter_id) references shelter (id),
  constraint emergency_access_to_intervention foreign key (intervention_id) references intervention (id),
  constraint emergency_access_in_district foreign key (district_id) references district (id),
  constraint emergency_access_has_one_target check (num_nonnulls(shelter_id, intervention_id) = 1),
  constraint emergency_access_is_short check (expires_at <= began_at + interval '60 minutes'),
  constraint emergency_access_is_reviewed_by_another check (reviewed_by <> actor_id),
  constraint emergency_access_review_is_whole check (
    num_nonnulls(reviewed_at, reviewed_by, justified, review_entry_id) in (0, 4))
);
create index emergency_access_of_actor_idx on emergency_access (actor_id, expires_at);
create index emergency_access_to_review_idx on emergency_access (district_id) where reviewed_at is null;
