import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let admin: Account;
beforeAll(async () => {
  world = await createWorld();
  admin = await world.given.admin();
});
afterAll(() => world.close());

const read = `query ($id: ID!) { district(id: $id) {
  id name province region acceptedCallers freshHours staleHours emergencyFreshHours emergencyStaleHours revision
  municipalities { istatCode } agreements { id validFrom validUntil note districts { id } }
} }`;
const edit =
  'mutation ($input: EditDistrictInput!) { editDistrict(input: $input) { freshHours acceptedCallers revision } }';
const make = `mutation ($input: MakeAgreementInput!) {
  makeAgreement(input: $input) { id validFrom validUntil revision districts { id } } }`;
const end =
  'mutation ($input: EndAgreementInput!) { endAgreement(input: $input) { id validUntil revision } }';

/** Everybody who may not edit the territory. */
async function others(): Promise<Account[]> {
  const { given } = world;
  const district = await given.district();
  const organisation = await given.organisation();
  return Promise.all([
    given.worker({ district }),
    given.coordinator({ district }),
    given.mediator({ district }),
    given.operator({ organisation }),
    given.backOffice({ municipalities: [district.comune] }),
    given.integration({ district, scopes: ['beds.search', 'territory.edit'] }),
    given.auditor(),
  ]);
}

describe('reading districts', () => {
  test('anybody reads a district with its comuni and settings, but no agreements', async () => {
    const [one, other] = [await world.given.district(), await world.given.district()];
    await world.given.agreement(one, other);
    const { data } = await world.ask(null, read, { id: one.id });
    expect(data.district).toMatchObject({
      name: one.name,
      province: 'Bologna',
      region: 'Emilia-Romagna',
      acceptedCallers: ['LAW_ENFORCEMENT'],
      freshHours: 24,
      municipalities: [{ istatCode: one.comune }],
      agreements: [],
    });
    const signedIn = await world.ask(admin, read, { id: other.id });
    const pair = [one.id, other.id].sort().map((id) => ({ id }));
    expect(signedIn.data.district.agreements).toMatchObject([{ validFrom: '2020-01-01', districts: pair }]);
  });

  test.each([randomUUID(), 'x', ''])('the id %j is nobody’s', async (id) => {
    const { data, code } = await world.ask(null, read, { id });
    expect([data, code]).toEqual([{ district: null }, 'NOT_FOUND']);
  });

  test('the list is by name, in pages, and sends no statement per row', async () => {
    const fourPairs = async () => {
      for (let count = 0; count < 4; count += 1) {
        const one = await world.given.district();
        await world.given.agreement(one, await world.given.district());
      }
    };
    await fourPairs();
    const list = `query ($first: Int, $after: String) { districts(first: $first, after: $after) {
      nodes { name province region municipalities { name province region } agreements { districts { name region } } }
      pageInfo { endCursor hasNextPage } } }`;
    const { data } = await world.ask(admin, list, { first: 3 });
    const next = await world.ask(admin, list, { first: 40, after: data.districts.pageInfo.endCursor });
    const names = [...data.districts.nodes, ...next.data.districts.nodes].map(
      (one: { name: string }) => one.name,
    );
    expect(names).toEqual([...new Set(names)].sort((a, b) => (a < b ? -1 : 1)));
    const of = async (first: number) =>
      (await world.statements(() => world.ask(admin, list, { first }))).length;
    expect(names.length).toBeGreaterThanOrEqual(10);
    for (let count = 0; count < 3; count += 1) await fourPairs();
    // Four times the rows; batches of one field may fall apart over a few turns of the loop, never by row.
    expect(await of(100)).toBeLessThanOrEqual(12);
  });
});

describe('editDistrict', () => {
  test('is for whoever edits the territory, and for nobody else', async () => {
    const { id } = await world.given.district();
    expect((await world.ask(null, edit, { input: { districtId: id } })).code).toBe('NOT_SIGNED_IN');
    for (const one of await others())
      expect((await world.ask(one, edit, { input: { districtId: id } })).code).toBe('NOT_ALLOWED');
  });

  test('sets what is given and leaves the rest', async () => {
    const { id } = await world.given.district();
    const acceptedCallers = ['LAW_ENFORCEMENT', 'EMERGENCY_ROOM'];
    const { data } = await world.ask(admin, edit, { input: { districtId: id, acceptedCallers } });
    expect(data.editDistrict).toEqual({ freshHours: 24, acceptedCallers, revision: 2 });
  });

  test('refuses what others have changed meanwhile, and tells what it is now', async () => {
    const { id } = await world.given.district();
    await world.ask(admin, edit, { input: { districtId: id, freshHours: 12 } });
    const { code, errors } = await world.ask(admin, edit, {
      input: { districtId: id, freshHours: 6, expectedRevision: 1 },
    });
    expect(code).toBe('STALE_REVISION');
    expect(errors[0]?.extensions.details).toMatchObject({ revision: 2, freshHours: 12, staleHours: 72 });
  });

  test('refuses a figure that would be stale before it is fresh', async () => {
    const { id } = await world.given.district();
    const { code, errors } = await world.ask(admin, edit, { input: { districtId: id, freshHours: 72 } });
    expect([code, errors[0]?.extensions.details.field]).toEqual(['INVALID_INPUT', 'staleHours']);
    for (const wrong of [{ freshHours: 0 }, { staleHours: 9000 }, { acceptedCallers: [] }])
      expect((await world.ask(admin, edit, { input: { districtId: id, ...wrong } })).code).toBe(
        'INVALID_INPUT',
      );
  });

  test('a district that does not exist is not found', async () => {
    for (const districtId of [randomUUID(), 'x'])
      expect((await world.ask(admin, edit, { input: { districtId } })).code).toBe('NOT_FOUND');
  });

  test('the same requestKey changes it once', async () => {
    const { id } = await world.given.district();
    const input = { districtId: id, freshHours: 10, requestKey: 'once' };
    const first = await world.ask(admin, edit, { input });
    expect((await world.ask(admin, edit, { input })).data).toEqual(first.data);
    expect((await world.ask(admin, edit, { input: { ...input, freshHours: 11 } })).code).toBe(
      'REQUEST_KEY_REUSED',
    );
  });

  test('districts told as one area age their figures alike: the age would tell which', async () => {
    const toldAs = { id: randomUUID(), name: 'Due valli' };
    const small = await world.given.district({ toldAs });
    const large = await world.given.district({ toldAs });
    const input = { districtId: small.id, freshHours: 10, staleHours: 20 };
    expect((await world.ask(admin, edit, { input })).errors).toEqual([]);
    const hours = 'select fresh_hours, stale_hours, revision from district where id = $1';
    expect(await world.database.sql(hours, [large.id])).toEqual([
      { fresh_hours: 10, stale_hours: 20, revision: 2 },
    ]);
  });
});

describe('agreements', () => {
  const pair = async () => [await world.given.district(), await world.given.district()] as const;

  test('are for whoever edits the territory, and for nobody else', async () => {
    const [one, other] = await pair();
    const input = { districtId: one.id, partnerId: other.id, validFrom: '2026-01-01' };
    expect((await world.ask(null, make, { input })).code).toBe('NOT_SIGNED_IN');
    expect((await world.ask(null, end, { input: { agreementId: one.id } })).code).toBe('NOT_SIGNED_IN');
    for (const somebody of await others()) {
      expect((await world.ask(somebody, make, { input })).code).toBe('NOT_ALLOWED');
      expect((await world.ask(somebody, end, { input: { agreementId: one.id } })).code).toBe('NOT_ALLOWED');
    }
  });

  test('a second agreement on the same days is refused, whichever district is named first', async () => {
    const [one, other] = await pair();
    const validFrom = '2026-01-01';
    const made = await world.ask(admin, make, {
      input: { districtId: one.id, partnerId: other.id, validFrom },
    });
    expect(made.data.makeAgreement).toMatchObject({ validFrom, validUntil: null, revision: 1 });
    const again = { districtId: other.id, partnerId: one.id, validFrom: '2027-01-01' };
    expect((await world.ask(admin, make, { input: again })).code).toBe('AGREEMENT_EXISTS');
  });

  test('one cannot be made with oneself, with nobody, or ending before it begins', async () => {
    const [one, other] = await pair();
    const input = { districtId: one.id, partnerId: other.id, validFrom: '2026-01-01' };
    const codeOf = async (wrong: object) =>
      (await world.ask(admin, make, { input: { ...input, ...wrong } })).code;
    expect(await codeOf({ partnerId: one.id })).toBe('INVALID_INPUT');
    expect(await codeOf({ validUntil: '2026-01-01' })).toBe('INVALID_INPUT');
    expect(await codeOf({ partnerId: randomUUID() })).toBe('NOT_FOUND');
    expect(await codeOf({ partnerId: 'x' })).toBe('NOT_FOUND');
  });

  test('one that ends no longer holds from that day on, and cannot end again', async () => {
    await world.clock.set('2026-11-23T23:30:00Z');
    const [one, other] = await pair();
    const made = await world.ask(admin, make, {
      input: { districtId: one.id, partnerId: other.id, validFrom: '2026-01-01' },
    });
    const agreementId = made.data.makeAgreement.id;
    const past = await world.ask(admin, end, { input: { agreementId, endsOn: '2026-11-23' } });
    expect(past.code).toBe('INVALID_INPUT');
    const stale = await world.ask(admin, end, { input: { agreementId, expectedRevision: 9 } });
    expect(stale.errors[0]?.extensions).toMatchObject({ code: 'STALE_REVISION', details: { revision: 1 } });
    const ended = await world.ask(admin, end, { input: { agreementId } });
    expect(ended.data.endAgreement).toMatchObject({ validUntil: '2026-11-24', revision: 2 });
    expect((await world.ask(admin, end, { input: { agreementId } })).code).toBe('AGREEMENT_ENDED');
    expect((await world.ask(admin, end, { input: { agreementId: 'x' } })).code).toBe('NOT_FOUND');
    const { data } = await world.ask(admin, read, { id: one.id });
    expect(data.district.agreements).toEqual([]);
  });
});
