import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import type { Shelter } from '../support/given-shelters.js';
import { hiddenFor, type LinkWorld, openLinkWorld } from './links.js';

let at: LinkWorld;
beforeAll(async () => {
  at = await openLinkWorld();
});
afterAll(() => at.world.close());

describe('what is not taken', () => {
  test.each([
    ['letters', { numero: 'tre' }, 400, 'Non ho capito il numero'],
    ['nothing', { numero: '', invia: '1' }, 400, 'Non ho capito il numero'],
    ['a negative', { numero: '-1' }, 400, 'Non ho capito il numero'],
    ['more than there are', { numero: '7' }, 400, 'più di quelli utilizzabili'],
  ] as const)('%s is not taken, and said so', async (_, pressed, status, words) => {
    const { path, pool } = await at.fresh();
    const answer = await at.links.count(path, pool.id, pressed);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(words);
    expect(await at.figures(pool.id)).toMatchObject({ revision: 2, free: 3 });
  });

  test('a form that is none of ours does nothing', async () => {
    const { path, pool } = await at.fresh();
    const good = { ...hiddenFor((await at.links.open(path)).text, pool.id), liberi: '1' };
    const strange = [{}, { ...good, chiave: '' }, { ...good, rev: 'x' }, { ...good, modulo: '' }];
    for (const fields of strange) expect((await at.links.press(path, fields)).status).toBe(400);
    const twice = await request(at.world.app.http)
      .post(path)
      .type('form')
      .send(`${new URLSearchParams(good)}&modulo=${pool.id}`);
    expect(twice.status).toBe(400);
    expect((await request(at.world.app.http).post(path).send(good)).status).toBe(400);
    const heavy = await at.links.press(path, { ...good, numero: 'x'.repeat(6000) });
    expect(heavy.status).toBe(400);
    expect(heavy.text).toContain('Questa pagina era già stata usata');
    expect(await at.figures(pool.id)).toMatchObject({ revision: 2 });
  });

  test('another site cannot press for somebody, our own page can', async () => {
    const { path, pool } = await at.fresh();
    const fields = { ...hiddenFor((await at.links.open(path)).text, pool.id), liberi: '1' };
    const foreign: Record<string, string>[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
    ];
    for (const headers of foreign) expect((await at.links.press(path, fields, headers)).status).toBe(403);
    expect(await at.figures(pool.id)).toMatchObject({ revision: 2 });
    const own = {
      Origin: 'null',
      'Sec-Fetch-Site': 'same-origin',
      Cookie: 'riparo=whatever',
      Authorization: 'Bearer x',
    };
    expect((await at.links.press(path, fields, own)).status).toBe(303);
  });

  test("another shelter's pool is refused, as one that was never there", async () => {
    const [mine, other] = [await at.fresh(), await at.fresh()];
    const fields = { ...hiddenFor((await at.links.open(mine.path)).text, mine.pool.id), liberi: '1' };
    const answers = [
      await at.links.press(mine.path, { ...fields, modulo: other.pool.id }),
      await at.links.press(mine.path, { ...fields, modulo: randomUUID() }),
      await at.links.press(mine.path, { ...fields, modulo: 'x' }),
    ];
    for (const { status, text } of answers) {
      expect(status).toBe(409);
      expect(text).toContain('Questi posti non si possono più dire da qui');
    }
    expect(await at.figures(other.pool.id)).toMatchObject({ revision: 2 });
  });

  test('a link for one pool counts no other pool of the shelter', async () => {
    const shelter = await at.house({ pools: [{ name: 'Uomini' }, { name: 'Donne' }] });
    const [men, women] = shelter.pools as [Shelter['pool'], Shelter['pool']];
    const { path } = await at.links.link(at.operator, { shelterId: shelter.id, poolId: men.id });
    const { text } = await at.links.open(path);
    expect(text).not.toContain('Donne');
    const answer = await at.links.press(path, { ...hiddenFor(text, men.id), modulo: women.id, liberi: '1' });
    expect(answer.status).toBe(409);
    expect(await at.figures(women.id)).toMatchObject({ revision: 2 });
  });

  test('a pool closed meanwhile is not counted', async () => {
    const shelter = await at.house({ pools: [{ name: 'Uomini' }, { name: 'Donne' }] });
    const [men] = shelter.pools as [Shelter['pool']];
    const { path } = await at.links.link(at.operator, { shelterId: shelter.id });
    const fields = hiddenFor((await at.links.open(path)).text, men.id);
    const closing = await at.world.ask(
      at.operator,
      'mutation ($input: PoolActInput!) { closePool(input: $input) { id } }',
      {
        input: { poolId: men.id },
      },
    );
    expect(closing.errors).toEqual([]);
    const answer = await at.links.press(path, { ...fields, liberi: '1' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Questi posti non si possono più dire da qui');
    expect(answer.text).toContain('Donne');
  });

  test('a pool that nobody ever counted can be counted, not confirmed', async () => {
    const { path, pool } = await at.fresh({ pools: [{ free: null, authorised: 4 }] });
    const { text } = await at.links.open(path);
    expect(text).toContain('Nessuno ha ancora detto');
    expect(text).not.toContain('Come prima');
    expect((await at.links.count(path, pool.id, { prima: '0' })).status).toBe(400);
    expect((await at.links.count(path, pool.id, { numero: '4' })).status).toBe(303);
    expect(await at.figures(pool.id)).toMatchObject({ free: 4 });
  });
});
