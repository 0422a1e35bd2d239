-- Links, and telephones, by which a shelter without an account says its counts: one thing alone, for a while.

create table count_link (
  id uuid not null default gen_random_uuid(),
  shelter_id uuid not null,
  -- Null: every pool of the shelter.
  pool_id uuid,
  -- Who has it, in the words of who made it: "portineria della parrocchia".
  name text not null,
  -- SHA-256 of a token of 256 random bits; the token itself is told once and kept nowhere.
  hash bytea not null,
  -- One count of each pool, then it is over.
  one_time boolean not null,
  made_by uuid not null,
  made_at timestamptz not null default registry_now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  spent_at timestamptz,
  -- To the minute: what opens a link besides people opens it often.
  last_opened_at timestamptz,
  last_used_at timestamptz,
  -- A telephone that may say the same by SMS: a tag that only this registry can make, and the last figures of the number.
  phone_tag text,
  phone_ending text,
  -- What the telephone has to answer before anything is taken from it; null once it has.
  phone_code text,
  phone_confirmed_at timestamptz,
  constraint count_link_pkey primary key (id),
  constraint count_link_of_shelter foreign key (shelter_id) references shelter (id),
  constraint count_link_of_pool foreign key (pool_id) references bed_pool (id),
  constraint count_link_made_by_account foreign key (made_by) references account (id),
  constraint count_link_revoked_by_account foreign key (revoked_by) references account (id),
  constraint count_link_hash_is_unique unique (hash),
  constraint count_link_is_short check (expires_at <= made_at + interval '181 days'),
  constraint count_link_revocation_is_whole check ((revoked_at is null) = (revoked_by is null)),
  constraint count_link_phone_is_whole check ((phone_tag is null) = (phone_ending is null))
);
create index count_link_of_shelter_idx on count_link (shelter_id, made_at desc);
create index count_link_of_maker_idx on count_link (made_by);
create index count_link_of_phone_idx on count_link (phone_tag) where phone_tag is not null and revoked_at is null;

-- What was said by a link: which of several said it, and what the pool looked like before, so that it can be taken back.
create table count_link_use (
  id uuid not null default gen_random_uuid(),
  link_id uuid not null,
  pool_id uuid not null,
  at timestamptz not null default registry_now(),
  channel text not null,
  kind text not null,
  -- Of the pool, after it.
  revision integer not null,
  -- Places that nobody occupied, after it.
  unoccupied integer not null,
  -- What it can be taken back to; null where it cannot.
  occupied_before integer,
  constraint count_link_use_pkey primary key (id),
  constraint count_link_use_of_link foreign key (link_id) references count_link (id),
  constraint count_link_use_of_pool foreign key (pool_id) references bed_pool (id),
  constraint count_link_use_kind_is_known check (kind in ('COUNTED', 'REAFFIRMED', 'TAKEN_BACK'))
);
create index count_link_use_of_link_idx on count_link_use (link_id, pool_id, at desc);

-- The server may not delete. The ledger and the audit trail tell what was said; a link long over only tells who had it.
create function forget_count_links() returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    with over as (
      select l.id from count_link l
      where least(l.expires_at, l.revoked_at, l.spent_at) < registry_now() - interval '30 days'
    ), uses as (
      delete from count_link_use u using over where u.link_id = over.id
    )
    delete from count_link l using over where l.id = over.id;
  $$;
