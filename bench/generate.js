import pg from 'pg';
import { loadComuni } from '../dist/seeds/load-comuni.js';
import { hashOfKey } from '../dist/src/access/index.js';
import { randomFrom } from './random.js';
import { makeShelter } from './shelters.js';
import { makeTerritory } from './territory.js';

const atOnce = 500;
const districtCount = 100;

/**
 * Fills a migrated, empty database: shelters of 2.5 pools, each pool with 4 criteria, each shelter with 3 clocks and
 * 2 contacts, over about 100 districts in real comuni; and a worker with a key in each district. The same seed gives
 * the same registry.
 */
export async function generate(ownerUrl, { shelters: count, seed }) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await loadComuni(client);
    const random = randomFrom(seed);
    const districts = await makeTerritory(client, { random, count: districtCount });
    const organisations = await makeOrganisations(client, random);
    const shelters = Array.from({ length: count }, (_, index) => ({
      ...makeShelter(random, districts[index % districts.length], index + 1),
      organisation: random.pick(organisations),
      gateway: random.pick(organisations),
    }));
    for (let from = 0; from < count; from += atOnce)
      await insertShelters(client, shelters.slice(from, from + atOnce));
    await client.query(explainPools);
    const workers = await makeWorkers(client, districts, random);
    await client.query('analyze');
    return { districts, shelters, workers };
  } finally {
    await client.end();
  }
}

async function makeOrganisations(client, random) {
  const organisations = Array.from({ length: 400 }, (_, index) => ({
    id: random.uuid(),
    name: `Ente ${index + 1}`,
  }));
  await client.query(
    `insert into organisation (id, name, search_name, sector, legal_form)
     select o.id, o.name, lower(o.name), 'THIRD_SECTOR', 'SOCIAL_COOPERATIVE_A'
     from jsonb_to_recordset($1) o (id uuid, name text)`,
    [JSON.stringify(organisations)],
  );
  return organisations.map(({ id }) => id);
}

async function insertShelters(client, shelters) {
  await client.query(
    `insert into shelter (id, organisation_id, gateway_id, district_id, municipality_code, name, search_name, kind, secrecy,
       address, latitude, longitude, phone, staffed_hours, admission_hours, telephone_hours)
     select s.id, s.organisation, case when s.comune is null then s.gateway end, s.district, s.comune, s.name, lower(s.name),
       s.kind, s.secrecy, s.address, s.latitude, s.longitude, s.phone, s.staffed, s.admission, s.telephone
     from jsonb_to_recordset($1) s (id uuid, organisation uuid, gateway uuid, district uuid, comune text, name text,
       kind text, secrecy text, address text, latitude float8, longitude float8, phone text,
       staffed jsonb, admission jsonb, telephone jsonb)`,
    [JSON.stringify(shelters)],
  );
  const pools = shelters.flatMap((shelter) => shelter.pools);
  await client.query(
    `insert into bed_pool (id, shelter_id, district_id, latitude, longitude, name, counted_in, beds_per_room, categories,
       emergency, authorised, counted, observed_at, disputed_at, revision)
     select p.id, s.id, s.district_id, s.latitude, s.longitude, p.name, p."countedIn", p."bedsPerRoom",
       array(select jsonb_array_elements_text(p.categories)), p.emergency, p.authorised, p.counted,
       registry_now() - p."hoursAgo" * interval '1 hour', case when p.disputed then registry_now() end,
       case when p.counted is null then 1 else 2 end
     from jsonb_to_recordset($1) p (id uuid, shelter uuid, name text, "countedIn" text, "bedsPerRoom" integer,
       categories jsonb, emergency boolean, authorised integer, counted integer, "hoursAgo" float8, disputed boolean)
     join shelter s on s.id = p.shelter`,
    [JSON.stringify(pools)],
  );
  await client.query(
    `insert into criterion (pool_id, kind, effect, number, words)
     select c.pool, c.kind, c.effect, c.number,
       case when jsonb_typeof(c.words) = 'array' then array(select jsonb_array_elements_text(c.words)) end
     from jsonb_to_recordset($1) c (pool uuid, kind text, effect text, number integer, words jsonb)`,
    [JSON.stringify(pools.flatMap((pool) => pool.criteria))],
  );
  await client.query(
    `insert into contact (shelter_id, position, name, phone, route, hours)
     select c.shelter, c.position, c.name, c.phone, c.route, nullif(c.hours, 'null')
     from jsonb_to_recordset($1) c (shelter uuid, position smallint, name text, phone text, route text, hours jsonb)`,
    [JSON.stringify(shelters.flatMap((shelter) => shelter.contacts))],
  );
}

// The ledger explains every pool, so that invariants hold here as anywhere.
const explainPools = `
  with declared as (
    insert into declaration (pool_id, actor_id, channel, occupied, observed_at, declared_at, revision)
    select p.id, gen_random_uuid(), 'WEB', p.counted, p.observed_at, p.observed_at, 2
    from bed_pool p where p.counted is not null
    returning id, pool_id, actor_id
  )
  insert into bed_ledger (pool_id, revision, at, kind, actor_id, channel, declaration_id, authorised, out_of_service,
    turnaround, surge_places, surge_until, counted, moved, promised, observed_at, disputed, closed)
  select p.id, r.revision, coalesce(p.observed_at, registry_now()), r.kind, coalesce(d.actor_id, gen_random_uuid()), 'WEB',
    case when r.revision = 2 then d.id end, p.authorised, 0, 0, 0, null, case when r.revision = 2 then p.counted end, 0, 0,
    case when r.revision = 2 then p.observed_at end, r.revision = 2 and p.disputed_at is not null, false
  from bed_pool p
  join (values (1, 'OPENED'), (2, 'DECLARED')) r (revision, kind) on r.revision <= p.revision
  left join declared d on d.pool_id = p.id`;

async function makeWorkers(client, districts, random) {
  const workers = districts.map((district) => ({
    id: random.uuid(),
    key: `bench-${random.uuid()}`,
    district: district.id,
    comuni: district.comuni.map(({ code }) => code),
  }));
  for (const { id, key, district } of workers) {
    await client.query(
      `insert into account (id, kind, name, roles, district_id) values ($1, 'PERSON', 'Bench', '{SOCIAL_WORKER}', $2)`,
      [id, district],
    );
    await client.query(
      `insert into api_key (account_id, name, hash, hint) values ($1, 'bench', $2, 'bench')`,
      [id, hashOfKey(key)],
    );
  }
  return workers;
}
