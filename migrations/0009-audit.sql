-- Who read or changed what is personal or secret. Ids and codes only: words stay sealed where they are kept.

create table audit_entry (
  id uuid not null default gen_random_uuid(),
  -- The order of writing. A reader waits until every transaction that ran beside it has ended, as for the journal.
  seq bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default registry_now(),
  -- Null where nobody was signed in.
  actor_id uuid,
  action text not null,
  target_kind text,
  target_ids uuid[] not null default '{}',
  reason_sealed bytea,
  -- Codes, counts and ids by an allow-list; never words of people.
  details jsonb not null default '{}',
  request_id uuid,
  constraint audit_entry_pkey primary key (seq),
  constraint audit_entry_id_is_unique unique (id),
  constraint audit_entry_targets_have_a_kind check (target_kind is not null or cardinality(target_ids) = 0)
);
create index audit_entry_of_target_idx on audit_entry using gin (target_ids);
create index audit_entry_of_actor_idx on audit_entry (actor_id, at desc);
create index audit_entry_by_time_idx on audit_entry (at);
create trigger audit_entry_is_insert_only before update or delete on audit_entry
  for each row execute function refuse_change();
