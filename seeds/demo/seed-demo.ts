import type { Client } from 'pg';
import { hashOfKey } from '../../src/access/authenticate.js';
import type { Secrets } from '../../src/platform/secrets.js';
import { seedLock } from '../seed-lock.js';
import { home } from './case-rows.js';
import { cases } from './cases.js';
import {
  contactRows,
  criterionRows,
  type Middles,
  organisationRows,
  poolIdentity,
  serviceRow,
  shelterRow,
  shelterSecretRows,
} from './directory-rows.js';
import { idOf } from './ids.js';
import { type Moment, momentAt } from './moment.js';
import { people } from './people.js';
import { credentialRows, vouchingRows } from './people-rows.js';
import { accountOf, actsOfPlacement, ownActs } from './pool-acts.js';
import { playPool, standingColumns } from './pool-ledger.js';
import { procedureRows } from './procedures/procedure-rows.js';
import { releaseRows } from './releases.js';
import { seedRota } from './rota.js';
import { bytes, insertRows, type Row } from './rows.js';
import { seedCases } from './seed-cases.js';
import { services } from './services.js';
import { pools, shelters } from './shelters.js';
import { agreements, borders, comuni, type DistrictKey, districts } from './territory.js';

const openedHoursAgo = 4_800;

/**
 * Fills a registry that has no district yet with the demo district; any other is left as it is. The same ids
 * and figures on every machine; times are counted from this instant of the database's clock.
 *
 * @param client the login that owns the tables, outside a transaction, after `loadComuni`
 * @returns whether it was empty
 */
export async function seedDemo(client: Client, secrets: Secrets): Promise<boolean> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [seedLock]);
    const { rows } = await client.query<{ now: Date; empty: boolean }>(
      'select registry_now() as now, not exists (select from district) as empty',
    );
    const [registry] = rows;
    if (registry?.empty) await seedAll(client, secrets, momentAt(registry.now));
    await client.query('commit');
    return registry?.empty ?? false;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function seedAll(client: Client, secrets: Secrets, moment: Moment): Promise<void> {
  await seedTerritory(client);
  await insertRows(client, 'organisation', organisationRows);
  await seedPeople(client, moment);
  await insertRows(
    client,
    'person_credential',
    await credentialRows(secrets, moment.hoursAgo(openedHoursAgo)),
  );
  await seedDirectory(client, secrets, moment);
  await insertRows(client, 'vouching', vouchingRows(moment.hoursAgo(openedHoursAgo)));
  await insertRows(client, 'procedure', procedureRows(moment, home));
  await seedCases(client, secrets, moment);
  await seedRota(client, secrets, moment);
}

async function seedTerritory(client: Client): Promise<void> {
  const keys = Object.keys(districts) as DistrictKey[];
  const pair = (between: readonly DistrictKey[]) => between.map((key) => idOf(`district/${key}`)).sort();
  await insertRows(
    client,
    'district',
    keys.map((key) => {
      const district = districts[key];
      const toldWith = 'toldWith' in district ? district.toldWith : null;
      return {
        id: idOf(`district/${key}`),
        name: district.name,
        province_code: district.province,
        told_area_id: toldWith ? idOf(`told-area/${toldWith}`) : idOf(`district/${key}`),
        told_area_name: toldWith ?? district.name,
      };
    }),
  );
  for (const key of keys) {
    const codes = districts[key].comuni.map((name) => comuni[name]);
    await client.query('update municipality set district_id = $1 where istat_code = any($2)', [
      idOf(`district/${key}`),
      codes,
    ]);
  }
  await insertRows(
    client,
    'district_border',
    borders.map((between) => {
      const [district_id, neighbour_id] = pair(between);
      return { district_id, neighbour_id };
    }),
  );
  await insertRows(
    client,
    'district_agreement',
    agreements.map(({ between, validFrom, validUntil, note }) => {
      const [district_id, partner_id] = pair(between);
      const id = idOf(`agreement/${between.join('/')}`);
      return { id, district_id, partner_id, valid_from: validFrom, valid_until: validUntil, note };
    }),
  );
}

async function seedPeople(client: Client, moment: Moment): Promise<void> {
  const created = moment.hoursAgo(openedHoursAgo);
  await insertRows(
    client,
    'account',
    people.map((person) => ({
      id: idOf(`account/${person.key}`),
      kind: person.isMachine ? 'MACHINE' : 'PERSON',
      name: person.name,
      roles: person.roles,
      district_id: person.district ? idOf(`district/${person.district}`) : null,
      organisation_id: person.organisation ? idOf(`organisation/${person.organisation}`) : null,
      municipality_codes: (person.comuni ?? []).map((name) => comuni[name]),
      created_at: created,
    })),
  );
  await insertRows(
    client,
    'api_key',
    people
      .filter(({ who }) => who !== undefined)
      .map(({ key, scopes }) => ({
        id: idOf(`key/${key}`),
        account_id: idOf(`account/${key}`),
        name: 'Per provare',
        hash: bytes(hashOfKey(key)),
        hint: key,
        scopes: scopes ?? null,
        demo: true,
        created_at: created,
      })),
  );
}

async function seedDirectory(client: Client, secrets: Secrets, moment: Moment): Promise<void> {
  const middles = await middlesOf(client);
  const contacts = [
    ...shelters.flatMap((shelter) => contactRows({ shelter: shelter.key }, shelter.contacts, moment)),
    ...services.flatMap((service) => contactRows({ service: service.key }, service.contacts, moment)),
  ];
  await insertRows(
    client,
    'shelter',
    shelters.map((shelter) => shelterRow(shelter, moment, middles)),
  );
  const places = shelters.flatMap((shelter) => shelterSecretRows(shelter, secrets));
  await insertRows(
    client,
    'data_key',
    places.map(({ dataKey }) => dataKey),
  );
  await insertRows(
    client,
    'shelter_secret',
    places.map(({ place }) => place),
  );
  await insertRows(
    client,
    'service',
    services.map((service) => serviceRow(service, moment)),
  );
  await insertRows(client, 'contact', contacts);
  await seedPools(client, moment, middles);
}

async function middlesOf(client: Client): Promise<Middles> {
  const { rows } = await client.query<{ code: string; latitude: number; longitude: number }>(
    'select istat_code as code, latitude, longitude from municipality where istat_code = any($1)',
    [Object.values(comuni)],
  );
  return new Map(rows.map(({ code, latitude, longitude }) => [code, { latitude, longitude }]));
}

async function seedPools(client: Client, moment: Moment, middles: Middles): Promise<void> {
  const opened = {
    at: moment.hoursAgo(openedHoursAgo),
    actor: accountOf('demo-coordinator'),
    channel: 'SYSTEM',
  } as const;
  const played = pools.map((placed) => {
    const { id, path, pool } = placed;
    const placements = cases.flatMap((one) =>
      one.placements
        .filter((placement) => placement.pool === path)
        .flatMap((placement) => actsOfPlacement(one, placement, moment)),
    );
    return { placed, rows: playPool({ ...pool, id, opened }, [...ownActs(placed, moment), ...placements]) };
  });
  await insertRows(
    client,
    'bed_pool',
    played.map(({ placed, rows: { pool } }): Row => {
      const { disputedAt, moved, nextLapseAt, revision, ...figures } = pool;
      return {
        ...poolIdentity(placed.shelter, placed.pool, middles),
        ...standingColumns(figures),
        moved,
        disputed_at: disputedAt,
        next_lapse_at: nextLapseAt,
        revision,
      };
    }),
  );
  await insertRows(
    client,
    'criterion',
    pools.flatMap(({ shelter, pool }) => criterionRows(shelter, pool, moment)),
  );
  await insertRows(
    client,
    'declaration',
    played.flatMap(({ rows }) => rows.declarations),
  );
  await insertRows(
    client,
    'out_of_service_entry',
    played.flatMap(({ rows }) => rows.outOfServiceEntries),
  );
  await insertRows(
    client,
    'bed_ledger',
    played.flatMap(({ rows }) => rows.ledger),
  );
  await insertRows(
    client,
    'discrepancy',
    played.flatMap(({ rows }) => rows.discrepancies),
  );
  await insertRows(client, 'expected_release', releaseRows(moment));
}
