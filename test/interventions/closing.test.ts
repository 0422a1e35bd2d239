import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;
let coordinator: Account;
let elsewhere: Account;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
  coordinator = await world.given.coordinator({ district });
  elsewhere = await world.given.worker({ district: await world.given.district() });
});
afterAll(() => world.close());

/** Everybody who does not work on cases. */
const others = async () => [
  await world.given.mediator({ district }),
  await world.given.backOffice({ municipalities: [district.comune] }),
  await world.given.operator({ organisation: await world.given.organisation() }),
  await world.given.integration({ district, scopes: ['interventions.read', 'placements.hold'] }),
  await world.given.admin(),
  await world.given.auditor(),
];
const kindsOf = (seen: { timeline: { nodes: { kind: string }[] } }) =>
  seen.timeline.nodes.map(({ kind }) => kind);
const poolWith = async (free: number, more: object = {}) =>
  (await world.given.shelter({ district, pools: [{ authorised: 9, free }], ...more })).pool.id;

describe('closing an intervention', () => {
  const close = (who: Account | null, interventionId: string, more: object = {}) =>
    acts.act(who, 'closeIntervention', { interventionId, outcome: 'NO_PLACE_FOUND', ...more });
  const unmetOf = (id: string) =>
    world.database.sql(
      'select category, guests, ring_reached, reasons from unmet_need where intervention_id = $1',
      [id],
    );

  test('is for the team of the case', async () => {
    const id = await acts.openCase(worker);
    expect((await close(null, id)).code).toBe('NOT_SIGNED_IN');
    for (const other of await others()) expect((await close(other, id)).code).toBe('NOT_ALLOWED');
    expect(await close(elsewhere, id)).toEqual(await close(elsewhere, randomUUID()));
    expect((await close(elsewhere, id)).code).toBe('NOT_FOUND');
    expect((await close(coordinator, id, { note: 'nulla da fare' })).data.closeIntervention).toMatchObject({
      state: 'CLOSED',
      outcome: 'NO_PLACE_FOUND',
    });
    expect((await acts.case(worker, id)).closingNote).toBe('nulla da fare');
  });

  test('tells all that is missing at once', async () => {
    const id = await acts.openCase(worker, { category: null, call: {} });
    const { id: placement } = await acts.confirmed(worker, id, await poolWith(3));
    const { code, errors } = await close(worker, id);
    expect(code).toBe('NOT_READY_TO_CLOSE');
    expect(errors[0]?.extensions.details).toMatchObject({
      missing: ['category', 'corps', 'placements'],
      placementIds: [placement],
    });
    expect(errors[0]?.message).toContain('say which body called');
    expect((await acts.case(worker, id)).state).toBe('IN_TRANSIT');
  });

  test('never takes the outcome that only others read, and comes once', async () => {
    const id = await acts.openCase(worker);
    expect((await close(worker, id, { outcome: 'PLACED_PROTECTED' })).code).toBe('INVALID_INPUT');
    expect((await close(worker, id)).code).toBeNull();
    expect((await close(worker, id)).code).toBe('ALREADY_CLOSED');
  });

  test('gives open holds back, and a refused attempt to close gives nothing back', async () => {
    const id = await acts.openCase(worker, { category: null });
    const poolId = await poolWith(3);
    const held = await acts.hold(worker, id, poolId, { places: 2 });
    expect((await close(worker, id)).code).toBe('NOT_READY_TO_CLOSE');
    expect((await acts.pool(worker, poolId)).promised).toBe(2);
    await acts.done(worker, 'saveCall', { interventionId: id, category: 'FAMILY' });
    expect((await close(worker, id)).code).toBeNull();
    expect(await acts.pool(worker, poolId)).toMatchObject({ promised: 0, free: 3 });
    expect((await acts.placement(worker, held.id)).state).toBe('RELEASED');
  });

  test('keeps the need that no shelter met: what, who, how far, and why not', async () => {
    const id = await acts.openCase(worker);
    const poolId = await poolWith(3);
    await world.ask(worker, 'query ($need: NeedInput!) { findBeds(need: $need) { ringReached } }', {
      need: {
        category: 'FAMILY',
        guests: [{ age: 30 }, { age: 4 }],
        interventionId: id,
        widestRing: 'NEIGHBOUR',
      },
    });
    const held = await acts.hold(worker, id, poolId, {
      guests: [{ sex: 'FEMALE', age: 30 }],
      overrideReason: 'x',
    });
    await acts.done(worker, 'refusePlacement', {
      placementId: held.id,
      actor: 'SHELTER',
      reason: 'TOO_CLOSE',
    });
    await close(worker, id);
    expect(await unmetOf(id)).toEqual([
      {
        category: 'FAMILY',
        guests: [{ sex: 'FEMALE', age: 30 }],
        ring_reached: 'NEIGHBOUR',
        reasons: [{ actor: 'SHELTER', reason: 'TOO_CLOSE' }],
      },
    ]);
  });

  test('leaves no unmet need where nothing was sought, somebody arrived, or it was a duplicate', async () => {
    const advice = await acts.openCase(worker);
    await close(worker, advice, { outcome: 'PHONE_ADVICE' });
    const poolId = await poolWith(5);
    const placed = await acts.openCase(worker);
    const { id: placementId } = await acts.confirmed(worker, placed, poolId);
    await acts.done(worker, 'recordArrival', { placementId });
    await close(worker, placed, { outcome: 'PLACED_IN_DISTRICT' });
    const twin = await acts.openCase(worker);
    await acts.hold(worker, twin, poolId);
    await close(worker, twin, { outcome: 'DUPLICATE' });
    for (const id of [advice, placed, twin]) expect(await unmetOf(id)).toEqual([]);
  });
});

describe('a search within a case', () => {
  const search = (who: Account, interventionId: string) =>
    world.ask(
      who,
      'query ($need: NeedInput!) { findBeds(need: $need, first: 5) { nodes { pool { id } free verdict } } }',
      {
        need: { category: 'FAMILY', guests: [{ age: 30 }], interventionId, widestRing: 'OWN_DISTRICT' },
      },
    );

  test('keeps what was shown on its timeline', async () => {
    const id = await acts.openCase(worker);
    await poolWith(3);
    const { data } = await search(worker, id);
    const seen = await acts.case(worker, id);
    expect(seen.state).toBe('SEARCHING');
    const { shown } = seen.timeline.nodes.at(-1);
    expect(shown).toMatchObject({ category: 'FAMILY', guests: 1, ringReached: 'OWN_DISTRICT' });
    expect(shown.offers.map(({ poolId }: { poolId: string }) => poolId)).toEqual(
      data.findBeds.nodes.map(({ pool }: { pool: { id: string } }) => pool.id),
    );
  });

  test('of somebody else is NOT_FOUND, of one that has ended INTERVENTION_CLOSED', async () => {
    const id = await acts.openCase(worker);
    expect((await search(elsewhere, id)).code).toBe('NOT_FOUND');
    expect((await search(elsewhere, randomUUID())).code).toBe('NOT_FOUND');
    await acts.done(worker, 'closeIntervention', { interventionId: id, outcome: 'PHONE_ADVICE' });
    expect((await search(worker, id)).code).toBe('INTERVENTION_CLOSED');
  });
});

describe('the timeline', () => {
  test('tells what was kept and what the placements say, in the order of time, page by page', async () => {
    const id = await acts.openCase(worker);
    const poolId = await poolWith(5);
    const lapsing = await acts.hold(worker, id, poolId, { minutes: 1 });
    await world.clock.advance('2 minutes');
    const { id: placementId } = await acts.hold(worker, id, poolId);
    await acts.done(worker, 'extendHold', { placementId, minutes: 5, reason: 'tardi' });
    await acts.done(worker, 'confirmPlacement', { placementId });
    await acts.done(worker, 'tellCaller', { interventionId: id, toldTo: 'app. Verdi' });
    await acts.done(worker, 'recordArrival', { placementId });
    const seen = await acts.case(worker, id);
    const kinds = ['OPENED', 'HELD', 'LAPSED', 'HELD', 'EXTENDED', 'CONFIRMED', 'TOLD_CALLER', 'ARRIVED'];
    expect(kindsOf(seen)).toEqual(kinds);
    expect(seen.timeline.nodes[2]).toMatchObject({ placement: { id: lapsing.id }, by: null });
    const page = `query ($id: ID!, $after: String) { intervention(id: $id) { timeline(first: 3, after: $after) {
      nodes { kind } pageInfo { hasNextPage endCursor } } } }`;
    const read: string[] = [];
    let after: string | null = null;
    do {
      const { data }: { data: { intervention: { timeline: Page } } } = await world.ask(worker, page, {
        id,
        after,
      });
      read.push(...kindsOf(data.intervention));
      const { hasNextPage, endCursor } = data.intervention.timeline.pageInfo;
      after = hasNextPage ? endCursor : null;
    } while (after);
    expect(read).toEqual(kinds);
  });
  interface Page {
    nodes: { kind: string }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  }
});
