import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { demoGuide } from '../../seeds/index.js';
import { MeResolver } from '../../src/access/me.resolver.js';
import { resolvers } from '../../src/modules.js';
import { buildPublicSchema } from '../../src/platform/graphql/schema.js';
import { createWorld } from '../support/world.js';
import { type FuzzOptions, fuzz } from './run.js';

const schema = buildPublicSchema(resolvers);

test('whatever is asked, by anybody, in whatever bytes, is answered or refused with a code', async () => {
  const world = await createWorld({ demo: true });
  const { port } = world.app.http.address() as AddressInfo;
  const usual: FuzzOptions = {
    ...{
      schema,
      port,
      seed: 2611,
      clients: 8,
      atMostMs: 15_000,
      mostFindings: 20,
      documents: 2_500,
      requests: 500,
    },
    keys: [null, 'no-such-key', ...demoGuide.keys.map(({ key }) => key)],
  };
  const report = await fuzz(usual);
  expect(report.findings).toEqual([]);
  expect(report.busy.length).toBeLessThan(report.documents / 50);
  expect(report.documents).toBeGreaterThan(300);
  expect([...report.codes.keys()]).toEqual(
    expect.arrayContaining(['INVALID_INPUT', 'NOT_FOUND', 'NOT_ALLOWED']),
  );

  // A fault that nobody foresaw would be found.
  const { me } = MeResolver.prototype;
  MeResolver.prototype.me = () => {
    throw new TypeError('planted');
  };
  const planted = await fuzz({ ...usual, seed: 5, requests: 0, mostFindings: 1 });
  MeResolver.prototype.me = me;
  expect(planted.findings.length).toBeGreaterThan(0);
  await world.close();
}, 90_000);
