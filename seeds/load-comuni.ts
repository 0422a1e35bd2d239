import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { patronSaints } from './patron-saints.js';
import { seedLock } from './seed-lock.js';

/**
 * Brings regions, provinces and Comuni to the list in `comuni.csv.gz`. May run at every start: rows that say
 * the same are not written again; what a district has set, its Comuni and its patron saint, stays.
 *
 * The code of a province is the first three digits of the ISTAT codes of its Comuni ("037", Bologna). The
 * other one ISTAT keeps, 237 for metropolitan cities, changes with the form of government.
 *
 * @param client the login that owns the tables, outside a transaction
 */
export async function loadComuni(client: Client): Promise<void> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [seedLock]);
    await client.query(temporaryTables);
    const arrivals = client.query(
      copyFrom('copy arriving_comune from stdin with (format csv, header match)'),
    );
    await pipeline(createReadStream(comuniFile()), createGunzip(), arrivals);
    await client.query(saintsArrive, [JSON.stringify(saintsOfComuni())]);
    for (const upsert of [regions, provinces, municipalities]) await client.query(upsert);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Beside this file; or, when this is the compiled one, in the folder it was compiled from. */
function comuniFile(): string {
  const places = ['.', '../../seeds'].map((folder) =>
    path.resolve(import.meta.dirname, folder, 'comuni.csv.gz'),
  );
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`The list of Comuni is missing: ${places.join(' or ')}.`);
  return found;
}

function saintsOfComuni() {
  return Object.entries(patronSaints).map(([istat_code, { month, day }]) => ({ istat_code, month, day }));
}

const temporaryTables = `
  create temporary table arriving_comune (
    istat_code text, belfiore_code text, name text, province_abbr text, province_name text,
    province_uts_code text, region_code text, region_name text, nuts3_2024 text,
    lat double precision, lon double precision, population integer, area_km2 double precision,
    is_province_capital text, search_name text
  ) on commit drop;
  create temporary table arriving_saint (istat_code text, month smallint, day smallint) on commit drop`;

const saintsArrive = `
  -- Which Comune keeps which day?
  insert into arriving_saint (istat_code, month, day)
  select s.istat_code, s.month, s.day from jsonb_populate_recordset(null::arriving_saint, $1) s`;

const regions = `
  -- Which regions are there?
  insert into region (code, name)
  select distinct c.region_code, c.region_name from arriving_comune c
  on conflict (code) do update set name = excluded.name
  where region.name <> excluded.name`;

const provinces = `
  -- Which provinces are there, by the digits their Comuni share?
  insert into province (code, abbreviation, name, region_code)
  select distinct left(c.istat_code, 3), c.province_abbr, c.province_name, c.region_code
  from arriving_comune c
  on conflict (code) do update
  set abbreviation = excluded.abbreviation, name = excluded.name, region_code = excluded.region_code
  where (province.abbreviation, province.name, province.region_code)
    is distinct from (excluded.abbreviation, excluded.name, excluded.region_code)`;

const municipalities = `
  -- Which Comuni are there? A saint that somebody has stated is kept.
  insert into municipality as m (istat_code, cadastral_code, name, search_name, province_code, latitude,
    longitude, population, area_km2, patron_saint_month, patron_saint_day)
  select c.istat_code, c.belfiore_code, c.name, c.search_name, left(c.istat_code, 3), c.lat,
    c.lon, c.population, c.area_km2, s.month, s.day
  from arriving_comune c left join arriving_saint s on s.istat_code = c.istat_code
  on conflict (istat_code) do update
  set cadastral_code = excluded.cadastral_code, name = excluded.name, search_name = excluded.search_name,
    province_code = excluded.province_code, latitude = excluded.latitude, longitude = excluded.longitude,
    population = excluded.population, area_km2 = excluded.area_km2,
    patron_saint_month = case when m.patron_saint_month is null then excluded.patron_saint_month
      else m.patron_saint_month end,
    patron_saint_day = case when m.patron_saint_month is null then excluded.patron_saint_day
      else m.patron_saint_day end
  where (m.cadastral_code, m.name, m.search_name, m.province_code, m.latitude, m.longitude, m.population,
      m.area_km2)
    is distinct from (excluded.cadastral_code, excluded.name, excluded.search_name, excluded.province_code,
      excluded.latitude, excluded.longitude, excluded.population, excluded.area_km2)
    or (m.patron_saint_month is null and excluded.patron_saint_month is not null)`;
