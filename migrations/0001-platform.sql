-- The clock of the registry, the keys that make a repeated request one effect, and the journal of changes.

-- Every decision about time asks this function: the clock of the database, never a server's own.
create function registry_now() returns timestamptz
  language sql volatile
  as 'select clock_timestamp()';

-- Begins an act: its instant, and the longest it may take, where the server knows that limit (PostgreSQL 17).
create function begin_act() returns timestamptz
  language plpgsql volatile
  as $$ begin
    if current_setting('server_version_num')::integer >= 170000 then
      perform set_config('transaction_timeout', '10000', true);
    end if;
    return registry_now();
  end $$;

create function refuse_change() returns trigger
  language plpgsql
  as $$ begin
    raise exception '% is insert-only', tg_table_name using errcode = 'insufficient_privilege';
  end $$;

create table request_key (
  actor_id uuid not null,
  key text not null,
  operation text not null,
  fingerprint bytea not null,
  -- Null only while the first caller's transaction is open; a rolled-back attempt leaves no row.
  outcome jsonb,
  made_at timestamptz not null default registry_now(),
  constraint request_key_has_one_effect primary key (actor_id, key),
  constraint request_key_is_short check (length(key) between 1 and 200)
);
create index request_key_by_age on request_key (made_at);

create table journal (
  seq bigint generated always as identity,
  -- Readers go by seq, and hold a row back until every transaction that ran when they first looked has ended: a plain
  -- seq skips late committers, and an order by xid would tell a pool's changes in the wrong order.
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  topic text not null,
  subject_id uuid not null,
  revision integer,
  constraint journal_pkey primary key (seq)
);
create trigger journal_is_insert_only before update or delete on journal
  for each row execute function refuse_change();
