import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Shelter } from '../support/given-shelters.js';
import { hiddenFor, type LinkWorld, openLinkWorld } from './links.js';

let at: LinkWorld;
beforeAll(async () => {
  at = await openLinkWorld();
});
afterAll(() => at.world.close());

describe('a link that is over', () => {
  const sentence = 'Questo collegamento non è valido, o non lo è più.';
  const bodyOf = async (path: string) => {
    const { status, text } = await at.links.open(path);
    return `${status} ${text}`;
  };

  test('answers as one that never was: revoked, expired, tampered with, of a shelter that closed, of somebody who left', async () => {
    const never = await bodyOf(`/posti/${'A'.repeat(43)}`);
    expect(never).toContain(sentence);
    expect(never).toContain('404');
    const revoked = await at.fresh();
    await at.links.revoke(at.operator, revoked.id);
    expect(await bodyOf(revoked.path)).toBe(never);
    const short = await at.fresh({}, { days: 1 });
    const leaver = await at.world.given.operator({ organisation: at.organisation });
    const left = await at.links.link(leaver, { shelterId: (await at.house()).id });
    await at.world.database.sql('update account set disabled_at = registry_now() where id = $1', [leaver.id]);
    expect(await bodyOf(left.path)).toBe(never);
    const mover = await at.world.given.operator({ organisation: at.organisation });
    const moved = await at.links.link(mover, { shelterId: (await at.house()).id });
    const elsewhere = await at.world.given.organisation();
    await at.world.database.sql('update account set organisation_id = $2 where id = $1', [
      mover.id,
      elsewhere.id,
    ]);
    expect(await bodyOf(moved.path)).toBe(never);
    expect(await bodyOf(`${short.path.slice(0, -1)}${short.path.endsWith('A') ? 'B' : 'A'}`)).toBe(never);
    expect(await bodyOf(`${short.path}A`)).toBe(never);
    const closed = await at.fresh();
    await at.world.database.sql('update shelter set closed_at = registry_now() where id = $1', [
      closed.shelter.id,
    ]);
    expect(await bodyOf(closed.path)).toBe(never);
    await at.world.clock.advance('25 hours');
    expect(await bodyOf(short.path)).toBe(never);
    const post = await at.links.press(short.path, { liberi: '1' });
    expect(`${post.status} ${post.text}`).toBe(never);
  });

  test('revoked between the page and the tap, takes nothing', async () => {
    const { path, pool, id } = await at.fresh();
    const fields = hiddenFor((await at.links.open(path)).text, pool.id);
    await at.links.revoke(at.operator, id);
    const answer = await at.links.press(path, { ...fields, liberi: '1' });
    expect(answer.status).toBe(404);
    expect(answer.text).toContain(sentence);
    expect(await at.figures(pool.id)).toMatchObject({ revision: 2 });
  });

  test('for one time serves for one count of each pool, and then is over', async () => {
    const pools = [{ name: 'Donne' }, { name: 'Uomini' }];
    const { path, shelter, id } = await at.fresh({ pools }, { isOneTime: true });
    const [women, men] = shelter.pools as [Shelter['pool'], Shelter['pool']];
    const first = hiddenFor((await at.links.open(path)).text, women.id);
    expect((await at.links.press(path, { ...first, liberi: '1' })).status).toBe(303);
    const { text } = await at.links.open(path);
    expect(text).toContain('valeva una volta sola');
    expect(text).not.toContain(`value="${women.id}"`);
    const again = await at.links.press(path, { ...first, chiave: 'x'.repeat(20), liberi: '0' });
    expect(again.status).toBe(404);
    const second = { ...hiddenFor(text, men.id), liberi: '0' };
    const [one, two] = [await at.links.press(path, second), await at.links.press(path, second)];
    for (const answer of [one, two]) {
      expect(answer.status).toBe(200);
      expect(answer.text).toMatch(/Grazie\. Ore \d\d:\d\d: 0 liberi/);
    }
    expect((await at.links.open(path)).text).toContain(sentence);
    expect((await at.links.press(path, { ...second, chiave: 'y'.repeat(20) })).status).toBe(404);
    expect((await at.links.press(path, {})).text).toContain(sentence);
    const [row] = await at.world.database.sql(
      'select spent_at is not null as spent from count_link where id = $1',
      [id],
    );
    expect(row).toEqual({ spent: true });
  });

  test('is guessed at thirty times a minute by a network, while who has one is let in', async () => {
    const { path } = await at.fresh();
    const guess = () => at.links.open(`/posti/${randomUUID().replaceAll('-', '')}${'x'.repeat(11)}`);
    const statuses: number[] = [];
    for (let nth = 0; nth < 45; nth++) statuses.push((await guess()).status);
    expect(statuses.at(0) === 404 || statuses.at(0) === 429).toBe(true);
    const last = await guess();
    expect(last.status).toBe(429);
    expect(last.headers['retry-after']).toMatch(/^\d+$/);
    expect(last.text).toContain('Troppe richieste da questa rete');
    expect((await at.links.open(path)).status).toBe(200);
  });
});

test('no token has come into the log', async () => {
  const { path, pool } = await at.fresh();
  await at.links.count(path, pool.id, { liberi: '1' });
  await at.links.open(`${path}x`);
  const token = path.split('/').at(-1) ?? '';
  const whole = at.lines.join('\n');
  expect(whole).toContain('/posti/:token');
  for (const mark of [token, token.slice(0, 20), Buffer.from(token).toString('base64').slice(0, 30)])
    expect(whole).not.toContain(mark);
});
