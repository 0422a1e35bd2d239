#!/bin/bash
# Makes the two logins of Riparo and the extensions it uses: one login owns the tables, the other only serves.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" \
  -v owner="$OWNER_PASSWORD" -v server="$SERVER_PASSWORD" <<'SQL'
create role riparo_owner login password :'owner';
create role riparo_server login password :'server';
grant create, connect on database riparo to riparo_owner;
grant connect on database riparo to riparo_server;
alter schema public owner to riparo_owner;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
create extension if not exists unaccent;
SQL
