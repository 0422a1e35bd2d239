import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let home: District;
let near: District;
let far: District;
let admin: Account;
let coordinator: Account;
let organisation: { id: string; name: string };
const friday = '2026-11-27T09:00:00Z';
const day = { weekly: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }] };
const night = { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '20:00', to: '08:00' }] };

beforeAll(async () => {
  world = await createWorld();
  const { given } = world;
  home = await given.district({ comuni: ['037006'] });
  near = await given.district({ comuni: ['037032'] });
  far = await given.district({ comuni: ['015146'] });
  admin = await given.admin();
  coordinator = await given.coordinator({ district: home });
  organisation = await given.organisation({ name: 'Mediatori' });
  await world.clock.set(friday);
  for (const [name, coverage, district, hours] of [
    ['Distretto giorno', 'DISTRICT', home, day],
    ['Distretto notte', 'DISTRICT', home, night],
    ['Distretto ignoto', 'DISTRICT', home, null],
    ['Vicino solo suo', 'DISTRICT', near, day],
    ['Vicino provincia', 'PROVINCE', near, day],
    ['Vicino regione', 'REGION', near, day],
    ['Lontano regione', 'REGION', far, day],
    ['Nazionale', 'NATIONAL', null, { always: true }],
  ] as const)
    await make(admin, { name, coverage, districtId: district?.id ?? null, hours });
});
afterAll(() => world.close());

const shown = `id name kind coverage categories languages note revision closed answersNow hours { inWords }
  organisation { name } municipality { name } contacts { name phone route answersNow }`;
const act = (who: Account | null, name: string, input: object) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  return world.ask(who, `mutation ($input: ${type}!) { ${name}(input: $input) { ${shown} } }`, { input });
};
const fresh = () => ({
  organisationId: organisation.id,
  name: 'Nuovo',
  kind: 'CULTURAL_MEDIATION',
  coverage: 'DISTRICT',
});
const make = (who: Account, input: object) => act(who, 'createService', { ...fresh(), ...input });
const list = `query ($kind: ServiceKind, $municipality: ID, $at: DateTime, $first: Int, $after: String) {
  services(kind: $kind, municipality: $municipality, at: $at, first: $first, after: $after) {
    nodes { ${shown} } pageInfo { hasNextPage endCursor } } }`;

async function namesOf(who: Account | null, variables: object = {}): Promise<string[]> {
  const { data, errors } = await world.ask(who, list, {
    kind: 'CULTURAL_MEDIATION',
    first: 100,
    ...variables,
  });
  expect(errors).toEqual([]);
  return data.services.nodes.map((one: { name: string }) => one.name);
}

describe('which services', () => {
  const ofHome = [
    'Distretto giorno',
    'Vicino provincia',
    'Vicino regione',
    'Nazionale',
    'Distretto ignoto',
    'Distretto notte',
  ];

  test('reach a comune, those that answer first, the nearer before the wider', async () => {
    expect(await namesOf(null, { municipality: '037006' })).toEqual(ofHome);
  });

  test('answer at another instant', async () => {
    const at = '2026-11-27T23:00:00Z';
    const { data } = await world.ask(null, list, { municipality: '037006', at, kind: 'CULTURAL_MEDIATION' });
    expect(
      data.services.nodes.map((one: { name: string; answersNow: boolean }) => [one.name, one.answersNow]),
    ).toEqual([
      ['Distretto notte', true],
      ['Nazionale', true],
      ['Distretto ignoto', null],
      ['Distretto giorno', false],
      ['Vicino provincia', false],
      ['Vicino regione', false],
    ]);
  });

  test('reach the district of the caller where no comune is given, and are all of them for others', async () => {
    expect(await namesOf(coordinator)).toEqual(ofHome);
    expect((await namesOf(null)).length).toBe(8);
  });

  test('are of the kind asked', async () => {
    expect(await namesOf(null, { kind: 'TRANSPORT' })).toEqual([]);
  });

  test('pages follow each other, at the instant at which the list began', async () => {
    const pages: string[] = [];
    let after: string | null = null;
    do {
      const variables = { municipality: '037006', kind: 'CULTURAL_MEDIATION', first: 2, after };
      const { data } = await world.ask(null, list, variables);
      pages.push(...data.services.nodes.map((one: { name: string }) => one.name));
      after = data.services.pageInfo.hasNextPage ? data.services.pageInfo.endCursor : null;
      await world.clock.set('2026-11-27T23:00:00Z');
    } while (after);
    await world.clock.set(friday);
    expect(pages).toEqual(ofHome);
  });

  test('a comune that is not there is told, not an empty list', async () => {
    const { code, errors } = await world.ask(null, list, { municipality: '999999' });
    expect([code, errors[0]?.extensions.details.field]).toEqual(['INVALID_INPUT', 'municipality']);
  });

  test('the list sends no statement per row', async () => {
    const of = async (first: number) =>
      (await world.statements(() => world.ask(admin, list, { first }))).length;
    expect(await of(100)).toBeLessThanOrEqual((await of(2)) + 1);
  });
});

describe('a service', () => {
  test('tells whom to call at the instant asked', async () => {
    const contacts = [
      { name: 'Centralino', phone: '051 1', route: 'DIRECT_PHONE', hours: day },
      { name: 'Reperibile', phone: '333 1', route: 'DIRECT_PHONE', hours: night },
    ];
    const { data } = await make(admin, {
      districtId: far.id,
      kind: 'HOTLINE',
      contacts,
      languages: ['it', 'wo'],
    });
    const read = `query ($id: ID!, $at: DateTime) { service(id: $id, at: $at) { ${shown} } }`;
    const { id } = data.createService;
    const names = async (at: string) =>
      (await world.ask(null, read, { id, at })).data.service.contacts.map(
        (one: { name: string }) => one.name,
      );
    expect(await names(friday)).toEqual(['Centralino']);
    expect(await names('2026-11-27T23:00:00Z')).toEqual(['Reperibile']);
  });

  test.each([randomUUID(), 'x'])('the id %s is nobody’s', async (id) => {
    const { data, code } = await world.ask(null, 'query ($id: ID!) { service(id: $id) { id } }', { id });
    expect([data, code]).toEqual([{ service: null }, 'NOT_FOUND']);
  });
});

describe('keeping services', () => {
  test('is for those who may, and for nobody else', async () => {
    const { given } = world;
    const { data } = await make(admin, { districtId: home.id, kind: 'MEALS' });
    const serviceId = data.createService.id;
    const acts = { createService: fresh(), editService: { serviceId }, closeService: { serviceId } };
    for (const [name, input] of Object.entries(acts)) {
      expect((await act(null, name, input)).code).toBe('NOT_SIGNED_IN');
      for (const who of [
        await given.worker({ district: home }),
        await given.mediator({ district: home }),
        await given.operator({ organisation }),
        await given.backOffice({ municipalities: [home.comune] }),
        await given.integration({ district: home, scopes: ['beds.search', 'organisations.edit'] }),
        await given.auditor(),
      ])
        expect((await act(who, name, input)).code).toBe('NOT_ALLOWED');
    }
  });

  test('a coordinator keeps those of the own district', async () => {
    const own = await make(coordinator, { kind: 'CLOTHING', municipality: '037006' });
    expect(own.data.createService).toMatchObject({
      municipality: { name: 'Bologna' },
      revision: 1,
      answersNow: null,
    });
    const serviceId = own.data.createService.id;
    const contacts = [{ name: 'Sportello', phone: '051 2', route: 'WALK_IN' }];
    const edited = await act(coordinator, 'editService', {
      serviceId,
      name: 'Abiti',
      hours: { always: true },
      contacts,
    });
    const due = { name: 'Abiti', answersNow: true, contacts: [{ name: 'Sportello' }], revision: 3 };
    expect(edited.data.editService).toMatchObject(due);
    const stale = await act(coordinator, 'editService', { serviceId, expectedRevision: 1 });
    expect(stale.errors[0]?.extensions).toMatchObject({
      code: 'STALE_REVISION',
      details: { revision: 3, name: 'Abiti' },
    });
    const other = await make(admin, { kind: 'CLOTHING', districtId: near.id });
    for (const name of ['editService', 'closeService'])
      expect((await act(coordinator, name, { serviceId: other.data.createService.id })).code).toBe(
        'NOT_ALLOWED',
      );
    expect((await make(coordinator, { districtId: near.id })).code).toBe('NOT_ALLOWED');
    expect((await act(coordinator, 'closeService', { serviceId })).data.closeService.closed).toBe(true);
    expect((await act(coordinator, 'editService', { serviceId })).code).toBe('SERVICE_CLOSED');
    expect(await namesOf(null, { kind: 'CLOTHING', municipality: '037006' })).toEqual([]);
  });

  test('refuses what does not fit together', async () => {
    const codeOf = async (wrong: object) => (await make(admin, { districtId: home.id, ...wrong })).code;
    expect(await codeOf({ districtId: null })).toBe('INVALID_INPUT');
    expect(await codeOf({ municipality: '999999' })).toBe('INVALID_INPUT');
    expect(await codeOf({ hours: { weekly: [{ days: [], from: '09:00', to: '10:00' }] } })).toBe(
      'INVALID_INPUT',
    );
    expect(await codeOf({ name: '' })).toBe('INVALID_INPUT');
    expect(await codeOf({ organisationId: randomUUID() })).toBe('NOT_FOUND');
    expect(await codeOf({ districtId: 'x' })).toBe('NOT_FOUND');
  });
});

describe('a service of an organisation of another district', () => {
  test('is not there for a coordinator, until the organisation works in their district', async () => {
    const foreign = await world.given.organisation({ district: far });
    const input = { organisationId: foreign.id, districtId: home.id };
    const refused = await make(coordinator, input);
    const never = await make(coordinator, { ...input, organisationId: randomUUID() });
    expect([refused.code, refused.errors]).toEqual(['NOT_FOUND', never.errors]);
    await world.given.shelter({ district: home, organisation: foreign });
    expect((await make(coordinator, input)).code).toBeNull();
  });

  test('is entered by an administrator, and one of everywhere by each coordinator', async () => {
    const foreign = await world.given.organisation({ district: far });
    expect((await make(admin, { organisationId: foreign.id, districtId: home.id })).code).toBeNull();
    const ofAll = await world.given.organisation();
    expect((await make(coordinator, { organisationId: ofAll.id, districtId: home.id })).code).toBeNull();
  });
});
