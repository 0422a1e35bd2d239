-- Who acts, for whom, and the keys they act with.

create table account (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  name text not null,
  roles text[] not null,
  district_id uuid,
  organisation_id uuid,
  -- A municipal office sees the cases of these comuni.
  municipality_codes text[] not null default '{}',
  created_at timestamptz not null default registry_now(),
  disabled_at timestamptz,
  revision integer not null default 1,
  constraint account_pkey primary key (id),
  constraint account_kind_is_known check (kind in ('PERSON', 'MACHINE')),
  constraint account_has_a_role check (cardinality(roles) > 0),
  constraint account_of_district foreign key (district_id) references district (id),
  constraint account_of_organisation foreign key (organisation_id) references organisation (id)
);

create table api_key (
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  name text not null,
  -- SHA-256 of a key of 256 random bits; the key itself is shown once and kept nowhere.
  hash bytea not null,
  hint text not null,
  -- Permissions the key is limited to; null leaves those of the account's roles.
  scopes text[],
  demo boolean not null default false,
  created_at timestamptz not null default registry_now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  constraint api_key_pkey primary key (id),
  constraint api_key_hash_is_unique unique (hash),
  constraint api_key_of_account foreign key (account_id) references account (id)
);
create index api_key_of_account_idx on api_key (account_id);
