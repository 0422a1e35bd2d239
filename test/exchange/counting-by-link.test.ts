import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actsIn } from '../placements/acts.js';
import { hiddenFor, type LinkWorld, openLinkWorld } from './links.js';

let at: LinkWorld;
beforeAll(async () => {
  at = await openLinkWorld();
});
afterAll(() => at.world.close());

describe('counting by it', () => {
  test('says a number, and is told in words what was understood', async () => {
    const { path, pool, shelter, id } = await at.fresh();
    const answer = await at.links.count(path, pool.id, { numero: ' 5 ', invia: '1' });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe(path);
    expect(await at.figures(pool.id)).toMatchObject({ free: 5, occupied: 1 });
    expect(await at.lastDeclaration(pool.id)).toEqual({
      channel: 'LINK',
      actor: at.operator.id,
      kind: 'DECLARED',
    });
    const { text } = await at.links.open(path);
    expect(text).toMatch(/Grazie\. Ore \d\d:\d\d: 5 liberi\./);
    const [entry] = await at.world.database.sql(
      "select e.actor_id as actor, e.details from audit_entry e where e.details->>'what' = 'COUNTED' and e.target_ids = array[$1::uuid]",
      [shelter.id],
    );
    expect(entry).toEqual({
      actor: null,
      details: { what: 'COUNTED', linkId: id, poolId: pool.id, channel: 'LINK' },
    });
  });

  test('by one fewer, one more, full and as before', async () => {
    const { path, pool } = await at.fresh();
    const page = (await at.links.open(path)).text;
    expect(page).toContain('name="liberi" value="2"');
    expect(page).toContain('name="liberi" value="4"');
    await at.links.count(path, pool.id, { liberi: '2' });
    expect(await at.figures(pool.id)).toMatchObject({ free: 2 });
    await at.links.count(path, pool.id, { liberi: '0' });
    expect(await at.figures(pool.id)).toMatchObject({ free: 0 });
    const full = (await at.links.open(path)).text;
    expect(full).not.toContain('aria-label="−1');
    await at.links.count(path, pool.id, { prima: '0' });
    expect(await at.lastDeclaration(pool.id)).toMatchObject({ channel: 'LINK', kind: 'REAFFIRMED' });
  });

  test('sent twice from one page is done once, also at the same time', async () => {
    const { path, pool } = await at.fresh();
    const fields = { ...hiddenFor((await at.links.open(path)).text, pool.id), liberi: '1' };
    const answers = await Promise.all([1, 2, 3].map(() => at.links.press(path, fields)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await at.figures(pool.id)).toMatchObject({ revision: 3, free: 1 });
    const other = await at.links.press(path, { ...fields, liberi: '0' });
    expect(other.status).toBe(409);
    expect(other.text).toContain('Questa pagina era già stata usata');
    expect(await at.figures(pool.id)).toMatchObject({ revision: 3, free: 1 });
  });

  test('where the console has counted meanwhile, shows the new figure and asks again', async () => {
    const { path, pool } = await at.fresh();
    const fields = hiddenFor((await at.links.open(path)).text, pool.id);
    await at.world.ask(
      at.operator,
      'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { id } }',
      {
        input: { poolId: pool.id, free: 6 },
      },
    );
    const answer = await at.links.press(path, { ...fields, liberi: '2' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Nel frattempo il numero è cambiato');
    expect(answer.text).toMatch(/<p class="figure">6 <small>/);
    expect(await at.figures(pool.id)).toMatchObject({ free: 6 });
    const again = await at.links.press(path, { ...hiddenFor(answer.text, pool.id), liberi: '2' });
    expect(again.status).toBe(303);
  });

  test('in a race with the console, one of the two stands and the other is told', async () => {
    const { path, pool } = await at.fresh();
    const fields = hiddenFor((await at.links.open(path)).text, pool.id);
    const [byLink, byConsole] = await Promise.all([
      at.links.press(path, { ...fields, liberi: '1' }),
      at.world.ask(
        at.operator,
        'mutation ($input: DeclareBedsInput!) { declareBeds(input: $input) { id } }',
        {
          input: { poolId: pool.id, free: 5, expectedRevision: Number(fields.rev) },
        },
      ),
    ]);
    const isByLink = byLink.status === 303;
    expect(byConsole.code).toBe(isByLink ? 'STALE_REVISION' : null);
    expect(await at.figures(pool.id)).toMatchObject({ revision: 3, free: isByLink ? 1 : 5 });
  });

  test('is taken back by one tap, while nothing has moved since', async () => {
    const { path, pool } = await at.fresh();
    await at.links.count(path, pool.id, { liberi: '0' });
    expect((await at.links.open(path)).text).toContain('Annulla');
    await at.links.count(path, pool.id, { annulla: '1' });
    expect(await at.figures(pool.id)).toMatchObject({ free: 3, revision: 4 });
    expect((await at.links.open(path)).text).not.toContain('Annulla');
    const again = await at.links.count(path, pool.id, { annulla: '1' });
    expect(again.status).toBe(409);
  });

  test('asks first whether guests who should be there have arrived', async () => {
    const { path, pool } = await at.fresh();
    const acts = actsIn(at.world);
    const worker = await at.world.given.worker({ district: at.district });
    const caseId = await acts.openCase(worker);
    const held = await acts.hold(worker, caseId, pool.id, { places: 2 });
    await acts.done(worker, 'confirmPlacement', { placementId: held.id });
    await at.world.clock.advance('4 hours');
    const { text } = await at.links.open(path);
    expect(text).toContain('2 persone erano attese entro le');
    const silent = await at.links.count(path, pool.id, { prima: '3' });
    expect(silent.status).toBe(409);
    expect(silent.text).toContain('Prima dica se le persone attese sono arrivate');
    const no = await at.links.count(path, pool.id, { liberi: '3', ospiti: 'no' });
    expect(no.status).toBe(303);
    const yes = await at.links.count(path, pool.id, { liberi: '1', ospiti: 'si' });
    expect(yes.status).toBe(303);
    expect(await at.figures(pool.id)).toMatchObject({ free: 1, occupied: 5 });
    const [stay] = await at.world.database.sql(
      'select arrived_at is not null as arrived from placement where id = $1',
      [held.id],
    );
    expect(stay).toEqual({ arrived: true });
  });
});
