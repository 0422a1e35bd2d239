import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/platform/context.js';
import { actsIn } from '../placements/acts.js';
import type { District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { actor, throughTheWall, twoDistricts } from './through-the-wall.js';

let world: World;
let [here, there] = [] as unknown as [District, District];
let caseId: string;
let placementId: string;
let host: Actor;
let policy: string;

beforeAll(async () => {
  world = await createWorld();
  const { given, database } = world;
  const acts = actsIn(world);
  const two = await twoDistricts(world, async (worker, id) => {
    if (caseId) return;
    const organisation = await given.organisation();
    const { pool } = await given.shelter({ district: { id: worker.districtId ?? '' }, organisation });
    const held = await acts.hold(worker, id, pool.id);
    await acts.done(worker, 'recordArrival', { placementId: held.id });
    [caseId, placementId] = [id, held.id];
    host = actor({ roles: ['SHELTER_OPERATOR'], organisationId: organisation.id });
  });
  ({ here, there } = two);
  const [row] = await database.sql<{ id: string }>(
    "select id from deadline_policy where kind = 'MSNA_REPORT'",
  );
  policy = row?.id ?? '';
});
afterAll(() => world.close());

const stranger = () => actor({ roles: ['SHELTER_OPERATOR'], organisationId: randomUUID() });
const outsider = () => actor({ roles: ['SOCIAL_WORKER'], districtId: there.id });
const rows = async (who: Actor, sql: string) =>
  throughTheWall(world, who, async (client) => (await client.query(sql)).rows);
const ground = () => `select municipality_code from ground_of_placement('${placementId}')`;

/** What somebody begins by the narrow door, counted with the owner's eyes and taken back. */
async function begun(who: Actor): Promise<number> {
  const now = 'registry_now()';
  await throughTheWall(world, who, async (client) => {
    await client.query(
      `select begin_deadline_of_placement('${placementId}', 'MSNA_REPORT', '${policy}', null, ${now}, ${now}, ${now}, ${now})`,
    );
    await client.query('commit');
  });
  const gone = await world.database.sql("delete from deadline where kind = 'MSNA_REPORT' returning id");
  return gone.length;
}

describe('deadlines and procedures', () => {
  test('take no row for somebody else’s case', async () => {
    const [run] = await world.database.sql<{ id: string; procedure: string }>(
      'select id, procedure_id as procedure from procedure_run where intervention_id = $1',
      [caseId],
    );
    for (const sql of [
      `insert into deadline (intervention_id, kind, policy_id, begun_at, begun_by, first_due_at, due_at, warn_at, alarm_at)
       values ('${caseId}', 'MSNA_REPORT', '${policy}', now(), '${caseId}', now(), now(), now(), now())`,
      `insert into deadline (district_id, kind, policy_id, begun_at, begun_by, first_due_at, due_at, warn_at, alarm_at)
       values ('${here.id}', 'DATA_BREACH_NOTICE', '${policy}', now(), '${caseId}', now(), now(), now(), now())`,
      `insert into procedure_run (intervention_id, procedure_id, begun_at, begun_by)
       values ('${caseId}', '${run?.procedure}', now(), '${caseId}')`,
      `insert into procedure_step_entry (run_id, intervention_id, step, kind, at, actor_id)
       values ('${run?.id}', '${caseId}', 'first', 'TICKED', now(), '${caseId}')`,
    ])
      for (const who of [
        outsider(),
        host,
        actor({ roles: ['BACK_OFFICE'], municipalityCodes: [here.comune] }),
      ])
        await expect(rows(who, sql)).rejects.toThrow('row-level security');
  });

  test('show an office its two kinds and no step, and a host nothing', async () => {
    const office = actor({ roles: ['BACK_OFFICE'], municipalityCodes: [here.comune] });
    const kinds = await rows(office, 'select distinct kind from deadline order by kind');
    expect(kinds.map(({ kind }) => kind)).toEqual(['HANDOVER_TO_SERVICES', 'MUNICIPALITY_NOTICE']);
    expect(await rows(office, 'select 1 from procedure_step_entry')).toEqual([]);
    for (const who of [host, stranger()]) expect(await rows(who, 'select 1 from deadline')).toEqual([]);
  });

  test('open their narrow doors to who hosts the placement or works on its case, and to nobody else', async () => {
    const team = actor({ roles: ['SOCIAL_WORKER'], districtId: here.id });
    for (const who of [host, team]) {
      expect(await rows(who, ground())).toEqual([{ municipality_code: here.comune }]);
      expect(await begun(who)).toBe(1);
    }
    for (const who of [
      stranger(),
      outsider(),
      actor({ roles: ['ADMIN'] }),
      actor({ roles: ['BACK_OFFICE'], municipalityCodes: [here.comune] }),
      // The organisation of the host, in a role that hosts nobody.
      actor({ roles: ['AUDITOR'], organisationId: host.organisationId }),
    ]) {
      expect(await rows(who, ground())).toEqual([]);
      expect(await begun(who)).toBe(0);
    }
  });

  test('would show it if a door were left open', async () => {
    await world.database.sql(
      'create or replace function hosts_placement(id uuid) returns boolean language sql stable return true',
    );
    expect(await rows(stranger(), ground())).toHaveLength(1);
    expect(await begun(stranger())).toBe(1);
  });
});
