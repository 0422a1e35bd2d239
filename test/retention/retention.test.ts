import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { verifyExport } from '../../src/access/audit/chain/verify-export.js';
import { type Ask, exportLines, lineSigner } from '../../src/access/index.js';
import { openLog } from '../../src/platform/log.js';
import { runRetention, runWhenDue } from '../../src/retention/index.js';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let acts: Acts;
let district: District;
let worker: Account;
let server: pg.Client;

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  server = new pg.Client({ connectionString: world.database.url });
  await server.connect();
});
beforeEach(async () => {
  district = await world.given.district();
  worker = await world.given.worker({ district });
});
afterAll(async () => {
  await server.end();
  await world.close();
});

const call = { corps: 'CARABINIERI', officer: 'Rossi', situation: 'segreta' };
const read = `query ($id: ID!) { intervention(id: $id) { number state category outcome erasedAt closingNote
  calls { corps officer situation } timeline { nodes { kind words } } placements { places state note } } }`;

/** A case with words in every corner, closed; its guests came and went. */
async function closedCase(by = worker): Promise<string> {
  const id = await acts.openCase(by, { call });
  const { pool } = await world.given.shelter({
    district,
    pools: [{ authorised: 3, free: 3, reopensAutomatically: true }],
  });
  const { id: placementId } = await acts.hold(by, id, pool.id);
  await acts.done(by, 'confirmPlacement', { placementId, note: 'nota segreta' });
  await acts.done(by, 'recordArrival', { placementId });
  await acts.done(by, 'endPlacement', { placementId });
  await world.ask(by, 'mutation ($input: AddNoteInput!) { addNote(input: $input) { id } }', {
    input: { interventionId: id, words: 'parole segrete' },
  });
  await acts.done(by, 'closeIntervention', {
    interventionId: id,
    outcome: 'PLACED_IN_DISTRICT',
    note: 'chiusura segreta',
  });
  return id;
}

const figures = () =>
  world.database.sql(`select (select count(*) from bed_ledger) as ledger, (select count(*) from placement) as placements,
    (select count(*) from intervention) as cases, (select count(*) from unmet_need) as needs,
    (select sum(jsonb_array_length(guests)) from placement) as guests, (select count(*) from timeline_entry) as entries`);
const erasedEntries = (id: string) =>
  world.database.sql(
    "select actor_id, details from audit_entry where action = 'ERASED' and $1 = any(target_ids)",
    [id],
  );
const wholeChain = async () => {
  const signer = lineSigner(Buffer.alloc(32, 1));
  const ask: Ask = async (text, values = []) => (await server.query(text, [...values])).rows;
  const lines: string[] = [];
  for await (const line of exportLines(ask, signer, { from: null, to: null })) lines.push(`${line}\n`);
  return verifyExport(lines.join(''), { publicKeys: [signer.publicKey] });
};

describe('the retention', () => {
  test('erases the words of cases ten years after their end, and leaves facts, figures and the chain', async () => {
    const old = await closedCase();
    await world.clock.advance('9 years');
    const young = await closedCase();
    expect(await runRetention(server)).toMatchObject({ cases: 0 });
    expect((await world.ask(worker, read, { id: old })).data.intervention).toMatchObject({
      calls: [{ officer: 'Rossi' }],
      erasedAt: null,
    });
    const before = await figures();
    await world.clock.advance('1 year 1 day');
    expect(await runRetention(server)).toMatchObject({ cases: 1 });
    const { data, errors } = await world.ask(worker, read, { id: old });
    expect(errors).toEqual([]);
    expect(data.intervention).toMatchObject({
      category: 'FAMILY',
      outcome: 'PLACED_IN_DISTRICT',
      erasedAt: expect.any(String),
      closingNote: null,
      calls: [{ corps: 'CARABINIERI', officer: null, situation: null }],
      placements: [{ places: 1, state: 'ENDED', note: null }],
    });
    expect(JSON.stringify(data)).not.toContain('segret');
    expect((await world.ask(worker, read, { id: young })).data.intervention.closingNote).toBe(
      'chiusura segreta',
    );
    expect(await figures()).toEqual(before);
    expect(await erasedEntries(old)).toEqual([
      { actor_id: null, details: { why: 'TERM_OVER', term: 'CASE_WORDS' } },
    ]);
    expect((await wholeChain()).findings).toEqual([]);
    expect(await runRetention(server)).toMatchObject({ cases: 0 });
  });

  test('never erases an open case, however old', async () => {
    const id = await acts.openCase(worker, { call });
    await world.clock.advance('30 years');
    await runRetention(server);
    expect((await world.ask(worker, read, { id })).data.intervention.calls[0].officer).toBe('Rossi');
  });

  test('goes on where it was broken off, and tells how many', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => closedCase()));
    await world.clock.advance('11 years');
    await runRetention(server, 1000);
    const again = await Promise.all(Array.from({ length: 5 }, () => closedCase()));
    await world.clock.advance('11 years');
    await world.database.sql(`create function refuse_third() returns trigger language plpgsql as $$ begin
      if (select count(*) from data_key where destroyed_at > registry_now() - interval '1 hour') > 2 then raise exception 'cut'; end if;
      return new; end $$;
      create trigger planted before insert on audit_entry for each row when (new.action = 'ERASED') execute function refuse_third()`);
    await expect(runRetention(server, 2)).rejects.toThrow('cut');
    await world.database.sql('drop trigger planted on audit_entry');
    // What could not be written down was not erased.
    const done =
      'select count(*)::integer as n from data_key where destroyed_at is not null and owner_id = any($1)';
    expect(await world.database.sql(done, [again])).toEqual([{ n: 2 }]);
    expect(await runRetention(server, 2)).toMatchObject({ cases: 3 });
    expect(await world.database.sql(done, [[...ids, ...again]])).toEqual([{ n: 10 }]);
    const [run] = await world.database.sql(
      'select forgotten from retention_run order by ended_at desc limit 1',
    );
    expect(run).toMatchObject({ forgotten: { cases: 3 } });
  });

  test('forgets requests after two days and keys a month after they ended', async () => {
    await acts.openCase(worker, { call, requestKey: 'a night' });
    const gone = await world.given.worker({ district });
    await world.database.sql('update api_key set revoked_at = registry_now() where account_id = $1', [
      gone.id,
    ]);
    await runRetention(server);
    const keys = () =>
      world.database.sql('select 1 as one from request_key where actor_id = $1', [worker.id]);
    const apiKeys = () => world.database.sql('select 1 as one from api_key where account_id = $1', [gone.id]);
    expect([(await keys()).length, (await apiKeys()).length]).toEqual([1, 1]);
    await world.clock.advance('49 hours');
    expect((await runRetention(server))?.apiKeys).toBe(0);
    expect([(await keys()).length, (await apiKeys()).length]).toEqual([0, 1]);
    await world.clock.advance('30 days');
    expect(await runRetention(server)).toMatchObject({ requestKeys: 0, apiKeys: 1 });
  });

  test('erases the secret place of a shelter a month after it closed', async () => {
    const { id } = await world.given.shelter({
      district,
      secrecy: 'SECRET',
      meetingPoint: 'Pronto soccorso',
    });
    const open = await world.given.shelter({ district, secrecy: 'SECRET', meetingPoint: 'Questura' });
    await world.database.sql('update shelter set closed_at = registry_now() where id = $1', [id]);
    await world.clock.advance('31 days');
    expect(await runRetention(server)).toMatchObject({ places: 1 });
    const left = await world.database.sql(
      'select shelter_id from shelter_secret where meeting_point_sealed is not null and shelter_id = any($1)',
      [[id, open.id]],
    );
    expect(left).toEqual([{ shelter_id: open.id }]);
    expect(await erasedEntries(id)).toHaveLength(1);
  });

  test('obeys the terms of this registry, which its server cannot change', async () => {
    for (const change of [
      "update retention_term set keep = '1 second'",
      "insert into retention_term values ('X', '1 day', '', '', '')",
      'delete from retention_term',
    ])
      await expect(server.query(change)).rejects.toThrow('permission denied');
    const id = await closedCase();
    await world.database.sql("update retention_term set keep = '1 day' where kind = 'CASE_WORDS'");
    await world.clock.advance('25 hours');
    await runRetention(server);
    await world.database.sql("update retention_term set keep = '10 years' where kind = 'CASE_WORDS'");
    expect(await erasedEntries(id)).toHaveLength(1);
  });

  test('runs once a night, on one server', async () => {
    const runs = async () => (await world.database.sql('select 1 as one from retention_run')).length;
    const log = openLog('silent');
    const night = (url = world.database.url) => Promise.all([1, 2, 3].map(() => runWhenDue({ url, log })));
    await world.clock.set('2160-03-01T12:00:00+01:00');
    await runRetention(server);
    const before = await runs();
    await night();
    expect(await runs()).toBe(before);
    await world.clock.set('2160-03-02T03:10:00+01:00');
    await night();
    expect(await runs()).toBe(before);
    await world.clock.set('2160-03-03T03:10:00+01:00');
    await night();
    await night();
    expect(await runs()).toBe(before + 1);
  });
});
