import { describe, expect, test } from '@jest/globals';
import type { Exception, Hours, Interval, Season } from '../../src/directory/hours/hours.types.js';
import { hoursInWords } from '../../src/directory/hours/hours-in-words.rules.js';
import { whyNotHours } from '../../src/directory/hours/why-not-hours.rules.js';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const weekdays = [1, 2, 3, 4, 5];
const never: Hours = { always: false, weekly: [], holidays: 'AS_USUAL', seasons: [], exceptions: [] };
const night: Interval = { days: everyDay, from: '20:00', to: '08:00' };
const winter: Season = { name: 'Piano freddo', fromDay: '12-01', untilDay: '03-31', weekly: [night] };
const works: Exception = { name: 'Lavori', from: '2026-08-10', until: '2026-08-20', intervals: [] };

const fifty = Array.from({ length: 50 }, (_, minutes) => ({
  days: [1],
  from: `10:${String(minutes).padStart(2, '0')}`,
  to: `10:${String(minutes + 1).padStart(2, '0')}`,
}));

const week = (...weekly: Interval[]): Hours => ({ ...never, weekly });
const seasons = (...kept: Season[]): Hours => ({ ...never, seasons: kept });
const exceptions = (...kept: Exception[]): Hours => ({ ...never, exceptions: kept });

describe('hours that may be kept', () => {
  test.each([
    ['no interval at all', never],
    ['every night', week(night)],
    ['day and night', { ...never, always: true }],
    ['24 hours from 08:00 every day', week({ days: everyDay, from: '08:00', to: '08:00' })],
    [
      'two intervals that touch',
      week({ days: [1], from: '08:00', to: '12:00' }, { days: [1], from: '12:00', to: '14:00' }),
    ],
    ['a season that ends on 29 February', seasons({ ...winter, untilDay: '02-29' })],
    [
      'two seasons that follow each other',
      seasons(winter, { ...winter, fromDay: '04-01', untilDay: '11-30' }),
    ],
    ['a season of closure', seasons({ ...winter, weekly: [], closed: true })],
    [
      'an exception on 29 February of a leap year',
      exceptions({ ...works, from: '2028-02-29', until: '2028-02-29' }),
    ],
    [
      'two exceptions that follow each other',
      exceptions(works, { ...works, from: '2026-08-21', until: '2026-08-21' }),
    ],
    ['fifty intervals', week(...fifty)],
  ] satisfies [string, Hours][])('%s', (_words, hours) => {
    expect(whyNotHours(hours)).toBeNull();
  });
});

describe('hours that may not be kept', () => {
  test.each([
    ['a time without its zero', week({ ...night, from: '8:00' }), 'weekly[0].from'],
    ['24:00', week({ ...night, to: '24:00' }), 'weekly[0].to'],
    ['minute 60', week({ ...night, to: '08:60' }), 'weekly[0].to'],
    ['no day', week({ ...night, days: [] }), 'weekly[0].days'],
    ['day 0', week(night, { ...night, days: [0] }), 'weekly[1].days'],
    ['day 8', week({ ...night, days: [8] }), 'weekly[0].days'],
    ['a day and a half', week({ ...night, days: [1.5] }), 'weekly[0].days'],
    ['a day twice', week({ ...night, days: [1, 1] }), 'weekly[0].days'],
    [
      'overlap on one day',
      week({ days: [1], from: '08:00', to: '12:00' }, { days: [1], from: '11:59', to: '13:00' }),
      'weekly',
    ],
    [
      'overlap after midnight',
      week({ days: [6], from: '20:00', to: '08:00' }, { days: [7], from: '07:00', to: '09:00' }),
      'weekly',
    ],
    [
      'overlap from Sunday into Monday',
      week({ days: [7], from: '20:00', to: '08:00' }, { days: [1], from: '07:00', to: '09:00' }),
      'weekly',
    ],
    ['always and a week', { ...week(night), always: true }, 'weekly'],
    ['too many intervals', week(...Array.from({ length: 51 }, () => night)), 'weekly'],
    ['too many seasons', seasons(...Array.from({ length: 11 }, () => winter)), 'seasons'],
    ['too many exceptions', exceptions(...Array.from({ length: 101 }, () => works)), 'exceptions'],
    ['a season from 30 February', seasons({ ...winter, fromDay: '02-30' }), 'seasons[0].fromDay'],
    ['a season until month 13', seasons({ ...winter, untilDay: '13-01' }), 'seasons[0].untilDay'],
    ['a season without a name', seasons({ ...winter, name: ' ' }), 'seasons[0].name'],
    ['a season without hours', seasons({ ...winter, weekly: [] }), 'seasons[0].weekly'],
    ['a season of closure with hours', seasons({ ...winter, closed: true }), 'seasons[0].weekly'],
    [
      'a wrong time in a season',
      seasons({ ...winter, weekly: [{ ...night, to: '' }] }),
      'seasons[0].weekly[0].to',
    ],
    [
      'seasons that share a day',
      seasons(winter, { ...winter, fromDay: '03-31', untilDay: '05-01' }),
      'seasons',
    ],
    [
      'seasons that share January',
      seasons({ ...winter, fromDay: '01-10', untilDay: '01-20' }, winter),
      'seasons',
    ],
    ['an exception on 29 February 2027', exceptions({ ...works, from: '2027-02-29' }), 'exceptions[0].from'],
    ['an exception until 31 June', exceptions({ ...works, until: '2026-06-31' }), 'exceptions[0].until'],
    [
      'an exception that ends before it begins',
      exceptions({ ...works, until: '2026-08-09' }),
      'exceptions[0].until',
    ],
    ['an exception without a name', exceptions({ ...works, name: '' }), 'exceptions[0].name'],
    ['a name without end', exceptions({ ...works, name: 'x'.repeat(101) }), 'exceptions[0].name'],
    [
      'exceptions that share a day',
      exceptions(works, { ...works, from: '2026-08-20', until: '2026-08-22' }),
      'exceptions',
    ],
    [
      'a wrong time in an exception',
      exceptions({ ...works, intervals: [{ from: '25:00', to: '08:00' }] }),
      'exceptions[0].intervals[0].from',
    ],
    [
      'an exception of eleven intervals',
      exceptions({ ...works, intervals: Array.from({ length: 11 }, () => night) }),
      'exceptions[0].intervals',
    ],
    [
      'nights that run into the next day of an exception',
      exceptions({ ...works, intervals: [night, { from: '07:00', to: '09:00' }] }),
      'exceptions[0].intervals',
    ],
  ] satisfies [string, Hours, string][])('%s: the field is named', (_words, hours, field) => {
    const refusal = whyNotHours(hours);
    expect(refusal?.field).toBe(field);
    expect(refusal?.reason.it).not.toBe(refusal?.reason.en);
  });

  test('a kind of holiday hours that does not exist', () => {
    const hours = JSON.parse(JSON.stringify({ ...never, holidays: 'CLOSE' }));
    expect(whyNotHours(hours)?.field).toBe('holidays');
  });

  test('on one dated night the same intervals do not meet', () => {
    const intervals = [night, { from: '07:00', to: '09:00' }];
    expect(whyNotHours(exceptions({ ...works, until: works.from, intervals }))).toBeNull();
  });
});

describe('hours in words', () => {
  const office: Hours = { ...week({ days: weekdays, from: '09:00', to: '13:00' }), holidays: 'CLOSED' };

  test.each([
    [week(night), 'tutti i giorni 20:00–08:00', 'every day 20:00–08:00'],
    [{ ...never, always: true }, 'sempre', 'always'],
    [week({ days: everyDay, from: '00:00', to: '00:00' }), 'sempre', 'always'],
    [never, 'chiuso', 'closed'],
    [null, 'orari non dichiarati', 'hours never stated'],
    [office, 'lun–ven 09:00–13:00; festivi chiuso', 'Mon–Fri 09:00–13:00; holidays closed'],
    [
      { ...week({ days: [1, 3, 6, 7], from: '00:00', to: '00:00' }), holidays: 'AS_SUNDAY' },
      'lun, mer, sab–dom 24 ore; festivi come la domenica',
      'Mon, Wed, Sat–Sun 24 hours; holidays as on Sunday',
    ],
    [
      seasons(winter),
      'chiuso; Piano freddo (1 dic–31 mar): tutti i giorni 20:00–08:00',
      'closed; Piano freddo (1 Dec–31 Mar): every day 20:00–08:00',
    ],
    [
      { ...exceptions(works), always: true },
      'sempre; Lavori (10 ago 2026–20 ago 2026): chiuso',
      'always; Lavori (10 Aug 2026–20 Aug 2026): closed',
    ],
    [
      week({ days: [1], from: '08:00', to: '08:00' }),
      'lun 08:00–08:00 (24 ore)',
      'Mon 08:00–08:00 (24 hours)',
    ],
  ] satisfies [Hours | null, string, string][])('%#: "%s"', (hours, italian, english) => {
    expect([hoursInWords(hours, 'it'), hoursInWords(hours, 'en')]).toEqual([italian, english]);
  });

  test('days with the same hours are told together, in the order of the day', () => {
    const hours = week(
      { days: [2], from: '15:00', to: '18:00' },
      { days: [1, 2], from: '09:00', to: '13:00' },
      { days: [1], from: '15:00', to: '18:00' },
      { days: [6], from: '09:00', to: '12:00' },
    );
    expect(hoursInWords(hours, 'it')).toBe('lun–mar 09:00–13:00, 15:00–18:00; sab 09:00–12:00');
  });

  test('exceptions already over are left out on request, the one that ends today is not', () => {
    const hours = { ...exceptions(works), always: true };
    expect(hoursInWords(hours, 'it', '2026-08-21')).toBe('sempre');
    expect(hoursInWords(hours, 'it', '2026-08-20')).toContain('Lavori');
  });
});
