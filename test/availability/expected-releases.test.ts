import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account, District } from '../support/given.js';
import type { Shelter } from '../support/given-shelters.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let district: District;
let [worker, operator] = [] as unknown as [Account, Account];
let full: Shelter;

beforeAll(async () => {
  world = await createWorld();
  await world.clock.set('2026-11-24T02:00:00+01:00');
  district = await world.given.district();
  worker = await world.given.worker({ district });
  const organisation = await world.given.organisation();
  operator = await world.given.operator({ organisation });
  full = await world.given.shelter({ district, organisation, pools: [{ free: 0 }] });
});
afterAll(() => world.close());

const fields = 'id free revision expectedReleases { id places at note }';
const act = (
  who: Account | null,
  name: 'expectReleases' | 'withdrawRelease' | 'declareBeds',
  input: object,
) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
  return world.ask(who, document, { input });
};
const expected = (more: object = {}) => ({
  ...{ poolId: full.pool.id, places: 1, at: '2026-11-24T08:00:00+01:00', ...more },
});

async function offer(at?: string, language = 'en') {
  const need = { category: 'FAMILY', guests: [{ sex: 'FEMALE', age: 30 }], ...(at && { at }) };
  const document = `query ($need: NeedInput!) { findBeds(need: $need) { nodes { light free verdict
    reasons { criterion finding message } pool { ${fields} } } } }`;
  const { data } = await world.ask(worker, document, { need }, language);
  return data.findBeds.nodes.find(({ pool }: { pool: { id: string } }) => pool.id === full.pool.id);
}

describe('places that are expected to be free', () => {
  test('are told with the offer, and change no figure, light or verdict before they are counted', async () => {
    const before = await offer();
    const { data } = await act(operator, 'expectReleases', expected({ note: 'cambio turno' }));
    expect(data.expectReleases).toMatchObject({
      ...{ free: 0, revision: before.pool.revision },
      expectedReleases: [{ places: 1, at: '2026-11-24T07:00:00.000Z', note: 'cambio turno' }],
    });
    for (const at of [undefined, '2026-11-24T09:00:00+01:00']) {
      const { light, free, verdict, reasons } = await offer(at);
      expect({ light, free, verdict }).toEqual({ light: 'RED', free: 0, verdict: before.verdict });
      expect(reasons.slice(0, 2)).toMatchObject([
        { criterion: 'PLACES', finding: before.reasons[0].finding },
        {
          criterion: 'PLACES',
          finding: 'CONDITION',
          message: 'One place frees at 08:00, the shelter says: not counted yet.',
        },
      ]);
    }
    expect((await offer(undefined, 'it')).reasons[1].message).toContain('Un posto si libera alle 08:00');
  });

  test('outlive a count made before, and end with one made from then on', async () => {
    await world.clock.set('2026-11-24T06:00:00+01:00');
    await act(operator, 'declareBeds', { poolId: full.pool.id, occupied: 5 });
    expect((await offer()).pool.expectedReleases).toHaveLength(1);
    await world.clock.set('2026-11-24T08:10:00+01:00');
    expect((await offer()).reasons[1].message).toBe('One place was to be free at 08:00: ask.');
    const { data } = await act(operator, 'declareBeds', { poolId: full.pool.id, occupied: 4 });
    expect(data.declareBeds).toMatchObject({ free: 1, expectedReleases: [] });
    expect((await offer()).light).toBe('YELLOW');
  });

  test('are withdrawn, once, also by the worker who telephoned; and lie ahead, within a week', async () => {
    const input = expected({ at: '2026-11-25T08:00:00+01:00', requestKey: randomUUID() });
    const said = (await act(worker, 'expectReleases', input)).data.expectReleases;
    expect((await act(worker, 'expectReleases', input)).data.expectReleases.expectedReleases).toHaveLength(1);
    const release = { poolId: full.pool.id, releaseId: said.expectedReleases[0].id };
    expect((await act(operator, 'withdrawRelease', release)).data.withdrawRelease.expectedReleases).toEqual(
      [],
    );
    expect((await act(operator, 'withdrawRelease', { ...release, releaseId: 'x' })).code).toBe('NOT_FOUND');
    expect((await act(operator, 'expectReleases', expected())).code).toBe('INVALID_INPUT');
    const far = await act(operator, 'expectReleases', expected({ at: '2026-12-24T08:00:00+01:00' }));
    expect(far.code).toBe('INVALID_INPUT');
    expect((await act(operator, 'expectReleases', expected({ places: 0 }))).code).toBe('INVALID_INPUT');
  });

  test('are said by those who report counts, of pools that they may see', async () => {
    const { given } = world;
    const ask = async (who: Account | null) => [
      (await act(who, 'expectReleases', expected({ at: '2026-11-25T08:00:00+01:00' }))).code,
      (await act(who, 'withdrawRelease', { poolId: full.pool.id, releaseId: randomUUID() })).code,
    ];
    expect(await ask(null)).toEqual(Array(2).fill('NOT_SIGNED_IN'));
    for (const who of [
      await given.mediator({ district }),
      await given.backOffice({ municipalities: [district.comune] }),
      await given.admin(),
      await given.auditor(),
      await given.integration({ district, scopes: ['beds.read'] }),
    ])
      expect(await ask(who)).toEqual(Array(2).fill('NOT_ALLOWED'));
    const stranger = await given.operator({ organisation: await given.organisation() });
    expect(await ask(stranger)).toEqual(Array(2).fill('NOT_FOUND'));
    const guarded = await given.shelter({ district, secrecy: 'SECRET', meetingPoint: 'questura' });
    const far = await given.worker({ district: await given.district() });
    expect((await act(far, 'expectReleases', expected({ poolId: guarded.pool.id }))).code).toBe('NOT_FOUND');
  });
});
