import { afterAll, describe, expect, test } from '@jest/globals';
import { createWorld } from '../support/world.js';
import { keepingIn } from './keeping.js';

const world = await createWorld();
const { admin, coordinator, operator, readers, shelter, act } = await keepingIn(world);
afterAll(() => world.close());

const nights = {
  always: false,
  weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '20:00', to: '08:00' }],
  holidays: 'AS_USUAL',
  seasons: [],
  exceptions: [],
};
const clocks = `query ($id: ID!) { shelter(id: $id) { clocks { clock isOpen closesAt opensAt } } }`;

describe('the clocks of a shelter', () => {
  test('say until when it is open and when it opens again; what nobody said is unknown', async () => {
    await world.clock.set('2026-11-23T21:00:00Z');
    const { id } = await shelter({ admissionHours: nights });
    const { data } = await world.ask(coordinator, clocks, { id });
    const unknown = { isOpen: null, closesAt: null, opensAt: null };
    expect(data.shelter.clocks).toEqual([
      {
        clock: 'ADMISSION',
        isOpen: true,
        closesAt: '2026-11-24T07:00:00.000Z',
        opensAt: '2026-11-24T19:00:00.000Z',
      },
      { clock: 'STAFFED', ...unknown },
      { clock: 'TELEPHONE', ...unknown },
    ]);
    await world.clock.set('2026-11-24T12:00:00Z');
    const later = await world.ask(coordinator, clocks, { id });
    expect(later.data.shelter.clocks[0]).toMatchObject({
      isOpen: false,
      opensAt: '2026-11-24T19:00:00.000Z',
    });
  });

  test('never change where it is open day and night', async () => {
    const { id } = await shelter({ telephoneHours: { ...nights, always: true, weekly: [] } });
    const { data } = await world.ask(coordinator, clocks, { id });
    expect(data.shelter.clocks[2]).toEqual({
      clock: 'TELEPHONE',
      isOpen: true,
      closesAt: null,
      opensAt: null,
    });
  });
});

describe('what is edited', () => {
  const kept = `query ($id: ID!) { shelter(id: $id) { isKept keptContacts { name phone route hours { inWords } } } }`;

  test('is read by those who keep the shelter, in its order and with its hours', async () => {
    const { id } = await shelter();
    const contacts = [
      { name: 'Portineria', phone: '+39 051 100200', route: 'DIRECT_PHONE', hours: { always: true } },
      { name: 'Ufficio', phone: null, route: 'VIA_SOCIAL_SERVICE' },
    ];
    await act(operator, 'setContacts', { shelterId: id, contacts });
    for (const who of [admin, coordinator, operator]) {
      const { data } = await world.ask(who, kept, { id });
      expect(data.shelter).toEqual({
        isKept: true,
        keptContacts: [
          { ...contacts[0], hours: { inWords: 'always' } },
          { ...contacts[1], hours: null },
        ],
      });
    }
  });

  test('is nothing to everybody else, nor to an operator of another organisation', async () => {
    const { id } = await shelter();
    const stranger = await world.given.operator({ organisation: await world.given.organisation() });
    for (const who of [null, stranger, ...readers]) {
      const { data } = await world.ask(who, kept, { id });
      expect(data.shelter).toEqual({ isKept: false, keptContacts: null });
    }
  });

  test('is not for an administrator where the shelter is guarded', async () => {
    const { id } = await shelter({ secrecy: 'CONFIDENTIAL_ADDRESS' });
    const { data, errors } = await world.ask(admin, kept, { id });
    expect(data?.shelter ?? null).toBeNull();
    expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

test('a criterion is a sentence in the language of the caller', async () => {
  const { pools } = await shelter({ pools: [{ free: 2 }] });
  const input = { poolId: pools[0]?.id, kind: 'MALE_CHILD_AGE_MAX', effect: 'REQUIRE', number: 12 };
  const { data } = await act(operator, 'stateCriterion', input, 'inWords');
  expect(data.stateCriterion.inWords).toBe('Takes boys with their family only up to 12.');
});

test('a Comune tells where its middle is', async () => {
  const { data } = await world.ask(null, '{ municipality(istatCode: "037006") { latitude longitude } }');
  expect(data.municipality.latitude).toBeCloseTo(44.5, 0);
  expect(data.municipality.longitude).toBeCloseTo(11.3, 0);
});

test('without a sign-in provider the front page is told of none', async () => {
  expect((await world.ask(null, '{ providerSignIn { path } }')).data).toEqual({ providerSignIn: null });
});
