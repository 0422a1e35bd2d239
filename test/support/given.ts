import { randomUUID } from 'node:crypto';
import { hashOfKey } from '../../src/access/index.js';
import type { Secrets } from '../../src/platform/secrets.js';
import { searchKey } from '../../src/territory/name-search.rules.js';
import type { TestDatabase } from './database.js';
import { peopleIn } from './given-people.js';
import { sheltersIn } from './given-shelters.js';
import { vouchingIn } from './given-vouching.js';

export interface Account {
  readonly id: string;
  readonly key: string;
  readonly districtId: string | null;
  readonly organisationId: string | null;
}
export interface District {
  readonly id: string;
  readonly name: string;
  /** A comune of this district. */
  readonly comune: string;
}
export type Given = ReturnType<typeof givenIn>;

/** Says what the registry holds before a test begins, in the words of the domain. */
export function givenIn(database: TestDatabase, secrets: Secrets) {
  const { sql } = database;
  const vouching = vouchingIn(database);
  let serial = 0;
  const next = () => ++serial;

  async function account(facts: {
    roles: string[];
    district?: { id: string };
    organisation?: { id: string };
    municipalities?: string[];
    scopes?: string[];
    machine?: boolean;
    /** False: nobody has vouched for them, so that guarded shelters do not exist for them. */
    vouchedFor?: boolean;
  }): Promise<Account> {
    const id = randomUUID();
    const key = `test-${randomUUID()}`;
    await sql(
      `insert into account (id, kind, name, roles, district_id, organisation_id, municipality_codes)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        id,
        facts.machine ? 'MACHINE' : 'PERSON',
        `Account ${next()}`,
        facts.roles,
        facts.district?.id ?? null,
        facts.organisation?.id ?? null,
        facts.municipalities ?? [],
      ],
    );
    await vouching.ofAccount(id, facts);
    await sql('insert into api_key (account_id, name, hash, hint, scopes) values ($1, $2, $3, $4, $5)', [
      id,
      'test',
      hashOfKey(key),
      key.slice(0, 8),
      facts.scopes ?? null,
    ]);
    return {
      id,
      key,
      districtId: facts.district?.id ?? null,
      organisationId: facts.organisation?.id ?? null,
    };
  }

  async function district(
    facts: { name?: string; comuni?: string[]; toldAs?: { id: string; name: string } } = {},
  ): Promise<District> {
    const [place] = facts.comuni
      ? await sql<{ code: string; province: string }>(
          'select istat_code as code, province_code as province from municipality where istat_code = $1',
          [facts.comuni[0]],
        )
      : await sql<{ code: string; province: string }>(
          "select istat_code as code, province_code as province from municipality where district_id is null and latitude is not null and istat_code like '037%' order by istat_code limit 1",
        );
    if (!place) throw new Error('There is no comune left for a district.');
    const id = randomUUID();
    const name = facts.name ?? `Distretto ${next()}`;
    await sql(
      'insert into district (id, name, province_code, told_area_id, told_area_name) values ($1, $2, $3, $4, $5)',
      [id, name, place.province, facts.toldAs?.id ?? id, facts.toldAs?.name ?? name],
    );
    await sql('update municipality set district_id = $1 where istat_code = any($2)', [
      id,
      facts.comuni ?? [place.code],
    ]);
    return { id, name, comune: place.code };
  }

  async function agreement(
    one: { id: string },
    other: { id: string },
    facts: { from?: string; until?: string } = {},
  ): Promise<void> {
    const [first, second] = [one.id, other.id].sort();
    await sql(
      'insert into district_agreement (district_id, partner_id, valid_from, valid_until) values ($1, $2, $3, $4)',
      [first, second, facts.from ?? '2020-01-01', facts.until ?? null],
    );
  }

  async function border(one: { id: string }, other: { id: string }): Promise<void> {
    await sql(
      'insert into district_border (district_id, neighbour_id) values ($1, $2)',
      [one.id, other.id].sort(),
    );
  }

  async function organisation(
    facts: { name?: string; sector?: string; legalForm?: string; district?: { id: string } } = {},
  ) {
    const id = randomUUID();
    const name = facts.name ?? `Ente ${next()}`;
    await sql(
      'insert into organisation (id, name, search_name, sector, legal_form, district_id) values ($1, $2, $6, $3, $4, $5)',
      [
        id,
        name,
        facts.sector ?? 'THIRD_SECTOR',
        facts.legalForm ?? 'SOCIAL_COOPERATIVE_A',
        facts.district?.id ?? null,
        searchKey(name),
      ],
    );
    return { id, name };
  }

  const { shelter, pool } = sheltersIn(database, secrets, { district, organisation, next, vouching });

  return {
    account,
    agreement,
    border,
    district,
    organisation,
    person: peopleIn(database, secrets, vouching),
    pool,
    shelter,
    worker: (facts: { district: { id: string } }) => account({ roles: ['SOCIAL_WORKER'], ...facts }),
    coordinator: (facts: { district: { id: string } }) => account({ roles: ['COORDINATOR'], ...facts }),
    mediator: (facts: { district: { id: string } }) => account({ roles: ['CULTURAL_MEDIATOR'], ...facts }),
    operator: (facts: { organisation: { id: string }; vouchedFor?: boolean }) =>
      account({ roles: ['SHELTER_OPERATOR'], ...facts }),
    backOffice: (facts: { municipalities: string[] }) => account({ roles: ['BACK_OFFICE'], ...facts }),
    integration: (facts: {
      organisation?: { id: string };
      district?: { id: string };
      scopes: string[];
      vouchedFor?: boolean;
    }) => account({ roles: ['INTEGRATION'], machine: true, ...facts }),
    admin: () => account({ roles: ['ADMIN'] }),
    auditor: () => account({ roles: ['AUDITOR'] }),
  };
}
