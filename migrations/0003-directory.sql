-- Who hosts people and who else helps: organisations, shelters, services, contacts, and the sealed places.

create table organisation (
  id uuid not null default gen_random_uuid(),
  name text not null,
  search_name text not null,
  sector text not null,
  legal_form text not null,
  district_id uuid,
  phone text,
  email text,
  website text,
  revision integer not null default 1,
  closed_at timestamptz,
  constraint organisation_pkey primary key (id),
  constraint organisation_in_district foreign key (district_id) references district (id)
);
create index organisation_by_name on organisation using gin (search_name gin_trgm_ops);

create table shelter (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  -- The organisation shown in place of the true one; guarded shelters must have it.
  gateway_id uuid,
  district_id uuid not null,
  municipality_code text,
  name text not null,
  search_name text not null,
  kind text not null,
  secrecy text not null,
  address text,
  latitude double precision,
  longitude double precision,
  phone text,
  note text,
  languages text[] not null default '{}',
  -- The three clocks, each an Hours document; null where nobody has said.
  staffed_hours jsonb,
  admission_hours jsonb,
  telephone_hours jsonb,
  -- After how many days the stay is reviewed; past it a placement reads OVERDUE.
  stay_days integer not null default 15,
  revision integer not null default 1,
  closed_at timestamptz,
  constraint shelter_pkey primary key (id),
  constraint shelter_of_organisation foreign key (organisation_id) references organisation (id),
  constraint shelter_gateway_exists foreign key (gateway_id) references organisation (id),
  constraint shelter_in_district foreign key (district_id) references district (id),
  constraint shelter_in_municipality foreign key (municipality_code) references municipality (istat_code),
  constraint shelter_secrecy_is_known check (secrecy in ('PUBLIC', 'PROFESSIONAL', 'CONFIDENTIAL_ADDRESS', 'SECRET')),
  constraint shelter_stay_is_positive check (stay_days between 1 and 3650),
  constraint shelter_guarded_has_no_place check (
    secrecy in ('PUBLIC', 'PROFESSIONAL')
    or (municipality_code is null and address is null and latitude is null and longitude is null
        and phone is null and gateway_id is not null)),
  constraint shelter_open_has_a_place check (
    secrecy in ('CONFIDENTIAL_ADDRESS', 'SECRET') or municipality_code is not null)
);
create index shelter_of_organisation_idx on shelter (organisation_id);
create index shelter_of_district_idx on shelter (district_id);
create index shelter_by_name on shelter using gin (search_name gin_trgm_ops);

-- Encrypted before it gets here, and of no API type. Without a row the shelter takes part availability-only.
create table shelter_secret (
  shelter_id uuid not null,
  address_sealed bytea,
  meeting_point_sealed bytea,
  revision integer not null default 1,
  constraint shelter_secret_pkey primary key (shelter_id),
  constraint shelter_secret_of_shelter foreign key (shelter_id) references shelter (id)
);

create table service (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  district_id uuid,
  municipality_code text,
  name text not null,
  search_name text not null,
  kind text not null,
  -- How far it serves; the whole country when NATIONAL, else from its district outward.
  coverage text not null,
  categories text[] not null default '{}',
  languages text[] not null default '{}',
  hours jsonb,
  note text,
  revision integer not null default 1,
  closed_at timestamptz,
  constraint service_pkey primary key (id),
  constraint service_of_organisation foreign key (organisation_id) references organisation (id),
  constraint service_in_district foreign key (district_id) references district (id),
  constraint service_in_municipality foreign key (municipality_code) references municipality (istat_code),
  constraint service_coverage_is_known check (coverage in ('DISTRICT', 'PROVINCE', 'REGION', 'NATIONAL')),
  constraint service_has_a_place check (coverage = 'NATIONAL' or district_id is not null)
);
create index service_by_kind on service (kind);

create table contact (
  id uuid not null default gen_random_uuid(),
  shelter_id uuid,
  service_id uuid,
  position smallint not null,
  name text not null,
  phone text,
  route text not null,
  hours jsonb,
  -- A list that replaces another withdraws it: whom one called that night stays known.
  withdrawn_at timestamptz,
  constraint contact_pkey primary key (id),
  constraint contact_of_shelter foreign key (shelter_id) references shelter (id),
  constraint contact_of_service foreign key (service_id) references service (id),
  constraint contact_has_one_owner check (num_nonnulls(shelter_id, service_id) = 1)
);
create unique index contact_order_is_unique on contact (shelter_id, service_id, position)
  nulls not distinct where withdrawn_at is null;
create index contact_of_service_idx on contact (service_id) where service_id is not null;
