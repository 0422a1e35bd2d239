import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { loadComuni } from '../../seeds/index.js';
import { databaseName } from '../../src/platform/database/embedded-logins.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { secretsFrom } from '../../src/platform/secrets.js';
import type { Dice } from '../replay/dice.js';
import { type Account, givenIn } from '../support/given.js';
import { connected, startCluster, type TortureCluster } from '../torture/cluster.js';
import { ownedDatabase } from '../torture/registry.js';

/** A district in which refuges hide among open shelters, and a worker who may see them all. */
export interface LocatorWorld {
  readonly cluster: TortureCluster;
  readonly settings: Readonly<Record<string, string>>;
  readonly worker: Account;
  readonly comuni: readonly Comune[];
  readonly refuges: readonly Refuge[];
}
export interface Comune {
  readonly code: string;
  readonly name: string;
}
export interface Refuge {
  readonly id: string;
  /** Where it truly is: what the attacker must not find out. */
  readonly comune: string;
}

/** Bologna, its belt and its hills: one told area. */
const codes = [
  '037006',
  '037037',
  '037054',
  '037021',
  '037019',
  '037008',
  '037030',
  '037032',
  '037053',
  '037062',
];
const refugeCount = 40;
const openPerComune = 3;
const need = 'WOMAN_VICTIM_OF_VIOLENCE';

/** Unlike in a real registry the pools of the refuges hold their position, which the product has to hide. */
export async function locatorWorld(dice: Dice): Promise<LocatorWorld> {
  const cluster = await startCluster(path.resolve('.data', `locator-${randomUUID().slice(0, 8)}`));
  const secretKey = randomBytes(32).toString('base64');
  const ownerUrl = cluster.urlOf('owner', databaseName);
  try {
    await migrate(ownerUrl, 'riparo_server', 'migrations');
    await connected(ownerUrl, (client) => loadComuni(client));
    const database = ownedDatabase(ownerUrl);
    try {
      const given = givenIn(database, secretsFrom(secretKey));
      const district = await given.district({ comuni: codes });
      const pools = [{ free: 2, categories: [need], criteria: [{ kind: 'PERSON_CONSENT', effect: 'ASK' }] }];
      for (const municipality of codes) {
        for (let nth = 0; nth < openPerComune; nth++) await given.shelter({ district, municipality, pools });
      }
      const gateway = await given.organisation({ name: 'Centro antiviolenza' });
      const refuges: Refuge[] = [];
      for (let nth = 0; nth < refugeCount; nth++) {
        const comune = dice.oneOf(codes) ?? '037006';
        const secrecy = nth % 2 === 0 ? 'CONFIDENTIAL_ADDRESS' : 'SECRET';
        const refuge = await given.shelter({
          district,
          gateway,
          secrecy,
          name: `Casa Ginestra ${nth}`,
          pools,
        });
        refuges.push({ id: refuge.id, comune });
      }
      for (const { id, comune } of refuges) {
        await database.sql(
          `update bed_pool p set latitude = m.latitude, longitude = m.longitude
           from municipality m where m.istat_code = $2 and p.shelter_id = $1`,
          [id, comune],
        );
      }
      const comuni = await database.sql<{ code: string; name: string }>(
        'select m.istat_code as code, m.name from municipality m where m.istat_code = any($1)',
        [codes],
      );
      return {
        ...{ cluster, comuni, refuges, worker: await given.worker({ district }) },
        settings: {
          DATABASE_URL: cluster.urlOf('server', databaseName),
          SECRET_KEY: secretKey,
          DEMO: 'false',
        },
      };
    } finally {
      await database.drop();
    }
  } catch (error) {
    await cluster.remove();
    throw error;
  }
}

/** Makes it a registry that keeps what it may not: the Comune of each refuge, in its own row. */
export async function keepComuni({ cluster, refuges }: LocatorWorld): Promise<void> {
  await connected(cluster.urlOf('owner', databaseName), async (client) => {
    await client.query('alter table shelter drop constraint shelter_guarded_has_no_place');
    for (const { id, comune } of refuges)
      await client.query('update shelter set municipality_code = $2 where id = $1', [id, comune]);
  });
}
