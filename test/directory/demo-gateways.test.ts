import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await createWorld({ demo: true });
}, 60_000);
afterAll(() => world.close());

test('every gateway of the demo can be called: it has a service of its own', async () => {
  const silent = await world.database.sql(
    `select distinct g.name from shelter s join organisation g on g.id = s.gateway_id
     where s.secrecy in ('CONFIDENTIAL_ADDRESS', 'SECRET') and s.closed_at is null
       and not exists (select from service v where v.organisation_id = g.id and v.closed_at is null)`,
  );
  expect(silent).toEqual([]);
});
