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
let system: Account;
let elsewhere: Account;

const scopes = [
  'interventions.write',
  'interventions.read',
  'placements.read',
  'placements.hold',
  'beds.search',
];
beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  district = await world.given.district();
  worker = await world.given.worker({ district });
  coordinator = await world.given.coordinator({ district });
  system = await world.given.integration({ district, scopes });
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
const inMinutes = async (minutes: number) =>
  new Date((await world.clock.now()).getTime() + minutes * 60_000).toISOString();
const kindsOf = (seen: { timeline: { nodes: { kind: string }[] } }) =>
  seen.timeline.nodes.map(({ kind }) => kind);
const poolWith = async (free: number, more: object = {}) =>
  (await world.given.shelter({ district, pools: [{ authorised: 9, free }], ...more })).pool.id;

describe('opening an intervention', () => {
  const open = (who: Account | null, input: object = { call: {} }) =>
    acts.act(who, 'openIntervention', input);

  test('is for workers, coordinators and the systems of a district', async () => {
    expect((await open(null)).code).toBe('NOT_SIGNED_IN');
    for (const other of await others()) expect((await open(other)).code).toBe('NOT_ALLOWED');
    for (const who of [worker, coordinator, system]) expect((await open(who)).code).toBeNull();
    const partner = await world.given.integration({ organisation: await world.given.organisation(), scopes });
    expect((await open(partner)).code).toBe('NOT_ALLOWED');
  });

  test('takes a call with everything missing, and gives it a number of the year', async () => {
    const { data } = await open(worker);
    expect(data.openIntervention).toMatchObject({ state: 'OPEN', revision: 1 });
    expect(data.openIntervention.number).toMatch(/^20\d\d-\d{6}$/);
  });

  test('keeps what the caller said, encrypted, for the team alone', async () => {
    const call = {
      ...{ corps: 'POLIZIA_LOCALE', station: 'Comando di Imola', officer: 'isp. Bianchi' },
      ...{
        callbackPhone: '+39 000 123',
        situation: 'una madre con due figli',
        municipality: district.comune,
      },
    };
    const id = await acts.openCase(worker, { call });
    const [seen] = (await acts.case(coordinator, id)).calls;
    expect(seen).toMatchObject({ ...call, municipality: { name: expect.any(String) } });
    const [row] = await world.database.sql(
      'select c::text as text from call c where c.intervention_id = $1',
      [id],
    );
    expect(row?.text).not.toMatch(/Bianchi|figli/);
    for (const word of ['Bianchi', 'figli'])
      expect(row?.text).not.toContain(Buffer.from(word).toString('hex'));
  });

  test('is refused to callers whom the district does not answer, naming those it does', async () => {
    const { code, errors } = await open(worker, { call: { callerKind: 'CITIZEN' } });
    expect(code).toBe('CALLER_NOT_ACCEPTED');
    expect(errors[0]?.message).toContain('A patrol or station of law enforcement');
    expect(errors[0]?.extensions.details.accepts).toEqual(['LAW_ENFORCEMENT']);
    const wide = await world.given.district();
    await world.database.sql(
      "update district set accepted_callers = '{LAW_ENFORCEMENT,CITIZEN}' where id = $1",
      [wide.id],
    );
    expect(
      (await open(await world.given.worker({ district: wide }), { call: { callerKind: 'CITIZEN' } })).code,
    ).toBeNull();
  });

  test.each([
    [{ municipality: '999999' }, 'call.municipality'],
    [{ municipality: 'Bologna' }, 'call.municipality'],
    [{ receivedAt: '2999-01-01T00:00:00Z' }, 'call.receivedAt'],
    [{ officer: 'x'.repeat(201) }, 'call.officer'],
    [{ station: 'a\u0000b' }, 'call.station'],
    [{ situation: 'x'.repeat(5001) }, 'call.situation'],
  ])('with %j is refused, naming %s', async (call, field) => {
    const { code, errors } = await open(worker, { call });
    expect(code).toBe('INVALID_INPUT');
    expect(errors[0]?.extensions.details.field).toBe(field);
  });

  test('with the same key opens one', async () => {
    const input = { call: {}, requestKey: randomUUID() };
    expect((await open(worker, input)).data).toEqual((await open(worker, input)).data);
    expect((await open(worker, { ...input, category: 'MINOR' })).code).toBe('REQUEST_KEY_REUSED');
  });
});

describe('saving the call', () => {
  const save = (who: Account | null, interventionId: string, more: object = {}) =>
    acts.act(who, 'saveCall', { interventionId, ...more });

  test('is for the team of the case', async () => {
    const id = await acts.openCase(worker);
    expect((await save(null, id)).code).toBe('NOT_SIGNED_IN');
    for (const other of await others()) expect((await save(other, id)).code).toBe('NOT_ALLOWED');
    for (const stranger of [elsewhere, system]) {
      expect(await save(stranger, id)).toEqual(await save(stranger, randomUUID()));
      expect((await save(stranger, id)).code).toBe('NOT_FOUND');
    }
    expect((await save(worker, 'x')).code).toBe('NOT_FOUND');
  });

  test('adds what is known by now; what is left out stays, null empties', async () => {
    const id = await acts.openCase(worker, {
      category: null,
      call: { officer: 'isp. Bianchi', station: 'Imola' },
    });
    await acts.done(worker, 'saveCall', {
      interventionId: id,
      category: 'MINOR',
      call: { corps: 'CARABINIERI' },
    });
    await acts.done(worker, 'saveCall', {
      interventionId: id,
      call: { station: null, municipality: district.comune },
    });
    const seen = await acts.case(worker, id);
    expect(seen).toMatchObject({
      category: 'MINOR',
      revision: 3,
      municipality: { name: expect.any(String) },
    });
    expect(seen.calls).toMatchObject([{ corps: 'CARABINIERI', officer: 'isp. Bianchi', station: null }]);
    expect(kindsOf(seen)).toEqual(['OPENED', 'CALL_SAVED', 'CALL_SAVED']);
  });

  test('of a case that has moved since is STALE_REVISION with the present values', async () => {
    const id = await acts.openCase(worker);
    await save(worker, id, { category: 'MINOR', expectedRevision: 1 });
    const { code, errors } = await save(worker, id, { category: 'FAMILY', expectedRevision: 1 });
    expect(code).toBe('STALE_REVISION');
    expect(errors[0]?.extensions.details).toMatchObject({ revision: 2, category: 'MINOR' });
  });

  test('follows the rules of opening, and ends with the case', async () => {
    const id = await acts.openCase(worker);
    expect((await save(worker, id, { call: { callerKind: 'CITIZEN' } })).code).toBe('CALLER_NOT_ACCEPTED');
    expect((await save(worker, id, { call: { municipality: '999999' } })).code).toBe('INVALID_INPUT');
    expect((await save(worker, id, { call: { receivedAt: await inMinutes(5) } })).code).toBe('INVALID_INPUT');
    await acts.done(worker, 'closeIntervention', { interventionId: id, outcome: 'PHONE_ADVICE' });
    expect((await save(worker, id)).code).toBe('INTERVENTION_CLOSED');
  });
});

describe('a note', () => {
  const note = (who: Account | null, input: object) =>
    world.ask(who, 'mutation ($input: AddNoteInput!) { addNote(input: $input) { id } }', { input });

  test('is written by the team, also after the end, and read by it alone', async () => {
    const interventionId = await acts.openCase(worker);
    await acts.done(worker, 'closeIntervention', { interventionId, outcome: 'PHONE_ADVICE' });
    const input = { interventionId, words: 'richiamare la zia domani' };
    expect((await note(null, input)).code).toBe('NOT_SIGNED_IN');
    for (const other of await others()) expect((await note(other, input)).code).toBe('NOT_ALLOWED');
    expect((await note(elsewhere, input)).code).toBe('NOT_FOUND');
    expect((await note(worker, input)).code).toBeNull();
    const { timeline } = await acts.case(worker, interventionId);
    expect(timeline.nodes.at(-1)).toMatchObject({
      kind: 'NOTE',
      words: 'richiamare la zia domani',
      by: expect.any(String),
    });
  });
});

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
