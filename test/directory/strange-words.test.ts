import { afterAll, describe, expect, test } from '@jest/globals';
import { createWorld } from '../support/world.js';
import { keepingIn } from './keeping.js';

const world = await createWorld();
const { admin, coordinator, district, organisation, shelter } = await keepingIn(world);
const house = await shelter();
afterAll(() => world.close());

const strange = [
  "'; select pg_sleep(5)--",
  '$$',
  '\\',
  'a\u0000b',
  '%27',
  'a\ud800b',
  'a\r\nb',
  '\u202egnirts',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://example.org")',
  '((a+)+)+$',
  'ﷺ'.repeat(90),
];

const acts: Record<string, (text: string) => object> = {
  editDistrict: (text) => ({ districtId: text, requestKey: text }),
  makeAgreement: (text) => ({
    districtId: text,
    partnerId: district.id,
    validFrom: '2026-01-01',
    note: text,
  }),
  createOrganisation: (text) => ({
    ...{ name: text, sector: 'VOLUNTARY', legalForm: 'ODV', phone: text, email: text, website: text },
    districtId: text,
  }),
  createShelter: (text) => ({
    ...{ organisationId: organisation.id, name: text, kind: 'SAI', secrecy: 'PUBLIC', municipality: text },
    ...{ address: text, note: text, districtId: text, gatewayId: text },
  }),
  editShelter: (text) => ({ shelterId: house.id, name: text, note: text, address: text }),
  setContacts: (text) => ({ shelterId: house.id, contacts: [{ name: text, route: 'WALK_IN' }] }),
  setShelterHours: (text) => ({
    shelterId: house.id,
    clock: 'STAFFED',
    hours: { seasons: [{ name: text, fromDay: '01-01', untilDay: '02-01', weekly: [] }] },
  }),
  createService: (text) => ({
    ...{ organisationId: organisation.id, name: text, kind: 'MEALS', coverage: 'NATIONAL', note: text },
    municipality: text,
  }),
  stateCriterion: (text) => ({
    poolId: house.pool.id,
    kind: 'PET',
    effect: 'ASK',
    note: text,
    words: [text],
  }),
};

/** A refusal with a reason, or none; never a fault of ours. */
const answers = [null, 'INVALID_INPUT', 'NOT_FOUND', 'BAD_CURSOR'];

describe.each(strange)('the text %j', (text) => {
  test('is data wherever it can be written', async () => {
    for (const [name, input] of Object.entries(acts)) {
      const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
      const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`;
      for (const who of [admin, coordinator]) {
        const { code } = await world.ask(who, document, { input: input(text) });
        expect([name, [...answers, 'NOT_ALLOWED'].includes(code as never)]).toEqual([name, true]);
      }
    }
  });

  test('each of its own fields keeps it as it is, or says what is wrong with it', async () => {
    const document = 'mutation ($input: EditShelterInput!) { editShelter(input: $input) { name } }';
    const { data, code } = await world.ask(admin, document, { input: { shelterId: house.id, name: text } });
    expect(code === 'INVALID_INPUT' || data.editShelter.name === text).toBe(true);
  });

  test('finds nothing, and breaks nothing, wherever it can be looked for', async () => {
    for (const document of [
      'query ($text: String!) { municipalities(text: $text) { nodes { name } } }',
      'query ($text: ID!) { municipality(istatCode: $text) { name } }',
      'query ($text: ID!) { district(id: $text) { name } }',
      'query ($text: ID!) { shelter(id: $text) { name } }',
      'query ($text: String) { shelters(filter: { text: $text }) { nodes { name } } }',
      'query ($text: ID) { shelters(filter: { municipality: $text, districtId: $text, organisationId: $text }) { nodes { name } } }',
      'query ($text: String) { shelters(after: $text) { nodes { name } } }',
      'query ($text: String) { organisations(text: $text) { nodes { name } } }',
      'query ($text: ID) { services(municipality: $text) { nodes { name } } }',
      'query ($text: ID!) { service(id: $text) { name } }',
    ]) {
      const { code } = await world.ask(coordinator, document, { text });
      expect([document, answers.includes(code)]).toEqual([document, true]);
    }
  });
});
