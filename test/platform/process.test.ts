import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { freePort, type ServerProcess, startRefused, startServer } from '../support/server-process.js';

const dataFolders: string[] = [];
const running = new Set<ServerProcess>();

function emptyFolder(): string {
  const folder = mkdtempSync(path.resolve('.data', 'process-'));
  dataFolders.push(folder);
  return folder;
}

async function start(settings: Record<string, string>): Promise<ServerProcess> {
  const server = await startServer(settings);
  running.add(server);
  return server;
}

afterEach(async () => {
  for (const server of running) if (server.isRunning()) await server.end('SIGTERM');
  running.clear();
  for (const folder of dataFolders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const postmastersOn = (folder: string) =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(`${folder}/`) && line.includes('postgres'));

const open =
  'mutation { openIntervention(input: { category: FAMILY, call: { corps: CARABINIERI } }) { id } }';
const hold = `mutation ($input: HoldBedsInput!) { holdBeds(input: $input) { id state places } }`;
const find = `{ findBeds(need: { category: HOMELESS_ADULT, guests: [{ sex: MALE, age: 40 }], includeExcluded: true }, first: 100) {
  nodes { pool { id free } } } }`;

describe('a server on an empty folder', () => {
  test('answers, says how to sign in, stops on Ctrl-C, leaves nothing running, and starts again with its data', async () => {
    const DATA_DIR = emptyFolder();
    const first = await start({ DATA_DIR });
    expect(first.output()).toContain('demo-worker');
    const { data } = await first.ask('demo-worker', open);
    expect(await first.end('SIGINT')).toBe(0);
    expect(postmastersOn(DATA_DIR)).toEqual([]);

    const second = await start({ DATA_DIR });
    const again = await second.ask(
      'demo-worker',
      'query ($id: ID!) { intervention(id: $id) { id state } }',
      data.openIntervention,
    );
    expect(again.data.intervention).toEqual({ id: data.openIntervention.id, state: 'OPEN' });
  }, 120_000);

  test('is shared by two that start together', async () => {
    const DATA_DIR = emptyFolder();
    const [one, other] = await Promise.all([start({ DATA_DIR }), start({ DATA_DIR })]);
    const { data } = await one.ask('demo-worker', open);
    const seen = await other.ask(
      'demo-worker',
      'query ($id: ID!) { intervention(id: $id) { id } }',
      data.openIntervention,
    );
    expect(seen.data.intervention.id).toBe(data.openIntervention.id);
    await one.end('SIGTERM');
    expect((await other.ask(null, '{ me { id } }')).data).toEqual({ me: null });
  }, 120_000);
});

describe('kill -9 in the middle of a hundred holds', () => {
  test('loses none that was acknowledged, and a repeated key finds its outcome', async () => {
    const DATA_DIR = emptyFolder();
    const server = await start({ DATA_DIR });
    const offers = (await server.ask('demo-worker', find)).data.findBeds.nodes as {
      pool: { id: string; free: number | null };
    }[];
    const poolIds = offers.map((offer) => offer.pool.id);
    expect(poolIds.length).toBeGreaterThan(3);
    const inputs: object[] = [];
    for (let index = 0; index < 100; index++) {
      const { data } = await server.ask('demo-worker', open);
      inputs.push({
        poolId: poolIds[index % poolIds.length],
        interventionId: data.openIntervention.id,
        places: 1,
        overrideReason: 'prova',
        requestKey: `kill-${index}`,
      });
    }
    const acknowledged = new Map<number, string>();
    const refused: unknown[] = [];
    const asked = inputs.map(async (input, index) => {
      const answer = await server.ask('demo-worker', hold, { input });
      if (answer.data?.holdBeds) acknowledged.set(index, answer.data.holdBeds.id);
      else refused.push(answer.errors);
      if (acknowledged.size === 10) server.process.kill('SIGKILL');
    });
    await Promise.allSettled(asked);
    expect(acknowledged.size).toBeGreaterThanOrEqual(10);
    expect(acknowledged.size + refused.length).toBeLessThan(100);

    const back = await start({ DATA_DIR });
    for (const [index, id] of acknowledged) {
      const { data } = await back.ask('demo-worker', 'query ($id: ID!) { placement(id: $id) { id state } }', {
        id,
      });
      expect(data.placement).toEqual({ id, state: 'HELD' });
      const again = await back.ask('demo-worker', hold, { input: inputs[index] });
      expect(again.data.holdBeds.id).toBe(id);
    }
  }, 120_000);
});

describe('a start that cannot be', () => {
  test('names every problem at once', async () => {
    const { code, said } = await startRefused({
      PORT: 'many',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'nowhere',
      HOST: '0.0.0.0',
      DEMO: 'true',
    });
    expect(code).toBe(1);
    for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL']) expect(said).toContain(`- ${name}`);
  });

  test('in production without a secret is refused with a sentence', async () => {
    const { code, said } = await startRefused({ NODE_ENV: 'production', DATA_DIR: emptyFolder() });
    expect(code).toBe(1);
    expect(said).toContain('SECRET_KEY is missing');
    expect(said).not.toContain('at ');
  });

  test('never serves demo keys to the network', async () => {
    const { code, said } = await startRefused({ HOST: '0.0.0.0', DATA_DIR: emptyFolder() });
    expect(code).toBe(1);
    expect(said).toContain('its keys are public');
  });

  test('says that its port is taken, and leaves no database behind', async () => {
    const PORT = String(await freePort());
    const first = await start({ DATA_DIR: emptyFolder(), PORT });
    const DATA_DIR = emptyFolder();
    const { code, said } = await startRefused({ DATA_DIR, PORT });
    expect(code).toBe(1);
    expect(said).toContain(`Port ${PORT} cannot be used`);
    expect(postmastersOn(DATA_DIR)).toEqual([]);
    expect((await first.ask(null, '{ me { id } }')).data).toEqual({ me: null });
  }, 120_000);
});
