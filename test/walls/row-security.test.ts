import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actingFor, guardedStatement } from '../../src/platform/database/row-security.js';
import { guardedTables, guardedTablesIn, statement } from '../../src/platform/database/statement.js';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { actor, connected, seenBy, throughTheWall, twoDistricts } from './through-the-wall.js';

let world: World;
let acts: Acts;
let [here, there] = [] as unknown as [District, District];
let worker: Account;
let stranger: Account;

/** Two connections: whoever comes next gets one that somebody else has used. */
beforeAll(async () => {
  world = await createWorld({ databaseConnections: 2 });
  acts = actsIn(world);
  ({ here, there, worker, stranger } = await twoDistricts(world));
});
afterAll(() => world.close());

const nothing = Object.fromEntries(guardedTables.map((table) => [table, 0]));

function inThisDatabase(variable: string): URL {
  const url = new URL(process.env[variable] ?? '');
  url.pathname = `/${world.database.name}`;
  return url;
}

describe('guarded tables', () => {
  test('show the owner nothing who does not say that it maintains them', async () => {
    const url = inThisDatabase('RIPARO_TEST_OWNER_URL');
    expect(Object.values(await connected(url.href, seenBy)).every((count) => count >= 2)).toBe(true);
    url.search = '';
    expect(await connected(url.href, seenBy)).toEqual(nothing);
  });

  test('show the server nothing while it does not say for whom, or acts for nobody', async () => {
    expect(await connected(world.database.url, seenBy)).toEqual(nothing);
    expect(await throughTheWall(world, null, seenBy)).toEqual(nothing);
  });

  test('show a worker their district, whatever a statement forgets to ask', async () => {
    const seen = await throughTheWall(
      world,
      actor({ roles: ['SOCIAL_WORKER'], districtId: here.id }),
      seenBy,
    );
    expect(seen).toMatchObject({ intervention: 1, call: 1, unmet_need: 1, shelter_secret: 0, hand_over: 1 });
    // Added, and where they live.
    expect(seen).toMatchObject({ subject: 1, subject_change: 2, case_residence: 1, person_to_avoid: 1 });
    expect(seen).toMatchObject({ placement_subject: 1 });
  });

  test('show a mediator of nobody’s case, and an office, nobody of a case', async () => {
    for (const facts of [
      { roles: ['CULTURAL_MEDIATOR' as const], districtId: here.id },
      { roles: ['BACK_OFFICE' as const], municipalityCodes: [here.comune] },
    ])
      expect(await throughTheWall(world, actor(facts), seenBy)).toMatchObject({
        ...{ subject: 0, subject_change: 0, person_to_avoid: 0, placement_subject: 0 },
      });
  });

  test('let nobody ask about people of somebody else’s case whom they must not meet', async () => {
    const outsider = actor({ roles: ['SOCIAL_WORKER'], districtId: there.id });
    const [row] = await world.database.sql<{ ids: string[]; pool: string }>(
      'select array_agg(s.id) as ids, (select id from bed_pool limit 1) as pool from subject s',
    );
    const { rows } = await throughTheWall(world, outsider, (client) =>
      client.query('select must_not_meet($1, $2) as found', [row?.ids, row?.pool]),
    );
    expect(rows).toEqual([{ found: false }]);
  });

  test('show where a guarded shelter is to those who keep it', async () => {
    const [row] = await world.database.sql<{ id: string }>(
      'select organisation_id as id from shelter where district_id = $1',
      [here.id],
    );
    const operator = await world.given.operator({ organisation: { id: row?.id ?? '' } });
    for (const keeper of [
      actor({ roles: ['COORDINATOR'], districtId: here.id }),
      actor({ id: operator.id, roles: ['SHELTER_OPERATOR'], organisationId: row?.id ?? '' }),
    ])
      expect(await throughTheWall(world, keeper, seenBy)).toMatchObject({ shelter_secret: 1 });
  });

  test('show it to no operator for whom nobody has vouched there, whatever the server believes', async () => {
    const [row] = await world.database.sql<{ id: string }>(
      'select organisation_id as id from shelter where district_id = $1',
      [here.id],
    );
    const organisation = { id: row?.id ?? '' };
    const { id } = await world.given.operator({ organisation, vouchedFor: false });
    const claims = { vouchedDistrictIds: [here.id], organisationId: organisation.id };
    const keeper = actor({ id, roles: ['SHELTER_OPERATOR'], ...claims });
    expect(await throughTheWall(world, keeper, seenBy)).toEqual(nothing);
  });

  test('show neither who maintains the directory nor who audits anything', async () => {
    for (const role of ['ADMIN', 'AUDITOR', 'SHELTER_OPERATOR'] as const)
      expect(
        await throughTheWall(
          world,
          actor({ roles: [role], districtId: here.id, organisationId: here.id }),
          seenBy,
        ),
      ).toEqual(nothing);
  });

  test('do not open to a server that says it maintains', async () => {
    const seen = await throughTheWall(world, null, async (client) => {
      await client.query("set local riparo.maintenance = 'on'");
      return seenBy(client);
    });
    expect(seen).toEqual(nothing);
  });

  test('take no row for somebody else’s case', async () => {
    const outsider = actor({ roles: ['SOCIAL_WORKER'], districtId: there.id });
    const [row] = await world.database.sql<{ id: string }>(
      'select id from intervention where district_id = $1',
      [here.id],
    );
    for (const sql of [
      `insert into timeline_entry (intervention_id, at, recorded_at, actor_id, kind) values ('${row?.id}', now(), now(), '${outsider.id}', 'NOTE')`,
      `insert into intervention (number, district_id, opened_at, opened_by, assigned_to) values ('X', '${here.id}', now(), '${outsider.id}', '${outsider.id}')`,
      `insert into subject (id, intervention_id, person_id, identification, recorded_at, recorded_by) values ('${outsider.id}', '${row?.id}', '${outsider.id}', 'UNKNOWN', now(), '${outsider.id}')`,
      `insert into call (caller_kind, received_at, recorded_by, recorded_at, district_id, outcome) values ('CITIZEN', now(), '${outsider.id}', now(), '${here.id}', 'TEST')`,
      `insert into hand_over (district_id, shift_id) select s.district_id, s.id from shift s where s.district_id = '${here.id}'`,
      `insert into shelter_secret (shelter_id) select s.id from shelter s where s.district_id = '${here.id}'`,
    ])
      await expect(throughTheWall(world, outsider, (client) => client.query(sql))).rejects.toThrow(
        'row-level security',
      );
    const { rowCount } = await throughTheWall(world, outsider, (client) =>
      client.query(`update intervention set closed_at = null, outcome = null where id = '${row?.id}'`),
    );
    expect(rowCount).toBe(0);
  });
});

describe('a connection', () => {
  const settings =
    "select current_setting('riparo.actor', true) as actor, current_setting('riparo.roles', true) as roles";
  const raw = (text: string) => world.app.orm.em.fork().getConnection().execute(text);

  test('carries nobody into the next request', async () => {
    for (let round = 0; round < 6; round++) {
      const [mine, theirs] = await Promise.all([casesOf(worker), casesOf(stranger)]);
      expect([mine.length, theirs.length]).toEqual([1, 1]);
      expect(mine).not.toEqual(theirs);
      // An act, which ends in a refusal: the case is closed.
      expect((await acts.act(worker, 'saveCall', { interventionId: mine[0] })).code).toBe(
        'INTERVENTION_CLOSED',
      );
      for (let each = 0; each < 4; each++) {
        expect((await raw(settings)).every(({ actor: who, roles }) => !who && !roles)).toBe(true);
        expect(await raw('select id from intervention')).toEqual([]);
      }
    }
  });

  test('that was left with somebody else’s name shows each caller their own all the same', async () => {
    const planted = actingFor(actor({ roles: ['SOCIAL_WORKER'], districtId: there.id }));
    await Promise.all(
      [0, 1].map(() =>
        raw(
          `select set_config('riparo.roles', '${planted[1]}', false), set_config('riparo.district', '${planted[2]}', false), pg_sleep(0.2)`,
        ),
      ),
    );
    expect(await raw('select id from intervention')).toHaveLength(1);
    expect(await casesOf(worker)).not.toEqual(await casesOf(stranger));
    const nobodys = await world.given.mediator({ district: there });
    expect(await casesOf(nobodys)).toEqual([]);
    await Promise.all([0, 1].map(() => raw("select set_config('riparo.roles', '', false), pg_sleep(0.2)")));
  });

  test('goes on after a guarded statement that failed, and knows nobody', async () => {
    const fails = guardedStatement('planted-failing', 'select 1 / (count(*) - count(*)) from intervention i');
    const broken = guardedStatement('planted-broken', 'select i.planted from intervention i');
    const counts = guardedStatement<{ n: number }>(
      'planted-count',
      'select count(*)::integer as n from intervention i',
    );
    const ctx = {
      em: world.app.orm.em.fork(),
      actor: actor({ roles: ['SOCIAL_WORKER'], districtId: here.id }),
    };
    for (let round = 0; round < 5; round++) {
      await expect(fails(ctx, [])).rejects.toMatchObject({ code: '22012' });
      await expect(broken(ctx, [])).rejects.toMatchObject({ code: '42703' });
      expect(await counts(ctx, [])).toEqual([{ n: 1 }]);
      expect((await raw(settings)).every(({ roles }) => !roles)).toBe(true);
    }
    expect(await counts({ ...ctx, actor: null }, [])).toEqual([{ n: 0 }]);
  });

  async function casesOf(who: Account): Promise<string[]> {
    const { data } = await world.ask(who, '{ interventions(first: 100) { nodes { id } } }');
    return data.interventions.nodes.map(({ id }: { id: string }) => id);
  }
});

describe('statements', () => {
  test('that reach a guarded table cannot be made without a caller', () => {
    expect(() => statement('planted', 'select c.id from call c')).toThrow('guardedStatement');
    expect(guardedTablesIn('update only intervention i set outcome = null')).toEqual(['intervention']);
    expect(guardedTablesIn('select i.call from shelter i -- call it a day')).toEqual([]);
  });
});

describe('the invariant of endings', () => {
  test('does not pass for sound where it may not look', async () => {
    const url = inThisDatabase('RIPARO_TEST_OWNER_URL');
    url.search = '';
    const rows = await connected(url.href, async (client) => {
      const answer = await client.query('select what from invariant_endings_have_reasons');
      return answer.rows;
    });
    expect(rows).toEqual([{ what: expect.stringContaining('not looked at') }]);
  });
});
