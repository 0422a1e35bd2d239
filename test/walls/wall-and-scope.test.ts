import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Role, rolePermissions } from '../../src/access/index.js';
import { relationParameters, relationSql, relationValues } from '../../src/interventions/index.js';
import type { Actor } from '../../src/platform/context.js';
import { accountsIn } from '../support/accounts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { actor, seenBy, throughTheWall, twoDistricts } from './through-the-wall.js';

let world: World;
let [here, there] = [] as unknown as [District, District];
let mediator: Account;
/** Where somebody of the case from here is said to live; nobody was found there. */
const lives = '058091';
/** On duty there, and broke the glass over the case and the refuge from here. */
let rescuer: Account;
/** The key they did it with. */
let credentialId: string;

beforeAll(async () => {
  world = await createWorld();
  ({ here, there } = await twoDistricts(world, async (worker, interventionId) => {
    mediator ??= await world.given.mediator({ district: { id: worker.districtId ?? '' } });
    if (mediator.districtId === worker.districtId)
      await done(worker, 'assignMediator', { interventionId, mediatorId: mediator.id });
  }));
  await world.database.sql('update case_residence set municipality_code = $1 where district_id = $2', [
    lives,
    here.id,
  ]);
  rescuer = await world.given.worker({ district: there });
  const accounts = accountsIn(world);
  await accounts.withGenerator(rescuer);
  for (const [target, table] of [
    ['INTERVENTION', 'intervention'],
    ['SHELTER', 'shelter'],
  ]) {
    const [row] = await world.database.sql<{ id: string }>(`select id from ${table} where district_id = $1`, [
      here.id,
    ]);
    const why = { reason: 'la donna è in strada', code: await accounts.code(rescuer) };
    await done(rescuer, 'breakGlass', { target, targetId: row?.id, ...why });
  }
  const [key] = await world.database.sql<{ id: string }>('select id from api_key where account_id = $1', [
    rescuer.id,
  ]);
  credentialId = key?.id ?? '';
});
afterAll(() => world.close());

async function done(who: Account, name: 'assignMediator' | 'breakGlass', input: object): Promise<void> {
  const type = name === 'breakGlass' ? 'BreakGlassInput' : 'AssignMediatorInput';
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`;
  const { errors } = await world.ask(who, document, { input: { requestKey: randomUUID(), ...input } });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
}

describe('the wall and the scope', () => {
  /** The cases that `scope.ts` and the policies disagree about. */
  async function disagreements(who: Actor, relation = relationSql(1)): Promise<unknown[]> {
    const byScope = await world.database.sql<{ id: string }>(
      `select i.id, ${relation} as relation from intervention i order by i.id`,
      relationValues(who),
    );
    const byWall = await throughTheWall(world, who, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `select i.id, relation_of_caller(i.id, i.district_id, i.opened_by, i.mediator_id, i.municipality_code) as relation
         from intervention i order by i.id`,
      );
      return rows;
    });
    const visible = byScope.filter((row) => (row as { relation?: string | null }).relation !== null);
    return JSON.stringify(visible) === JSON.stringify(byWall) ? [] : [who.roles, visible, byWall];
  }

  async function everybody(): Promise<Actor[]> {
    const [opener] = await world.database.sql<{ by: string }>('select opened_by as by from intervention');
    const roles = Object.keys(rolePermissions) as Role[];
    const ids = [opener?.by ?? '', mediator.id, rescuer.id, randomUUID()];
    return roles.flatMap((role) =>
      ids.flatMap((id) =>
        [here.id, there.id, null].flatMap((districtId) =>
          [[], [here.comune], [lives]].map((municipalityCodes) =>
            actor({ id, roles: [role], districtId, municipalityCodes, credentialId }),
          ),
        ),
      ),
    );
  }

  test('show who broke the glass the case and where the refuge is, and nothing else of that district', async () => {
    const facts = { roles: ['SOCIAL_WORKER' as const], districtId: there.id };
    const before = await throughTheWall(world, actor(facts), seenBy);
    const seen = await throughTheWall(world, actor({ ...facts, id: rescuer.id, credentialId }), seenBy);
    const otherwise = { ...facts, id: rescuer.id, credentialId: randomUUID() };
    expect(await throughTheWall(world, actor(otherwise), seenBy)).toEqual(before);
    expect(before).toMatchObject({ intervention: 1, call: 1, unmet_need: 1, shelter_secret: 0 });
    expect(seen).toMatchObject({ intervention: 2, call: 2, unmet_need: 1, shelter_secret: 1 });
  });

  test('let the office of where somebody lives find the case, and not who it is', async () => {
    const office = actor({ roles: ['BACK_OFFICE'], municipalityCodes: [lives] });
    expect(await throughTheWall(world, office, seenBy)).toMatchObject({
      intervention: 1,
      call: 0,
      subject: 0,
    });
  });

  test('say the same of every case to everybody', async () => {
    expect(relationParameters).toBe(7);
    for (const who of await everybody()) expect(await disagreements(who)).toEqual([]);
  });

  /** Whether somebody at all would be told another relation. */
  async function isAnybodyTold(planted: string): Promise<boolean> {
    for (const who of await everybody()) if ((await disagreements(who, planted)).length > 0) return true;
    return false;
  }

  test('that do not are caught', async () => {
    for (const [was, planted] of [
      ["then 'MEDIATOR'", "then 'WORKER'"],
      ['and r.intervention_id = i.id', 'and r.intervention_id <> i.id'],
      ['and registry_now() < g.expires_at', "and registry_now() < g.expires_at - interval '1 hour'"],
    ] as const) {
      expect([was, await isAnybodyTold(relationSql(1).replace(was, planted))]).toEqual([was, true]);
    }
  });

  test('agree that emergency access is over after its hour, and when it was found unjustified', async () => {
    const facts = { roles: ['SOCIAL_WORKER' as const], districtId: there.id };
    const who = actor({ id: rescuer.id, credentialId, ...facts });
    const seen = async () => {
      expect(await disagreements(who)).toEqual([]);
      return (await throughTheWall(world, who, seenBy)).intervention;
    };
    expect(await seen()).toBe(2);
    await world.clock.advance('60 minutes');
    expect(await seen()).toBe(1);
    await world.clock.advance('-1 minute');
    expect(await seen()).toBe(2);
    await world.database.sql('update emergency_access set ended_at = registry_now()');
    expect(await seen()).toBe(1);
  });
});
