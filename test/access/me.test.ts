import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { permissions, rolePermissions } from '../../src/access/index.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const me = '{ me { name roles permissions } }';

describe('me', () => {
  test('is null when nobody is signed in', async () => {
    expect((await world.ask(null, me)).data).toEqual({ me: null });
  });

  test('a key that is not known is refused before anything runs', async () => {
    const answer = await world.ask('garbage', me);
    expect(answer).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' });
  });

  test('tells the roles and the permissions of the caller', async () => {
    const worker = await world.given.worker({ district: await world.given.district() });
    const { data } = await world.ask(worker, me);
    expect(data.me.roles).toEqual(['SOCIAL_WORKER']);
    expect(data.me.permissions).toContain('placements.hold');
  });

  test('a key may do no more than its scopes, and no more than its roles', async () => {
    const organisation = await world.given.organisation();
    const key = await world.given.integration({ organisation, scopes: ['beds.read', 'territory.edit'] });
    const { data } = await world.ask(key, me);
    expect(data.me.permissions).toEqual(['beds.read']);
  });

  test('a system has what its organisation or its district gives it, whatever its scopes say', async () => {
    const scopes = Object.keys(permissions);
    const told = async (bound: Parameters<World['given']['integration']>[0]) =>
      (await world.ask(await world.given.integration(bound), me)).data.me.permissions;
    const organisation = await world.given.organisation();
    // Links that count are made by people.
    const ofOperator = rolePermissions.SHELTER_OPERATOR.filter((one) => one !== 'links.manage');
    expect(await told({ organisation, scopes })).toEqual([...ofOperator].sort());
    const ofDistrict = await told({ district: await world.given.district(), scopes });
    expect(ofDistrict).toContain('placements.hold');
    for (const never of ['beds.declare', 'beds.dispute', 'pools.edit', 'shelters.edit'])
      expect(ofDistrict).not.toContain(never);
    expect(await told({ scopes })).toEqual(['beds.read']);
  });

  test('an expired, a revoked and a disabled account are all nobody', async () => {
    const district = await world.given.district();
    for (const change of [
      'update api_key set expires_at = registry_now() where account_id = $1',
      'update api_key set revoked_at = registry_now() where account_id = $1',
      'update account set disabled_at = registry_now() where id = $1',
    ]) {
      const worker = await world.given.worker({ district });
      await world.database.sql(change, [worker.id]);
      expect(await world.ask(worker, me)).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' });
    }
  });
});
