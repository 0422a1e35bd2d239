import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Audit, serverAudits } from 'graphql-http';
import { urlOf } from '../live/streams.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

// They are only known once there is an address to ask; the names do not depend on it.
const audits: Audit[] = serverAudits({ url: () => urlOf(world.app, '/graphql') });

test('there are 61 audits of GraphQL over HTTP', () => expect(audits).toHaveLength(61));

test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))(
  '%s %s',
  async (_id, _name, audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  },
);
