import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let district: District;
let admin: Account;
let coordinator: Account;
beforeAll(async () => {
  world = await createWorld();
  district = await world.given.district();
  admin = await world.given.admin();
  coordinator = await world.given.coordinator({ district });
});
afterAll(() => world.close());

const shown =
  'id name sector legalForm phone email website revision closed district { id } shelters { name }';
const act = (who: Account | null, name: string, input: object) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  return world.ask(who, `mutation ($input: ${type}!) { ${name}(input: $input) { ${shown} } }`, { input });
};
const read = `query ($id: ID!) { organisation(id: $id) { ${shown} } }`;
const list = `query ($text: String, $sector: OrganisationSector, $first: Int, $after: String) {
  organisations(text: $text, sector: $sector, first: $first, after: $after) {
    nodes { ${shown} } pageInfo { hasNextPage endCursor } } }`;
const fresh = () => ({
  name: 'Cooperativa Nuova',
  sector: 'THIRD_SECTOR',
  legalForm: 'SOCIAL_COOPERATIVE_A',
});

describe('reading organisations', () => {
  test('anybody finds one by its name', async () => {
    await world.given.organisation({ name: 'Società di San Vincènzo', sector: 'VOLUNTARY' });
    for (const text of ['san vincenzo', 'SOCIETA', "sanvincenzo'"]) {
      const { data } = await world.ask(null, list, { text });
      expect(data.organisations.nodes).toMatchObject([{ name: 'Società di San Vincènzo' }]);
    }
    const { data } = await world.ask(null, list, { sector: 'VOLUNTARY' });
    expect(data.organisations.nodes).toHaveLength(1);
  });

  test.each(['%%%', '_', '\u0000', '', ' ', '/', "'"])(
    'a text without letter or digit, like %j, finds none',
    async (text) => {
      await world.given.organisation();
      const { data, errors } = await world.ask(null, list, { text });
      expect([errors, data.organisations.nodes]).toEqual([[], []]);
    },
  );

  test('its shelters are those the caller may see; guarded ones stand under their gateway', async () => {
    const [owner, gateway] = [await world.given.organisation(), await world.given.organisation()];
    await world.given.shelter({ district, organisation: owner, name: 'Casa Pubblica' });
    await world.given.shelter({
      district,
      organisation: owner,
      gateway,
      secrecy: 'SECRET',
      name: 'Casa Segreta',
    });
    const of = async (who: Account | null, { id }: { id: string }) =>
      (await world.ask(who, read, { id })).data.organisation.shelters.map(
        (one: { name: string }) => one.name,
      );
    const worker = await world.given.worker({ district });
    expect(await of(null, owner)).toEqual(['Casa Pubblica']);
    expect(await of(worker, owner)).toEqual(['Casa Pubblica']);
    expect(await of(worker, gateway)).toEqual(['Casa Segreta']);
    for (const who of [null, admin, await world.given.operator({ organisation: gateway })])
      expect(await of(who, gateway)).toEqual([]);
  });

  test('the list sends no statement per row', async () => {
    for (let count = 0; count < 8; count += 1) {
      const organisation = await world.given.organisation({ district });
      await world.given.shelter({ district, organisation });
    }
    const of = async (first: number) =>
      (await world.statements(() => world.ask(admin, list, { first }))).length;
    expect(await of(100)).toBeLessThanOrEqual((await of(3)) + 1);
  });

  test.each([randomUUID(), 'x'])('the id %s is nobody’s', async (id) => {
    const { data, code } = await world.ask(null, read, { id });
    expect([data, code]).toEqual([{ organisation: null }, 'NOT_FOUND']);
  });
});

describe('keeping organisations', () => {
  test('is for those who may, and for nobody else', async () => {
    const { given } = world;
    const organisation = await given.organisation({ district });
    const acts = {
      createOrganisation: fresh(),
      editOrganisation: { organisationId: organisation.id, name: 'Altro' },
      closeOrganisation: { organisationId: organisation.id },
    };
    for (const [name, input] of Object.entries(acts)) {
      expect((await act(null, name, input)).code).toBe('NOT_SIGNED_IN');
      for (const who of [
        await given.worker({ district }),
        await given.mediator({ district }),
        await given.operator({ organisation }),
        await given.backOffice({ municipalities: [district.comune] }),
        await given.integration({ organisation, scopes: ['shelters.edit', 'organisations.edit'] }),
        await given.auditor(),
      ])
        expect((await act(who, name, input)).code).toBe('NOT_ALLOWED');
    }
  });

  test('a coordinator makes and edits those of the own district', async () => {
    const made = await act(coordinator, 'createOrganisation', fresh());
    expect(made.data.createOrganisation).toMatchObject({
      ...fresh(),
      district: { id: district.id },
      revision: 1,
    });
    const organisationId = made.data.createOrganisation.id;
    const edited = await act(coordinator, 'editOrganisation', {
      organisationId,
      phone: '051 1',
      website: 'https://example.org',
    });
    expect(edited.data.editOrganisation).toMatchObject({
      phone: '051 1',
      website: 'https://example.org',
      revision: 2,
    });
    const other = await world.given.district();
    expect((await act(coordinator, 'createOrganisation', { ...fresh(), districtId: other.id })).code).toBe(
      'NOT_ALLOWED',
    );
    const stranger = await world.given.organisation({ district: other });
    const ofNone = await world.given.organisation();
    for (const { id } of [stranger, ofNone]) {
      expect((await act(coordinator, 'editOrganisation', { organisationId: id, name: 'Mia' })).code).toBe(
        'NOT_ALLOWED',
      );
      expect((await act(coordinator, 'closeOrganisation', { organisationId: id })).code).toBe('NOT_ALLOWED');
    }
    expect(
      (await act(admin, 'editOrganisation', { organisationId: ofNone.id, name: 'Di tutti' })).code,
    ).toBeNull();
  });

  test('tells the present values to whoever saw an older revision', async () => {
    const { id } = await world.given.organisation({ district });
    await act(admin, 'editOrganisation', { organisationId: id, name: 'Adesso' });
    const { errors } = await act(admin, 'editOrganisation', {
      organisationId: id,
      name: 'Poi',
      expectedRevision: 1,
    });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'STALE_REVISION',
      details: { revision: 2, name: 'Adesso' },
    });
  });

  test('refuses what is no name, address or number', async () => {
    for (const wrong of [
      { name: ' ' },
      { name: 'a\nb' },
      { email: 'x' },
      { website: 'javascript:alert(1)' },
      { phone: 'x' },
    ])
      expect((await act(admin, 'createOrganisation', { ...fresh(), ...wrong })).code).toBe('INVALID_INPUT');
    expect((await act(admin, 'createOrganisation', { ...fresh(), districtId: randomUUID() })).code).toBe(
      'NOT_FOUND',
    );
    expect((await act(admin, 'editOrganisation', { organisationId: 'x' })).code).toBe('NOT_FOUND');
  });

  test('one with shelters is not closed; a closed one is kept no more and hosts nothing', async () => {
    const organisation = await world.given.organisation({ district, name: 'In chiusura' });
    const { id } = await world.given.shelter({ district, organisation });
    const closing = () => act(admin, 'closeOrganisation', { organisationId: organisation.id });
    expect((await closing()).code).toBe('ORGANISATION_IN_USE');
    await world.database.sql('update shelter set closed_at = registry_now() where id = $1', [id]);
    expect((await closing()).data.closeOrganisation.closed).toBe(true);
    expect((await closing()).code).toBe('ORGANISATION_CLOSED');
    expect((await world.ask(null, list, { text: 'in chiusura' })).data.organisations.nodes).toEqual([]);
    const input = {
      ...{ organisationId: organisation.id, name: 'Casa' },
      kind: 'SAI',
      secrecy: 'PUBLIC',
      municipality: district.comune,
    };
    const document = 'mutation ($input: CreateShelterInput!) { createShelter(input: $input) { id } }';
    expect((await world.ask(admin, document, { input })).code).toBe('ORGANISATION_CLOSED');
  });

  test('closing says nothing of guarded shelters out of sight', async () => {
    const organisation = await world.given.organisation({ district });
    await world.given.shelter({ district, organisation, secrecy: 'SECRET' });
    expect((await act(admin, 'closeOrganisation', { organisationId: organisation.id })).code).toBeNull();
  });

  test('the gateway of a guarded shelter is not closed unnoticed: it has a service that everybody sees', async () => {
    const gateway = await world.given.organisation({ district });
    const service = { organisationId: gateway.id, name: 'Sportello', kind: 'HOTLINE', coverage: 'NATIONAL' };
    const made = await world.ask(
      admin,
      'mutation ($input: CreateServiceInput!) { createService(input: $input) { id } }',
      { input: service },
    );
    expect(made.errors).toEqual([]);
    const house = {
      organisationId: (await world.given.organisation()).id,
      name: 'Casa',
      kind: 'REFUGE_HOUSE',
    };
    const guarded = { ...house, secrecy: 'SECRET', gatewayId: gateway.id };
    const document = 'mutation ($input: CreateShelterInput!) { createShelter(input: $input) { id } }';
    expect((await world.ask(coordinator, document, { input: guarded })).errors).toEqual([]);
    const innocent = await world.given.organisation({ district });
    await world.ask(admin, 'mutation ($input: CreateServiceInput!) { createService(input: $input) { id } }', {
      input: { ...service, organisationId: innocent.id },
    });
    const closing = (who: Account, { id }: { id: string }) =>
      act(who, 'closeOrganisation', { organisationId: id });
    // The same answer, whether a guarded shelter stands behind it or not.
    expect((await closing(admin, gateway)).code).toBe('ORGANISATION_IN_USE');
    expect((await closing(admin, gateway)).errors).toEqual((await closing(admin, innocent)).errors);
  });

  test('one that runs a guarded shelter is not closed by the coordinator who knows', async () => {
    const organisation = await world.given.organisation({ district });
    const { id } = await world.given.shelter({ district, organisation, secrecy: 'SECRET' });
    const closing = () => act(coordinator, 'closeOrganisation', { organisationId: organisation.id });
    expect((await closing()).code).toBe('ORGANISATION_IN_USE');
    await world.database.sql('update shelter set closed_at = registry_now() where id = $1', [id]);
    expect((await closing()).code).toBeNull();
  });
});
