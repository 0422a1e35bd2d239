import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type Role, rolePermissions } from '../../src/access/index.js';
import type { Actor } from '../../src/platform/context.js';
import { actingFor } from '../../src/platform/database/row-security.js';
import { guardedTables } from '../../src/platform/database/statement.js';
import { peopleActsIn } from '../interventions/people-acts.js';
import { actsIn } from '../placements/acts.js';
import { procedureFor } from '../procedures/procedure-for.js';
import type { Account, District } from '../support/given.js';
import type { World } from '../support/world.js';

/** Two districts, each with a worker and a case of theirs that ended without a place in the refuge they tried. */
export interface TwoDistricts {
  readonly here: District;
  readonly there: District;
  readonly worker: Account;
  readonly stranger: Account;
}

export async function twoDistricts(
  world: World,
  whileOpen: (by: Account, caseId: string) => Promise<void> = async () => undefined,
): Promise<TwoDistricts> {
  const acts = actsIn(world);
  const [here, there] = [await world.given.district(), await world.given.district()];
  const [worker, stranger] = [
    await world.given.worker({ district: here }),
    await world.given.worker({ district: there }),
  ];
  for (const [who, district] of [
    [worker, here],
    [stranger, there],
  ] as const) {
    await procedureFor(world, district, 'FAMILY');
    const caseId = await acts.openCase(who, { call: { corps: 'CARABINIERI', municipality: here.comune } });
    const secrecy = { secrecy: 'CONFIDENTIAL_ADDRESS', meetingPoint: 'questura' };
    const house = await world.given.shelter({ district, ...secrecy });
    const subjectId = await somebody(world, who, { caseId, comune: district.comune });
    const { id } = await acts.hold(who, caseId, house.pool.id, { subjectIds: [subjectId] });
    await acts.done(who, 'refusePlacement', { placementId: id, actor: 'SHELTER', reason: 'AGE' });
    const step = { interventionId: caseId, step: 'first' };
    await world.ask(who, 'mutation ($input: TickStepInput!) { tickStep(input: $input) { id } }', {
      input: step,
    });
    await whileOpen(who, caseId);
    await acts.done(who, 'closeIntervention', { interventionId: caseId, outcome: 'PHONE_ADVICE' });
    await handedOver(world, who, district);
  }
  return { here, there, worker, stranger };
}

/** Somebody of a case, with a name, a residence and one whom they must not meet. */
async function somebody(
  world: World,
  who: Account,
  { caseId, comune }: { caseId: string; comune: string },
): Promise<string> {
  const people = peopleActsIn(world);
  const { id } = await people.done(who, 'addSubject', { interventionId: caseId, givenName: 'Anna' });
  await people.done(who, 'setResidence', { subjectId: id, municipality: comune, basis: 'RESIDENCE' });
  await people.done(who, 'avoidPerson', { subjectId: id, fiscalCode: 'RSSMRA80A01H501U' });
  return id;
}

/** A shift of an hour ago, with words for the next. */
async function handedOver({ database: { sql } }: World, { id }: Account, district: District): Promise<void> {
  await sql(
    `with served as (
       insert into shift (district_id, worker_id, role, deputy, starts_at, ends_at)
       select $1, $2, 'SOCIAL_WORKER', false, m.now - interval '9 hours', m.now - interval '1 hour'
       from (select date_trunc('minute', registry_now()) as now) m
       returning id
     )
     insert into hand_over (district_id, shift_id, words_sealed, written_by, written_at)
     select $1, s.id, '\\x02', $2, registry_now() from served s`,
    [district.id, id],
  );
}

/** How many rows of each guarded table a connection sees. */
export async function seenBy(client: Pick<pg.Client, 'query'>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of guardedTables) {
    const { rows } = await client.query(`select count(*)::integer as count from ${table}`);
    counts[table] = rows[0].count;
  }
  return counts;
}

export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

const say = `select ${['actor', 'roles', 'district', 'organisation', 'comuni', 'credential'].map((fact, index) => `set_config('riparo.${fact}', $${index + 1}, true)`).join(', ')}`;

/** What somebody sees through the server's login. */
export function throughTheWall<T>(
  world: World,
  actor: Actor | null,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  return connected(world.database.url, async (client) => {
    await client.query('begin');
    await client.query(say, [...actingFor(actor)]);
    return work(client);
  });
}

export const actor = (facts: Partial<Actor> & { roles: Role[] }): Actor => ({
  ...{ id: randomUUID(), name: 'x', isMachine: false, districtId: null, organisationId: null },
  ...{ vouchedDistrictIds: [], credentialId: null },
  ...{
    municipalityCodes: [],
    permissions: new Set(facts.roles.flatMap((role: Role) => rolePermissions[role])),
  },
  ...facts,
});
