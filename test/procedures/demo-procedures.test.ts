import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { procedureStories } from '../../seeds/demo/procedures/procedure-rows.js';
import { whatIsDue } from '../../seeds/demo/procedures/what-is-due.js';
import { NeedCategory } from '../../src/directory/closed-lists.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await createWorld({ demo: true });
}, 60_000);
afterAll(() => world.close());

describe('the procedures of the demo', () => {
  test('are one for each need, each step short enough to be read at three in the morning, in both languages', () => {
    expect(procedureStories.map(({ category }) => category).sort()).toEqual(Object.keys(NeedCategory).sort());
    for (const { steps } of procedureStories) {
      const keys = steps.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toEqual(expect.arrayContaining(['call-back', 'on-site', 'tell-comune', 'hand-over']));
      for (const { key, it, en } of steps) {
        expect(key).toMatch(/^[a-z0-9-]{1,60}$/);
        expect(Math.max(it.length, en.length)).toBeLessThanOrEqual(180);
        expect(it).not.toBe(en);
      }
    }
  });

  test('never say where a guarded house is', () => {
    const text = readFileSync('seeds/demo/procedures/women.ts', 'utf8');
    expect(text).not.toMatch(/\bvia [A-Z]/);
  });

  test('are run by the open cases, whose ticks are steps that they have', async () => {
    const document = `{ interventions(first: 50, filter: { open: true }) { nodes { category procedure { procedure { version contacts { name phone } }
      steps { key state evidence } stillToDo { key } } deadlines { kind state dueAt evidence source } } } }`;
    const { data, errors } = await world.ask('demo-worker', document);
    expect(errors).toEqual([]);
    for (const seen of data.interventions.nodes) {
      expect(seen.procedure.procedure.version).toBe(1);
      expect(
        seen.procedure.steps.filter(({ state }: { state: string }) => state !== 'OPEN').length,
      ).toBeGreaterThan(3);
      expect(seen.procedure.stillToDo.length).toBeGreaterThan(0);
    }
    const states = data.interventions.nodes.flatMap(
      ({ deadlines }: { deadlines: { kind: string; state: string }[] }) =>
        deadlines.map(({ kind, state }) => `${kind} ${state}`),
    );
    expect(states).toContain('ON_SITE_INTERVENTION PAST');
    for (const [key, { steps }] of Object.entries(whatIsDue)) {
      const unknown = steps.filter(
        ({ step }) => !procedureStories.some(({ steps: of }) => of.some((one) => one.key === step)),
      );
      expect([key, unknown]).toEqual([key, []]);
    }
  });

  test('leave the coordinator one matter that is past due', async () => {
    const { data } = await world.ask('demo-coordinator', '{ alerts { kind message } }');
    expect(data.alerts).toContainEqual({
      kind: 'DEADLINE_PAST',
      message: expect.stringContaining('Be where the people are'),
    });
  });
});
