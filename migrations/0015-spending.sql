-- What spenders spent of their allowance, minute by minute: servers tell each other by it. It is worth nothing after a
-- crash, and costs no log.
create unlogged table spending (
  -- An account, or the network of those who are not signed in; never a whole address.
  spender text not null,
  -- Minutes since 1970.
  minute bigint not null,
  units bigint not null,
  constraint spending_pkey primary key (spender, minute)
);

-- The server may delete nothing; what was spent in minutes long over is no more than a trace of who was there.
create function forget_spending() returns void
  language sql security definer set search_path = public, pg_temp
  as $$ delete from spending s where s.minute < extract(epoch from registry_now()) / 60 - 2 $$;
