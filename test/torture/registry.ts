import { randomUUID } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { loadComuni } from '../../seeds/index.js';
import { databaseName } from '../../src/platform/database/embedded-logins.js';
import { migrate } from '../../src/platform/database/migrate.js';
import type { Secrets } from '../../src/platform/secrets.js';
import type { Dice } from '../replay/dice.js';
import type { TestDatabase } from '../support/database.js';
import { type Account, givenIn } from '../support/given.js';
import { connected, type TortureCluster } from './cluster.js';

/** What the registry of a run holds before it begins. */
export interface Registry {
  readonly pools: readonly TorturePool[];
  readonly interventions: readonly string[];
  readonly workers: readonly Account[];
  /** Persons and systems of the organisations that host. */
  readonly hosts: readonly Account[];
}
export interface TorturePool {
  readonly id: string;
  readonly organisationId: string;
  readonly authorised: number;
}
export interface RegistryOptions {
  readonly product: string;
  readonly secrets: Secrets;
  readonly pools: number;
  readonly workers: number;
  readonly hosts: number;
  /** Time of the database runs so many times faster, so that holds of a minute lapse within the run. */
  readonly haste: number;
}

const poolsAShelter = 5;
const interventionCount = 1_500;
const shareNeverDeclared = 0.1;
const shareMadeReadyByHand = 0.2;

/** Migrates the database of the cluster and fills it. */
export async function makeRegistry(
  cluster: TortureCluster,
  dice: Dice,
  options: RegistryOptions,
): Promise<Registry> {
  const ownerUrl = cluster.urlOf('owner', databaseName);
  await migrate(ownerUrl, 'riparo_server', path.join(options.product, 'migrations'));
  await connected(ownerUrl, async (client) => {
    await loadComuni(client);
    await client.query(clockOf(options.haste));
  });
  const database = ownedDatabase(ownerUrl);
  try {
    return await filled(database, dice, options);
  } finally {
    await database.drop();
  }
}

const clockOf = (haste: number) => `
  do $$ declare began timestamptz := clock_timestamp(); begin execute format(
    'create or replace function registry_now() returns timestamptz language sql volatile
       as $sql$ select timestamptz %L + (clock_timestamp() - timestamptz %L) * ${haste} $sql$', began, began); end $$`;

async function filled(database: TestDatabase, dice: Dice, options: RegistryOptions): Promise<Registry> {
  const given = givenIn(database, options.secrets);
  const district = await given.district();
  const pools: TorturePool[] = [];
  const hosts: Account[] = [];
  while (pools.length < options.pools) {
    const organisation = await given.organisation({ district });
    const facts = Array.from({ length: Math.min(poolsAShelter, options.pools - pools.length) }, (_, nth) => {
      // Most are hot: one to three places; one in five has room.
      const authorised = nth % poolsAShelter === 4 ? 6 + dice.whole(5) : 1 + dice.whole(3);
      const free = dice.chance(shareNeverDeclared) ? null : authorised;
      return { authorised, free, reopensAutomatically: !dice.chance(shareMadeReadyByHand) };
    });
    const shelter = await given.shelter({ district, organisation, pools: facts });
    pools.push(
      ...shelter.pools.map(({ id }, nth) => {
        return { id, organisationId: organisation.id, authorised: facts[nth]?.authorised ?? 1 };
      }),
    );
    if (hosts.length < options.hosts)
      hosts.push(
        hosts.length % 2 === 0
          ? await given.operator({ organisation })
          : await given.integration({
              organisation,
              scopes: ['beds.read', 'beds.declare', 'placements.read', 'placements.receive'],
            }),
      );
  }
  const workers = await Promise.all(
    Array.from({ length: options.workers }, () => given.worker({ district })),
  );
  const interventions = await casesOf(database, district.id, workers[0]?.id ?? randomUUID());
  return { pools, interventions, workers, hosts };
}

async function casesOf({ sql }: TestDatabase, districtId: string, workerId: string): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `insert into intervention (number, district_id, category, opened_at, opened_by, assigned_to)
     select 'T-' || n, $1, 'FAMILY', registry_now(), $2, $2 from generate_series(1, $3::integer) n
     returning id`,
    [districtId, workerId, interventionCount],
  );
  return rows.map(({ id }) => id);
}

/** The database as the owner of its tables sees it. */
export function ownedDatabase(ownerUrl: string): TestDatabase {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 });
  owner.on('error', () => undefined);
  const sql: TestDatabase['sql'] = async (text, values = []) => (await owner.query(text, [...values])).rows;
  return {
    name: databaseName,
    url: ownerUrl,
    ownerUrl,
    sql,
    asOwner: async (work) => void (await connected(ownerUrl, work)),
    async brokenInvariants() {
      const views = await sql<{ name: string }>(
        "select table_name as name from information_schema.views where table_name like 'invariant\\_%'",
      );
      const broken: Record<string, unknown[]> = {};
      for (const { name } of views) {
        const rows = await sql(`select * from ${name} limit 5`);
        if (rows.length > 0) broken[name] = rows;
      }
      return broken;
    },
    drop: () => owner.end(),
  };
}
