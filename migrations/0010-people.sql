-- How people prove who they are, the sessions they are in, and the links that let them in for the first time. All of
-- it apart from `account`: who reads accounts reads no credentials. No token is kept, only its hash.

create table person_credential (
  account_id uuid not null,
  -- The e-mail is personal: sealed to be read, tagged with a key of the registry to be found and to be there once.
  email_sealed bytea not null,
  email_tag text not null,
  -- argon2id in PHC form; null until the invitation was accepted, and for who signs in elsewhere.
  password_hash text,
  password_set_at timestamptz,
  -- The secret of the person's code generator; a new one waits beside it until a code of it was given.
  totp_sealed bytea,
  totp_set_at timestamptz,
  totp_waiting_sealed bytea,
  -- The last step whose code was used: a code works once.
  totp_step bigint not null default 0,
  -- Issuer and subject of the sign-in provider, tagged; null where none is linked.
  subject_tag text,
  -- Known passwords, refused outside the demo.
  demo boolean not null default false,
  constraint person_credential_pkey primary key (account_id),
  constraint person_credential_of_account foreign key (account_id) references account (id),
  constraint person_email_is_unique unique (email_tag),
  constraint person_subject_is_unique unique (subject_tag),
  constraint person_credential_code_is_set check ((totp_sealed is null) = (totp_set_at is null))
);

create table recovery_code (
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  -- SHA-256 of account and code; codes have 80 random bits.
  hash bytea not null,
  made_at timestamptz not null default registry_now(),
  -- Used, or replaced by a new set.
  used_at timestamptz,
  constraint recovery_code_pkey primary key (id),
  constraint recovery_code_of_account foreign key (account_id) references account (id),
  constraint recovery_code_hash_is_unique unique (hash)
);
create index recovery_code_of_account_idx on recovery_code (account_id) where used_at is null;

create table session (
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  hash bytea not null,
  began_by text not null,
  began_at timestamptz not null default registry_now(),
  -- The last request, to the minute.
  seen_at timestamptz not null default registry_now(),
  expires_at timestamptz not null,
  idle_minutes integer not null,
  -- Until the second factor was given, nothing can be done but to set it up or to give it.
  second_factor_due boolean not null,
  ended_at timestamptz,
  constraint session_pkey primary key (id),
  constraint session_of_account foreign key (account_id) references account (id),
  constraint session_hash_is_unique unique (hash),
  constraint session_began_is_known check (began_by in ('PASSWORD', 'PROVIDER', 'INVITATION'))
);
create index session_of_account_idx on session (account_id) where ended_at is null;

-- A browser somebody signed in from: failures of others do not slow its owner down.
create table known_device (
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  hash bytea not null,
  known_since timestamptz not null default registry_now(),
  seen_at timestamptz not null default registry_now(),
  constraint known_device_pkey primary key (id),
  constraint known_device_of_account foreign key (account_id) references account (id),
  constraint known_device_is_unique unique (account_id, hash)
);

-- Attempts at something that can be guessed, by what they are counted for; its tag tells neither account nor network.
create table attempt (
  tag text not null,
  made integer not null,
  last_at timestamptz not null,
  -- No attempt is taken before.
  free_at timestamptz not null,
  constraint attempt_pkey primary key (tag)
);
create index attempt_by_time_idx on attempt (last_at);

create table one_time_link (
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  kind text not null,
  hash bytea not null,
  -- Null where the person asked for it.
  made_by uuid,
  made_at timestamptz not null default registry_now(),
  expires_at timestamptz not null,
  -- Used, withdrawn, or replaced by a newer one.
  ended_at timestamptz,
  constraint one_time_link_pkey primary key (id),
  constraint one_time_link_of_account foreign key (account_id) references account (id),
  constraint one_time_link_hash_is_unique unique (hash),
  constraint one_time_link_kind_is_known check (kind in ('INVITATION', 'PASSWORD_RESET'))
);
create index one_time_link_of_account_idx on one_time_link (account_id) where ended_at is null;

-- The last use of a key, to the minute.
alter table api_key add column last_used_at timestamptz;

-- The people of a district or an organisation, by name.
create index account_by_name_idx on account (name, id);

-- The server may not delete. What has been over for long enough is of no use to anybody and only tells who was where.
create function forget_old_sign_ins() returns void
  language sql volatile security definer set search_path = public, pg_temp
  as $$
    delete from attempt t where t.last_at < registry_now() - interval '2 days';
    delete from session s where greatest(s.expires_at, s.ended_at) < registry_now() - interval '30 days';
    delete from one_time_link l where l.expires_at < registry_now() - interval '30 days';
    delete from known_device d where d.seen_at < registry_now() - interval '400 days';
    delete from recovery_code c where c.used_at < registry_now() - interval '400 days';
  $$;
