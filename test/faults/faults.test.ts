import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { repeatMutations } from './repeats.js';
import { restartDatabase } from './restarts.js';
import { rollServers } from './rolling.js';
import { openStage, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(404);
}, 120_000);
afterAll(() => stage.close());

describe('each mutation sent one to five times through a proxy that cuts', () => {
  test('has one effect', async () => {
    const report = await repeatMutations(stage, { mutations: 240 });
    expect(report.problems).toEqual([]);
    expect(report.effects).toBe(report.mutations);
    expect(report.requests).toBeGreaterThan(report.mutations * 2);
    expect(report.lost).toBeGreaterThan(10);
  }, 120_000);

  test('has more where the sender forgets its keys, and that is seen', async () => {
    const report = await repeatMutations(stage, { mutations: 60, forgetsKeys: true });
    expect(report.effects).toBeGreaterThan(report.mutations);
    expect(report.problems).not.toEqual([]);
  }, 120_000);
});

describe('servers whose database is restarted', () => {
  test('outlive it, and are ready within three seconds of its return', async () => {
    const report = await restartDatabase(stage, { times: 2 });
    expect(report.problems).toEqual([]);
    expect(report.readyAfter).toHaveLength(2);
  }, 120_000);

  test('are found out where they are late', async () => {
    const report = await restartDatabase(stage, { times: 1, readyWithinMs: 0 });
    expect(report.problems).toEqual([expect.stringContaining('ready after more than 0 ms')]);
  }, 120_000);
});

describe('servers replaced one after the other', () => {
  test('fail no request', async () => {
    const report = await rollServers(stage, { requests: 1_500 });
    expect([...report.failures]).toEqual([]);
    expect(report.problems).toEqual([]);
    expect(report.restarts).toBeGreaterThan(0);
  }, 120_000);

  test('fail some where they are killed instead, and that is seen', async () => {
    expect((await rollServers(stage, { requests: 400, signal: 'SIGKILL' })).failed).toBeGreaterThan(0);
  }, 120_000);
});
