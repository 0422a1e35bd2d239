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
