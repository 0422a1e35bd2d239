import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { verifyExport } from '../../src/access/audit/chain/verify-export.js';
import { type Ask, exportLines, lineSigner } from '../../src/access/index.js';
import { extractAtCommand } from '../../src/extract-at-command.js';
import { runRetention } from '../../src/retention/index.js';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account, District } from '../support/given.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let acts: Acts;
let server: pg.Client;
let district: District;
let worker: Account;
let coordinator: Account;
let caseId: string;
beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  server = new pg.Client({ connectionString: world.database.url });
  await server.connect();
});
afterAll(async () => {
  await server.end();
  await world.close();
});
beforeEach(async () => {
  district = await world.given.district();
  worker = await world.given.worker({ district });
  coordinator = await world.given.coordinator({ district });
  caseId = await familyThatFoundNoPlace();
});

const household = [{ sex: 'FEMALE', age: 34 }, { sex: 'MALE', age: 2 }, { sex: 'FEMALE' }];
const search = `query ($need: NeedInput!) { findBeds(need: $need) { nodes { free } } }`;

/** A case in which a family was searched for, held a place for and refused. */
async function familyThatFoundNoPlace(): Promise<string> {
  const id = await acts.openCase(worker, { call: { corps: 'CARABINIERI', officer: 'Rossi' } });
  const shelters = [1, 2].map(() => world.given.shelter({ district, pools: [{ authorised: 9, free: 7 }] }));
  const [chosen] = await Promise.all(shelters);
  await world.ask(worker, search, { need: { category: 'FAMILY', guests: household, interventionId: id } });
  const { id: placementId } = await acts.hold(worker, id, chosen?.pool.id ?? '', {
    ...{ places: 3, guests: household, overrideReason: 'accordi' },
  });
  const no = { placementId, actor: 'SHELTER', reason: 'CHILDREN_NOT_ACCEPTED' };
  await acts.done(worker, 'refusePlacement', no);
  await acts.done(worker, 'closeIntervention', { interventionId: id, outcome: 'NO_PLACE_FOUND' });
  return id;
}
const guestsKept = (id = caseId) =>
  world.database.sql<{ guests: object[] }>(
    `select p.guests from placement p where p.intervention_id = $1
     union all select u.guests from unmet_need u where u.intervention_id = $1`,
    [id],
  );
const erase = () =>
  world.ask(
    coordinator,
    'mutation ($input: EraseInterventionInput!) { eraseIntervention(input: $input) { id } }',
    {
      input: { interventionId: caseId, reason: 'chiesto' },
    },
  );
const extract = async () => {
  const document = 'query ($id: ID!) { interventionExtract(interventionId: $id) { json } }';
  const { data } = await world.ask(coordinator, document, { id: caseId });
  return data.interventionExtract.json as string;
};
const coarse = [{ sex: 'FEMALE', ageBand: '25-39' }, { sex: 'MALE', ageBand: '0-2' }, { sex: 'FEMALE' }];

describe('the guests of a case', () => {
  test('have their ages until its words are erased on request, and bands from then on', async () => {
    const other = caseId;
    caseId = await familyThatFoundNoPlace();
    await world.clock.advance('91 days');
    expect(await guestsKept()).toEqual([{ guests: household }, { guests: household }]);
    expect((await erase()).code).toBeNull();
    expect(await guestsKept()).toEqual([{ guests: coarse }, { guests: coarse }]);
    expect(await guestsKept(other)).toEqual([{ guests: household }, { guests: household }]);
  });

  test('become coarser with the words that are past their term', async () => {
    await world.clock.advance('10 years 1 day');
    await runRetention(server);
    expect(await guestsKept()).toEqual([{ guests: coarse }, { guests: coarse }]);
  });

  test('are made coarser of no case whose words are kept, and a need is changed in no other way', async () => {
    await server.query('select generalise_guests(array[$1::uuid])', [caseId]);
    expect(await guestsKept()).toEqual([{ guests: household }, { guests: household }]);
    const forge = (set: string) =>
      world.database.asOwner(async (client) => {
        await client.query("select set_config('riparo.maintenance', 'on', false)");
        return client.query(`update unmet_need set ${set} where intervention_id = '${caseId}'`);
      });
    await expect(forge("guests = '[]'")).rejects.toThrow('unmet_need is insert-only');
    await expect(forge("reasons = '[]', category = 'MINOR'")).rejects.toThrow('unmet_need is insert-only');
  });
});

describe('the extract of a case', () => {
  test('tells staff by their roles, and no id of anybody', async () => {
    const text = await extract();
    const accounts = await world.database.sql<{ id: string; name: string }>('select id, name from account');
    expect(accounts.filter(({ id, name }) => text.includes(id) || text.includes(`"${name}"`))).toEqual([]);
    const { intervention, placement, timeline_entry: entries } = JSON.parse(text);
    expect(intervention[0]).toMatchObject({ opened_by: 'SOCIAL_WORKER', closed_by: 'SOCIAL_WORKER' });
    expect(placement[0]).toMatchObject({ held_by: 'SOCIAL_WORKER', no_show_by: null, guests: household });
    expect(entries[0]).toMatchObject({ actor_id: 'SOCIAL_WORKER' });
  });

  test('has no figures of shelters that were only looked at', async () => {
    const [shown] = await world.database.sql<{ shown: { offers: { poolId: string }[] } }>(
      "select shown from timeline_entry where intervention_id = $1 and kind = 'SEARCHED'",
      [caseId],
    );
    const [taken] = await world.database.sql<{ pool_id: string }>(
      'select pool_id from placement where intervention_id = $1',
      [caseId],
    );
    const looked =
      shown?.shown.offers.map(({ poolId }) => poolId).filter((id) => id !== taken?.pool_id) ?? [];
    expect(looked.length).toBeGreaterThan(0);
    const text = await extract();
    expect(looked.filter((id) => text.includes(id))).toEqual([]);
    expect(text).not.toContain('"offers"');
  });

  test('is told to have been made at the command line, where it was', async () => {
    await extractAtCommand({ ownerUrl: world.database.ownerUrl, secrets: world.secrets }, caseId);
    const trail = `query ($id: ID) { auditEntries(filter: { targetId: $id, action: SUBJECT_EXTRACTED }) { nodes { by { id name } } }
      whoSaw(target: INTERVENTION, targetId: "${caseId}") { by { name } actions } }`;
    const by = { id: 'command-line', name: 'command line' };
    const { data } = await world.ask(coordinator, trail, { id: caseId });
    expect(data.auditEntries.nodes).toEqual([{ by }]);
    expect(data.whoSaw).toContainEqual({ by: { name: by.name }, actions: ['SUBJECT_EXTRACTED'] });
  });
});

describe('the name of somebody who left', () => {
  const leave = (id: string) =>
    world.database.sql('update account set disabled_at = registry_now() where id = $1', [id]);
  const nameOf = async (id: string) =>
    (await world.database.sql<{ name: string }>('select name from account where id = $1', [id]))[0]?.name;
  const credentials = (id: string) =>
    world.database.sql('select 1 from person_credential where account_id = $1', [id]);

  test('is a role and a number ten years later; who is still there keeps theirs, and the trail verifies', async () => {
    const gone = await world.given.person({ roles: ['SOCIAL_WORKER'], district, name: 'Ada Partita' });
    const here = await world.given.person({ roles: ['SOCIAL_WORKER'], district, name: 'Bea Rimasta' });
    await leave(gone.id);
    await world.clock.advance('9 years');
    await runRetention(server);
    expect(await nameOf(gone.id)).toBe('Ada Partita');
    await world.clock.advance('1 year 1 day');
    expect(await runRetention(server)).toMatchObject({ names: 1 });
    expect(await nameOf(gone.id)).toMatch(/^SOCIAL_WORKER \d+$/);
    expect(await credentials(gone.id)).toEqual([]);
    expect([await nameOf(here.id), await credentials(here.id)]).toEqual(['Bea Rimasta', [{ '?column?': 1 }]]);
    expect(await runRetention(server)).toMatchObject({ names: 0 });
    const written = await world.database.sql(
      "select details from audit_entry where action = 'ERASED' and $1 = any(target_ids)",
      [gone.id],
    );
    expect(written).toEqual([{ details: { why: 'TERM_OVER', term: 'STAFF_NAME' } }]);
    const signer = lineSigner(Buffer.alloc(32, 1));
    const ask: Ask = async (text, values = []) => (await server.query(text, [...values])).rows;
    const lines: string[] = [];
    for await (const line of exportLines(ask, signer, { from: null, to: null })) lines.push(`${line}\n`);
    expect(verifyExport(lines.join(''), { publicKeys: [signer.publicKey] }).findings).toEqual([]);
    expect(lines.join('')).not.toContain('Partita');
  });
});

describe('every command', () => {
  const run = promisify(execFile);
  const asked = (name: string) =>
    run(process.execPath, ['dist/src/commands.js', name, '--help'], { env: {} });
  const names = [
    'migrate',
    'seed',
    'rotate-keys',
    'key',
    'retention',
    'extract',
    'audit-export',
    'audit-key',
    'invite',
  ];

  test.each(names)('%s says how it is used, without settings or a database', async (name) => {
    const { stdout } = await asked(name);
    expect(stdout).toContain(`npm run ${name === 'extract' || name.startsWith('audit') ? '-s ' : ''}`);
    expect(stdout.length).toBeGreaterThan(60);
  });
});
