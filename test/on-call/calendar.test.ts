import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { hashOfToken, newCalendarToken } from '../../src/on-call/calendar/calendar-token.js';
import { openLog } from '../../src/platform/log.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';
import { butFor, rotaIn } from './rota.js';

let world: World;
let rota: ReturnType<typeof rotaIn>;
let district: District;
let [coordinator, worker] = [] as unknown as [Account, Account];
const lines: string[] = [];

beforeAll(async () => {
  const log = openLog('info', { write: (line) => void lines.push(line) });
  world = await createWorld({ at: '2026-11-23T12:00:00+01:00', log });
  rota = rotaIn(world);
  district = await world.given.district({ name: 'Distretto; "prova", uno' });
  coordinator = await world.given.coordinator({ district });
  worker = await world.given.worker({ district });
  const shift = (who: Account, startsAt: string, endsAt: string, more: object = {}) =>
    rota.done(coordinator, 'planShift', {
      workerId: who.id,
      role: 'SOCIAL_WORKER',
      startsAt,
      endsAt,
      ...more,
    });
  await shift(worker, '2026-11-24T20:00:00+01:00', '2026-11-25T08:00:00+01:00', { phone: '+39 000 777' });
  await shift(worker, '2027-03-27T20:00:00+01:00', '2027-03-28T08:00:00+02:00', { deputy: true });
  await shift(coordinator, '2026-11-24T20:00:00+01:00', '2026-11-25T08:00:00+01:00');
});
afterAll(() => world.close());

const path = (url: string) => new URL(url).pathname;
const fetch = (url: string) => request(world.app.http).get(path(url)).set('Accept-Language', 'en');
/** Long lines are folded. */
const unfolded = (text: string) => text.replaceAll(/\r\n[ \t]/g, '');

describe('the personal link to the own shifts', () => {
  test('is made and ended by people on duty, and by nobody else', async () => {
    for (const verb of ['makeCalendarLink', 'endCalendarLink']) {
      expect((await rota.act(null, verb)).code).toBe('NOT_SIGNED_IN');
      for (const who of await butFor(world, district, ['SOCIAL_WORKER', 'COORDINATOR', 'CULTURAL_MEDIATOR']))
        expect((await rota.act(who, verb)).code).toBe('NOT_ALLOWED');
    }
  });

  test('shows when one is on duty, and as what: no number, no colleague, no case', async () => {
    const { url } = await rota.done(worker, 'makeCalendarLink');
    const { status, text, headers } = await fetch(url);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      ...[200, 'text/calendar; charset=utf-8', 'no-store'],
    ]);
    const feed = unfolded(text);
    expect(feed.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(feed).toContain('DTSTART:20261124T190000Z');
    expect(feed).toContain('DTEND:20270328T060000Z');
    expect(feed).toContain('SUMMARY:On call: social worker (deputy)');
    expect(feed).toContain('LOCATION:Distretto\\; "prova"\\, uno');
    expect(feed).not.toMatch(/\+39|777|Account/);
    const italian = await request(world.app.http).get(path(url)).set('Accept-Language', 'it');
    expect(unfolded(italian.text)).toContain('SUMMARY:Reperibilità: assistente sociale (vice)');
  });

  test('is told once, kept as a hash, and never stands in a log', async () => {
    const requestKey = 'calendar once';
    const { url } = await rota.done(worker, 'makeCalendarLink', { requestKey });
    expect((await rota.done(worker, 'makeCalendarLink', { requestKey })).url).toBeNull();
    await fetch(url);
    const token = path(url).slice('/rota/'.length, -'.ics'.length);
    expect(lines.some((line) => line.includes('/rota/'))).toBe(true);
    expect(lines.join('')).not.toContain(token.slice(0, 20));
    const { myCalendarLink } = await rota.asked(worker, '{ myCalendarLink { url madeAt } }');
    expect(myCalendarLink).toMatchObject({ url: null });
    const kept = JSON.stringify(await world.database.sql('select outcome from request_key'));
    expect(kept).not.toContain(token.slice(0, 20));
  });

  test('ends with the next one, when it is ended, and with the access of its owner', async () => {
    const first = (await rota.done(worker, 'makeCalendarLink')).url;
    const second = (await rota.done(worker, 'makeCalendarLink')).url;
    expect((await fetch(first)).status).toBe(404);
    expect((await fetch(second)).status).toBe(200);
    await world.database.sql('update account set disabled_at = registry_now() where id = $1', [worker.id]);
    expect((await fetch(second)).status).toBe(404);
    await world.database.sql('update account set disabled_at = null where id = $1', [worker.id]);
    expect((await rota.done(worker, 'endCalendarLink')).endedAt).not.toBeNull();
    expect(await rota.done(worker, 'endCalendarLink')).toBeNull();
    const [ended, never] = [await fetch(second), await fetch('http://x/rota/never.ics')];
    expect([ended.status, ended.body]).toEqual([404, never.body]);
    expect((await rota.asked(worker, '{ myCalendarLink { madeAt } }')).myCalendarLink).toBeNull();
    expect(await world.database.sql('select hash from calendar_link')).toEqual([{ hash: null }]);
  });

  test('is not even looked up where it was not made here', async () => {
    const { token } = newCalendarToken(world.secrets);
    expect(hashOfToken(world.secrets, token)).not.toBeNull();
    for (const forged of [token.slice(0, -1), `${token}.x`, token.replace('.', ''), '', '.'])
      expect(hashOfToken(world.secrets, forged)).toBeNull();
    const statements = await world.statements(async () => {
      expect((await fetch(`http://x/rota/${token.slice(1)}.ics`)).status).toBe(404);
    });
    expect(statements).toEqual([]);
  });
});
