import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { actsIn } from '../placements/acts.js';
import { type LinkWorld, openLinkWorld } from './links.js';

let at: LinkWorld;
beforeAll(async () => {
  at = await openLinkWorld();
});
afterAll(() => at.world.close());

describe('the page', () => {
  test('shows each pool with its figure and its age in words, in Italian or English', async () => {
    const { path, shelter } = await at.fresh();
    const { status, text, headers } = await at.links.open(path);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/html');
    expect(text).toContain('<html lang="it">');
    expect(text).toContain('Uomini');
    expect(text).toMatch(/<p class="figure">3 <small>liberi/);
    expect(text).toMatch(/Detto (un minuto|\d minuti) fa/);
    const english = (await at.links.open(path, 'en')).text;
    expect(english).toMatch(/Said (a minute|\d minutes) ago/);
    const switched = (await at.links.open(`${path}?lingua=en`)).text;
    expect(switched).toContain('<html lang="en">');
    expect(shelter.pools).toHaveLength(1);
  });

  test('has no script, asks nobody for anything, and weighs less than 15 kB with eight pools', async () => {
    const pools = Array.from({ length: 9 }, (_, nth) => ({
      name: `Modulo di accoglienza ${nth}`,
      authorised: 12,
    }));
    const { path } = await at.fresh({ pools });
    const { text, headers } = await at.links.open(path);
    expect(Buffer.byteLength(text)).toBeLessThan(15_000);
    expect(text).not.toMatch(/<script|<img|<link|src=|https?:/);
    expect(text.match(/<section/g)).toHaveLength(8);
    expect((await at.links.open(`${path}?da=8`)).text).toContain('Modulo di accoglienza 8');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; .*form-action 'self'$/,
    );
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['cache-control']).toBe('no-store');
  });

  test('says what the registry has promised, beside what the shelter counts', async () => {
    const { path, pool } = await at.fresh();
    const acts = actsIn(at.world);
    const worker = await at.world.given.worker({ district: at.district });
    const id = await acts.openCase(worker);
    await acts.hold(worker, id, pool.id, { places: 1 });
    const { text } = await at.links.open(path);
    expect(text).toMatch(/<p class="figure">3 <small>liberi/);
    expect(text).toContain('Di questi, 1 già promesso');
  });

  test('of a guarded shelter tells its code name and nothing else', async () => {
    const gateway = await at.world.given.organisation({ name: 'Centro antiviolenza Filo' });
    const { path } = await at.fresh({
      secrecy: 'SECRET',
      name: 'Betulla',
      gateway,
      kind: 'REFUGE_HOUSE',
      pools: [{ name: 'Foglia' }],
    });
    const { text } = await at.links.open(path);
    expect(text).toContain('Betulla');
    expect(text).not.toContain('Filo');
    expect(text).not.toContain(at.district.name);
  });

  test('writes words as words, whatever they are', async () => {
    const { path } = await at.fresh({ name: '<b>Casa</b> & "co"', pools: [{ name: `<script>'x'` }] });
    const { text } = await at.links.open(path);
    expect(text).not.toMatch(/<b>|<script/);
    expect(text).toContain('&#60;b&#62;Casa');
  });
});

describe('opening it', () => {
  test('a hundred times changes nothing, but for the minute it was last opened', async () => {
    const { path, pool, id, shelter } = await at.fresh();
    const stateOf = async () =>
      at.world.database.sql(
        `select (select count(*) from bed_ledger) as ledger, (select count(*) from declaration) as said,
           (select count(*) from journal) as journal, (select count(*) from request_key) as keys,
           (select count(*) from count_link_use) as uses, (select p::text from bed_pool p where id = $1) as pool`,
        [pool.id],
      );
    const before = await stateOf();
    for (let nth = 0; nth < 50; nth++)
      await request(at.world.app.http).get(path).set('Sec-Purpose', 'prefetch');
    for (let nth = 0; nth < 50; nth++)
      expect((await request(at.world.app.http).head(path)).text).toBeUndefined();
    expect(await stateOf()).toEqual(before);
    const opened = await at.world.database.sql(
      "select e.details from audit_entry e where e.action = 'LINK_USED' and e.target_ids = array[$1::uuid]",
      [shelter.id],
    );
    expect(opened).toEqual([{ details: { what: 'OPENED', linkId: id } }]);
    await at.world.clock.advance('2 minutes');
    await request(at.world.app.http).head(path);
    const [link] = await at.world.database.sql(
      "select last_opened_at < registry_now() - interval '1 minute' as still from count_link where id = $1",
      [id],
    );
    expect(link).toEqual({ still: true });
  });
});
