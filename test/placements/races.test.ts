import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { type Answer, createWorld, type World } from '../support/world.js';
import { type Acts, actsIn } from './acts.js';

let world: World;
let acts: Acts;
let district: District;
let workers: Account[];
let cases: string[];

const team = 10;
beforeAll(async () => {
  world = await createWorld();
  acts = persistent(actsIn(world));
  district = await world.given.district();
  workers = await Promise.all(Array.from({ length: team }, () => world.given.worker({ district })));
  cases = await Promise.all(workers.map((worker) => acts.openCase(worker)));
});
afterAll(() => world.close());

const hurry = 60_000;
/** On a busy machine some of a rush are told BUSY: they send the same act again, as the sentence says. */
function persistent(impatient: Acts): Acts {
  return {
    ...impatient,
    async act(who, verb, input) {
      for (let left = 20; ; left--) {
        const answer = await impatient.act(who, verb, input);
        if (answer.code !== 'BUSY' || left === 0) return answer;
      }
    },
  };
}

const poolWith = async (free: number) =>
  (await world.given.shelter({ district, pools: [{ authorised: 20, free }] })).pool.id;
const times = <T>(count: number, make: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));
const workerOf = (index: number) => workers[index % team] ?? null;
const caseOf = (index: number) => cases[index % team];
const codesOf = (answers: readonly Answer[]) => answers.map(({ code }) => code);
const idOf = ({ data }: Answer, verb: string) => data?.[verb]?.id;

async function deadlocks(): Promise<number> {
  const [row] = await world.database.sql<{ deadlocks: string }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  );
  return Number(row?.deadlocks);
}

/** Figures of a pool at one of its revisions, by its ledger. */
async function figuresAt(poolId: string, revision: number) {
  const [row] = await world.database.sql(
    'select counted + moved as occupied, promised from bed_ledger where pool_id = $1 and revision = $2',
    [poolId, revision],
  );
  return row;
}

describe('the last place', () => {
  test(
    'goes to one of 200 who want it at once; the others are told a revision at which it was gone',
    async () => {
      const poolId = await poolWith(1);
      const answers = await times(200, (index) =>
        acts.act(workerOf(index), 'holdBeds', {
          ...{ poolId, places: 1, interventionId: caseOf(index), requestKey: randomUUID() },
        }),
      );
      const codes = codesOf(answers);
      expect(codes.filter((code) => code === null)).toHaveLength(1);
      expect(codes.filter((code) => code === 'NO_BED_LEFT')).toHaveLength(199);
      for (const { errors } of answers.filter(({ code }) => code !== null)) {
        const { revision, occupied, promised, free } = errors[0]?.extensions.details ?? {};
        expect(free).toBe(0);
        expect(await figuresAt(poolId, revision)).toEqual({ occupied, promised });
      }
      expect(await acts.pool(workers[0] as Account, poolId)).toMatchObject({
        promised: 1,
        free: 0,
        revision: 3,
      });
    },
    hurry,
  );

  test(
    'that has just lapsed goes to one of many, and is settled once',
    async () => {
      const poolId = await poolWith(1);
      await acts.hold(workers[0] as Account, cases[0] as string, poolId, { minutes: 1 });
      await world.clock.advance('2 hours');
      const answers = await times(50, (index) =>
        acts.act(workerOf(index), 'holdBeds', {
          ...{ poolId, places: 1, interventionId: caseOf(index), requestKey: randomUUID() },
        }),
      );
      expect(codesOf(answers).filter((code) => code === null)).toHaveLength(1);
      const kinds = await world.database.sql(
        'select kind from bed_ledger where pool_id = $1 order by revision',
        [poolId],
      );
      expect(kinds.map(({ kind }) => kind)).toEqual(['OPENED', 'DECLARED', 'HELD', 'LAPSED', 'HELD']);
      await world.clock.advance('2 hours');
    },
    hurry,
  );
});

describe('groups over pools that overlap', () => {
  test(
    'wait for each other and never in a circle, and none is held in part',
    async () => {
      const before = await deadlocks();
      const pools = await times(4, () => poolWith(6));
      const lines = (index: number) =>
        [0, 1, 2].map((step) => ({ poolId: pools[(index * 3 + step * (index % 2 ? 3 : 1)) % 4], places: 1 }));
      const answers = await times(50, (index) =>
        acts.act(workerOf(index), 'holdGroup', {
          ...{ interventionId: caseOf(index), lines: lines(index), requestKey: randomUUID() },
        }),
      );
      const held = answers.filter(({ code }) => code === null);
      expect(held.length).toBeGreaterThan(0);
      // A case that has won three times may be told that it has enough.
      const expected = [null, 'NO_BED_LEFT', 'TOO_MANY_HOLDS'];
      expect(codesOf(answers).filter((code) => !expected.includes(code))).toEqual([]);
      const [row] = await world.database.sql(
        'select count(*)::integer as placements, sum(places)::integer as places from placement where pool_id = any($1)',
        [pools],
      );
      expect(row).toEqual({ placements: held.length * 3, places: held.length * 3 });
      expect(await deadlocks()).toBe(before);
      await world.clock.advance('2 hours');
    },
    hurry,
  );
});

describe('one request key', () => {
  test(
    'sent 100 times at once has one effect and 100 equal answers',
    async () => {
      const poolId = await poolWith(5);
      const input = { poolId, places: 2, interventionId: cases[0], requestKey: randomUUID() };
      const answers = await times(100, () => acts.act(workers[0] ?? null, 'holdBeds', input));
      expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
      expect(codesOf(answers).every((code) => code === null)).toBe(true);
      expect(await acts.pool(workers[0] as Account, poolId)).toMatchObject({ promised: 2, revision: 3 });
    },
    hurry,
  );
});

describe('one placement', () => {
  const worker = () => workers[1] as Account;

  test(
    'confirmed, released and refused at once ends in one state, the ledger agreeing',
    async () => {
      const poolId = await poolWith(20);
      for (let round = 0; round < 10; round++) {
        const caseId = await acts.openCase(worker());
        const { id } = await acts.hold(worker(), caseId, poolId);
        const answers = await Promise.all([
          acts.act(worker(), 'confirmPlacement', { placementId: id }),
          acts.act(worker(), 'confirmPlacement', { placementId: id }),
          acts.act(worker(), 'releasePlacement', { placementId: id }),
          acts.act(worker(), 'refusePlacement', { placementId: id, actor: 'SHELTER', reason: 'NO_PLACE' }),
          acts.act(worker(), 'closeIntervention', { interventionId: caseId, outcome: 'PHONE_ADVICE' }),
        ]);
        const confirmed = answers.filter((answer) => idOf(answer, 'confirmPlacement'));
        expect(confirmed.length).toBeLessThanOrEqual(1);
        expect(['RELEASED', 'REFUSED']).toContain((await acts.placement(worker(), id)).state);
        expect(codesOf(answers).filter((code) => code === 'BUSY' || code === 'INTERNAL')).toEqual([]);
      }
      expect(await acts.pool(worker(), poolId)).toMatchObject({ promised: 0, free: 20 });
    },
    hurry,
  );

  test(
    'confirmed in the moment it lapses is either confirmed or lapsed, for everybody',
    async () => {
      const poolId = await poolWith(20);
      const caseId = await acts.openCase(worker());
      for (let round = 0; round < 10; round++) {
        const { id } = await acts.hold(worker(), caseId, poolId, { minutes: 1 });
        await world.clock.advance(`${60 - round * 0.02} seconds`);
        const [answer] = await Promise.all([
          acts.act(worker(), 'confirmPlacement', { placementId: id }),
          acts.act(worker(), 'releasePlacement', { placementId: id }),
          acts.pool(worker(), poolId),
        ]);
        const { state } = await acts.placement(worker(), id);
        if (answer.code === null) expect(['CONFIRMED', 'RELEASED']).toContain(state);
        else expect(['LAPSED', 'RELEASED']).toContain(state);
        if (state === 'CONFIRMED') await acts.done(worker(), 'releasePlacement', { placementId: id });
      }
    },
    hurry,
  );

  test(
    'arrived twice at once arrives once',
    async () => {
      const poolId = await poolWith(5);
      const { id } = await acts.confirmed(worker(), await acts.openCase(worker()), poolId);
      const answers = await times(10, () => acts.act(worker(), 'recordArrival', { placementId: id }));
      expect(codesOf(answers).filter((code) => code === null)).toHaveLength(1);
      expect(await acts.pool(worker(), poolId)).toMatchObject({ occupied: 16, promised: 0 });
    },
    hurry,
  );
});

describe('a case', () => {
  test(
    'with ten holds at once keeps three',
    async () => {
      const poolId = await poolWith(20);
      const worker = workers[2] as Account;
      const interventionId = await acts.openCase(worker);
      const answers = await times(10, () =>
        acts.act(worker, 'holdBeds', { poolId, places: 1, interventionId, requestKey: randomUUID() }),
      );
      expect(codesOf(answers).filter((code) => code === null)).toHaveLength(3);
      expect(codesOf(answers).filter((code) => code === 'TOO_MANY_HOLDS')).toHaveLength(7);
    },
    hurry,
  );

  test(
    'closed while somebody holds has no promise left open',
    async () => {
      const poolId = await poolWith(20);
      const worker = workers[3] as Account;
      for (let round = 0; round < 10; round++) {
        const interventionId = await acts.openCase(worker);
        await Promise.all([
          acts.act(worker, 'holdBeds', { poolId, places: 1, interventionId, requestKey: randomUUID() }),
          acts.done(worker, 'closeIntervention', { interventionId, outcome: 'PHONE_ADVICE' }),
        ]);
      }
      expect(await acts.pool(worker, poolId)).toMatchObject({ promised: 0, free: 20 });
    },
    hurry,
  );
});
