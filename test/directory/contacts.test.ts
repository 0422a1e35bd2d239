import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type CallCircumstances,
  contactsToCall,
  type ShelterContact,
  whyNotGuardedPhone,
} from '../../src/directory/contacts/contacts.rules.js';
import type { Hours } from '../../src/directory/hours/hours.types.js';
import { localMoment } from '../../src/territory/calendar.rules.js';

const always: Hours = { always: true, weekly: [], holidays: 'AS_USUAL', seasons: [], exceptions: [] };
const office: Hours = {
  ...always,
  always: false,
  weekly: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
};
const never: Hours = { ...office, weekly: [] };

// A Tuesday, 02:40 in Rome.
const night: CallCircumstances = {
  at: localMoment(new Date('2026-11-24T01:40:00Z')),
  guarded: false,
  category: null,
  patronSaint: null,
};
const guardedNight: CallCircumstances = { ...night, guarded: true, category: 'WOMAN_VICTIM_OF_VIOLENCE' };

let position = 0;
function contact(name: string, changes: Partial<ShelterContact> = {}): ShelterContact {
  position += 1;
  return {
    ...{
      id: null,
      name,
      phone: '+39 000 1234',
      route: 'DIRECT_PHONE',
      position,
      hours: always,
      triedAt: null,
    },
    ...changes,
  };
}
function names(contacts: readonly ShelterContact[], circumstances: CallCircumstances): string[] {
  return contactsToCall(contacts, circumstances).map(({ name }) => name);
}

const centre = { route: 'VIA_ANTI_VIOLENCE_CENTRE' } as const;
const hotline = 'Numero antiviolenza e stalking 1522';

describe('whom to call now', () => {
  test('contacts are called in the order of their position', () => {
    const [second, first] = [contact('b', { position: 2 }), contact('a', { position: 1 })];
    expect(names([second, first], night)).toEqual(['a', 'b']);
  });

  test('contacts in the same position keep the order in which they came', () => {
    const same = ['a', 'b', 'c'].map((name) => contact(name, { position: 1 }));
    expect(names(same, night)).toEqual(['a', 'b', 'c']);
  });

  test('who answers now comes before who never said when', () => {
    expect(names([contact('unknown', { hours: null }), contact('open')], night)).toEqual(['open', 'unknown']);
  });

  test('who does not answer now is left out while somebody else may answer', () => {
    expect(names([contact('office', { hours: office }), contact('unknown', { hours: null })], night)).toEqual(
      ['unknown'],
    );
  });

  test('where nobody answers all are kept, with the time from which they do', () => {
    expect(contactsToCall([contact('office', { hours: office })], night)).toEqual([
      expect.objectContaining({
        name: 'office',
        answersNow: false,
        answersFrom: new Date('2026-11-24T08:00:00Z'),
      }),
    ]);
  });

  test('a contact that never answers says no time', () => {
    expect(contactsToCall([contact('never', { hours: never })], night)[0]?.answersFrom).toBeNull();
  });

  test('the patron saint of the Comune closes the office of its contact', () => {
    const hours: Hours = { ...office, holidays: 'CLOSED' };
    const patronSaint = { month: 11, day: 24 };
    const [called] = contactsToCall([contact('office', { hours })], { ...night, patronSaint });
    expect(called?.answersFrom).toEqual(new Date('2026-11-25T08:00:00Z'));
  });

  test('a shelter without contacts and without a national gateway has nobody to call', () => {
    expect(contactsToCall([], night)).toEqual([]);
  });
});

describe('who was called tonight and did not answer', () => {
  const tried = (minute: number) => ({ triedAt: new Date(Date.UTC(2026, 10, 24, 1, minute)) });

  test('comes after those who may answer, the one called longest ago first', () => {
    const contacts = [contact('a', tried(20)), contact('b', tried(10)), contact('c', { hours: null })];
    expect(names(contacts, night)).toEqual(['c', 'b', 'a']);
  });

  test('does not keep the national number away, and comes after it', () => {
    const contacts = [contact('centre', { ...centre, ...tried(10) }), contact('mobile')];
    expect(names(contacts, guardedNight)).toEqual(['mobile', hotline, 'centre']);
  });

  test('is still told where nobody else is left', () => {
    expect(contactsToCall([contact('a', tried(5))], night)).toMatchObject([{ name: 'a', ...tried(5) }]);
  });
});

describe('the gateway of a guarded shelter', () => {
  test('comes before the duty mobile, whatever their positions', () => {
    expect(names([contact('mobile'), contact('centre', centre)], guardedNight)).toEqual(['centre', 'mobile']);
  });

  test('comes first even where it never said when it answers', () => {
    const chain = names([contact('mobile'), contact('centre', { ...centre, hours: null })], guardedNight);
    expect(chain).toEqual(['centre', 'mobile', hotline]);
  });

  test('has no precedence in a shelter that can be phoned directly', () => {
    const contacts = [contact('desk'), contact('centre', centre)];
    expect(names(contacts, { ...guardedNight, guarded: false })).toEqual(['desk', 'centre']);
  });

  test('comes before somebody at the door', () => {
    const contacts = [
      contact('door', { route: 'WALK_IN' }),
      contact('prefecture', { route: 'VIA_PREFECTURE' }),
    ];
    expect(names(contacts, guardedNight)).toEqual(['prefecture', 'door']);
  });
});

describe('the national gateways', () => {
  test('1522 is the last resort when the centre is closed and the duty mobile answers', () => {
    const contacts = [contact('centre', { ...centre, hours: office }), contact('mobile')];
    expect(names(contacts, guardedNight)).toEqual(['mobile', hotline]);
  });

  test('1522 comes before a centre that is closed', () => {
    expect(names([contact('centre', { ...centre, hours: office })], guardedNight)).toEqual([
      hotline,
      'centre',
    ]);
  });

  test('1522 is not added while the centre answers', () => {
    expect(names([contact('centre', centre)], guardedNight)).toEqual(['centre']);
  });

  test.each([
    ['WOMAN_VICTIM_OF_VIOLENCE', '1522'],
    ['WOMAN_VICTIM_OF_TRAFFICKING', '800 290 290'],
    ['MINOR', '114'],
    ['UNACCOMPANIED_FOREIGN_MINOR', '114'],
  ] as const)('for %s it is %s, and it answers', (category, phone) => {
    expect(contactsToCall([], { ...guardedNight, category })).toEqual([
      expect.objectContaining({ phone, answersNow: true, answersFrom: null }),
    ]);
  });

  test.each(['FAMILY', 'HOMELESS_ADULT', null] as const)('there is none for %s', (category) => {
    expect(contactsToCall([], { ...guardedNight, category })).toEqual([]);
  });

  test('a shelter that answers its own telephone needs none', () => {
    expect(names([contact('community')], { ...night, category: 'MINOR' })).toEqual(['community']);
  });

  test('a shelter that may be phoned and does not answer has one', () => {
    const contacts = [contact('community', { hours: office })];
    expect(names(contacts, { ...night, category: 'MINOR' })).toEqual(['Emergenza infanzia 114', 'community']);
  });

  test('a gateway already listed under its own number is not told twice', () => {
    const own = contact('tratta', { route: 'VIA_ANTITRAFFICKING_HOTLINE', phone: '800-290290', hours: null });
    expect(names([own], { ...guardedNight, category: 'WOMAN_VICTIM_OF_TRAFFICKING' })).toEqual(['tratta']);
  });
});

test('every contact that may answer is told once, and none is invented but a national gateway', () => {
  const anyContact = fc.record({
    route: fc.constantFrom('DIRECT_PHONE', 'WALK_IN', 'VIA_SAI', 'VIA_ANTI_VIOLENCE_CENTRE'),
    position: fc.integer({ min: 0, max: 3 }),
    hours: fc.constantFrom(null, always, office, never),
  });
  fc.assert(
    fc.property(fc.array(anyContact, { maxLength: 6 }), fc.boolean(), (drawn, guarded) => {
      const contacts = drawn.map((changes, index) => contact(`c${index}`, changes));
      const told = names(contacts, { ...guardedNight, guarded });
      const mayAnswer = contacts.filter(({ hours }) => hours === null || hours === always);
      const expected = mayAnswer.length > 0 ? mayAnswer : contacts;
      expect(told.filter((name) => name !== hotline).sort()).toEqual(expected.map(({ name }) => name).sort());
      expect(told.filter((name) => name === hotline).length).toBeLessThanOrEqual(1);
    }),
  );
});

describe('the telephone of a guarded shelter', () => {
  test.each([
    '+39 333 1234567',
    '333 123 4567',
    '0039 347.123.456',
    '800 290 290',
    '+39 800-123456',
    '1522',
    '114',
    '112',
    '+39 000 1234567',
  ])('%s says no place', (phone) => {
    expect(whyNotGuardedPhone(phone)).toBeNull();
  });

  test.each([
    '051 123456',
    '+39 051 123456',
    '0039-06-1234567',
    '(02) 123456',
    '+41 79 1234567',
    '000 1234567',
    '199 123 456',
    'chiedere di Anna',
    '333 1234567 int. 5',
    '',
  ])('%s is refused', (phone) => {
    expect(whyNotGuardedPhone(phone)?.it).toContain('rivelare il luogo');
  });
});
