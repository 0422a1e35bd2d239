import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { sealedLines } from '../../../src/access/audit/chain/export-audit.js';
import { verifyExport } from '../../../src/access/audit/chain/verify-export.js';
import { type Ask, AuditSealer, CheckpointFile, exportLines, lineSigner } from '../../../src/access/index.js';
import { openLog } from '../../../src/platform/log.js';
import { until } from '../../live/streams.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

const signer = lineSigner(Buffer.alloc(32, 7));
const publicKeys = [signer.publicKey];
const view = 'select * from invariant_audit_is_chained';

let database: TestDatabase;
let server: pg.Pool;
let folder: string;
const ask: Ask = async (text, values = []) => (await server.query(text, [...values])).rows;

beforeAll(async () => {
  database = await createTestDatabase();
  server = new pg.Pool({ connectionString: database.url, max: 4 });
  folder = await mkdtemp(path.join(tmpdir(), 'riparo-checkpoints-'));
});
afterAll(async () => {
  await server.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

const write = (by: pg.Pool | pg.PoolClient, action = 'CASE_READ') =>
  by.query(
    `insert into audit_entry (actor_id, action, target_kind, target_ids, reason_sealed, details,
       reason_of_kind, reason_of_id)
     values (gen_random_uuid(), $1, 'INTERVENTION', array[gen_random_uuid(), gen_random_uuid()], '\\x00ff', '{"è": "\\n", "n": 1.50}',
       'AUDIT_ENTRY', gen_random_uuid())`,
    [action],
  );

async function exported(range: { from: string | null; to: string | null } = { from: null, to: null }) {
  const lines: string[] = [];
  for await (const line of exportLines(ask, signer, range)) lines.push(line);
  return lines.map((line) => `${line}\n`).join('');
}

const sealerWith = (file: string | null) =>
  new AuditSealer({
    ask,
    signer,
    log: openLog('silent'),
    checkpoints: file ? new CheckpointFile(file) : null,
  });

/** What stands after somebody who owns everything has had their way; nothing of it stays. */
async function afterTampering(sql: string) {
  const url = new URL(process.env.RIPARO_TEST_ADMIN_URL ?? '');
  url.pathname = `/${database.name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(`begin; set session_replication_role = replica; ${sql}`);
    const rows = (await client.query(view)).rows;
    const text: string[] = [];
    const own: Ask = async (query, values = []) => (await client.query(query, [...values])).rows;
    const range = { from: null, to: null };
    for await (const line of sealedLines(own, signer, range)) text.push(`${line}\n`);
    return { rows, text: text.join('') };
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

describe('the chain of audit entries', () => {
  test('is made by the sealer, in the order of writing, and an export of it verifies', async () => {
    for (let entry = 0; entry < 20; entry++) await write(server);
    const sealer = sealerWith(path.join(folder, 'first.jsonl'));
    await until(async () => {
      await sealer.tick();
      return (await database.sql('select from audit_link')).length === 20;
    });
    await sealer.close();
    const [{ links } = { links: 0 }] = await database.sql<{ links: number }>(
      'select count(*)::integer as links from audit_link',
    );
    expect(links).toBe(20);
    const checkpoints = await readFile(path.join(folder, 'first.jsonl'), 'utf8');
    expect(verifyExport(await exported(), { publicKeys, checkpoints })).toMatchObject({
      findings: [],
      entries: 20,
      agreeing: 1,
    });
    expect(await database.sql(view)).toEqual([]);
  });

  test('waits for a transaction that drew its place first and commits last', async () => {
    const late = await server.connect();
    await late.query('begin');
    await write(late, 'GLASS_BROKEN');
    await write(server);
    const sealer = sealerWith(null);
    await sealer.tick();
    const unsealed =
      'select count(*)::integer as n from audit_entry e where not exists (select from audit_link l where l.entry_seq = e.seq)';
    expect(await database.sql(unsealed)).toEqual([{ n: 1 }]);
    await late.query('commit');
    late.release();
    // Transactions of other databases of this cluster count as well.
    await until(async () => {
      await sealer.tick();
      return (await database.sql<{ n: number }>(unsealed))[0]?.n === 0;
    });
    await sealer.close();
    const order = await database.sql<{ ok: boolean }>(
      'select bool_and(l.entry_seq > l.before) as ok from (select entry_seq, lag(entry_seq, 1, 0::bigint) over (order by position) as before from audit_link) l',
    );
    expect(order).toEqual([{ ok: true }]);
  });

  test('is one, however many seal while others write', async () => {
    const sealers = Array.from({ length: 4 }, () => sealerWith(null));
    const writers = Array.from({ length: 100 }, () => write(server));
    await Promise.all([
      ...writers,
      ...sealers.flatMap((sealer) => [sealer.tick(), sealer.tick(), sealer.tick()]),
    ]);
    await Promise.all(sealers.map((sealer) => sealer.close()));
    const text = await exported();
    expect(verifyExport(text, { publicKeys }).findings).toEqual([]);
    expect(await database.sql(view)).toEqual([]);
  });

  test('of a time is exported from its first entry to its last', async () => {
    const [{ middle } = { middle: new Date() }] = await database.sql<{ middle: Date }>(
      'select e.at as middle from audit_entry e order by e.seq offset 40 limit 1',
    );
    const verdict = verifyExport(await exported({ from: middle.toISOString(), to: null }), { publicKeys });
    expect(verdict.findings).toEqual([]);
    expect(verdict.stretch?.start.position).toBeGreaterThan(30);
    expect(
      verifyExport(await exported({ from: '2001-01-01', to: '2001-01-02' }), { publicKeys }),
    ).toMatchObject({
      findings: [],
      entries: 0,
    });
  });

  test("can only be added to, by the server's login and by the owner", async () => {
    for (const change of [
      "update audit_link set hash = '\\x00'",
      'delete from audit_link',
      'truncate audit_link',
    ])
      await expect(server.query(change)).rejects.toThrow('permission denied');
    await expect(database.sql('delete from audit_link')).rejects.toThrow('insert-only');
    await expect(database.sql("update audit_entry set action = 'X'")).rejects.toThrow('insert-only');
  });
});

describe('whoever rewrites the trail inside the database is found out', () => {
  const third = '(select entry_seq from audit_link where position = 3)';
  test.each([
    [
      'an entry is changed',
      `update audit_entry set actor_id = gen_random_uuid() where seq = ${third}`,
      'CHANGED',
    ],
    [
      'the sealed reason is changed',
      `update audit_entry set reason_sealed = '\\x01' where seq = ${third}`,
      'CHANGED',
    ],
    [
      'the instant is moved by a microsecond',
      `update audit_entry set at = at + interval '1 microsecond' where seq = ${third}`,
      'CHANGED',
    ],
    [
      'what a reason belongs to is changed',
      `update audit_entry set reason_of_id = gen_random_uuid() where seq = ${third}`,
      'CHANGED',
    ],
    ['a link is changed', "update audit_link set hash = sha256('x') where position = 3", 'CHANGED'],
    [
      'an entry and its link are removed',
      `delete from audit_entry where seq = ${third}; delete from audit_link where position = 3`,
      'REMOVED',
    ],
    [
      'two entries change places',
      `update audit_link l set entry_seq = -l.entry_seq where position in (3, 4);
       update audit_link l set entry_seq = (select -o.entry_seq from audit_link o where o.position = 7 - l.position) where position in (3, 4)`,
      'REORDERED',
    ],
  ])('%s', async (_, sql, kind) => {
    const { rows, text } = await afterTampering(sql);
    expect(rows).not.toEqual([]);
    expect(verifyExport(text, { publicKeys }).findings.map((found) => found.kind)).toContain(kind);
  });

  test('an entry is kept out of the chain', async () => {
    const { rows } = await afterTampering(
      `insert into audit_entry (seq, at, action) values ((select max(seq) + 50 from audit_entry), registry_now() - interval '2 minutes', 'SIGNED_IN')`,
    );
    expect(rows).toEqual([expect.objectContaining({ what: 'an entry has no link' })]);
  });

  test('a forged entry is put where there was none: it can never be linked', async () => {
    const { rows } = await afterTampering(
      `insert into audit_entry (seq, at, action) values (0, registry_now() - interval '2 minutes', 'SIGNED_IN')`,
    );
    expect(rows).toEqual([expect.objectContaining({ entry_seq: '0', what: 'an entry has no link' })]);
  });

  test('the tail is cut, or everything is hashed anew: the checkpoints tell', async () => {
    const file = path.join(folder, 'tail.jsonl');
    const sealer = sealerWith(file);
    await sealer.tick();
    await sealer.close();
    const checkpoints = await readFile(file, 'utf8');
    const cut = await afterTampering(`
      delete from audit_link where position > 10; delete from audit_entry where seq > (select max(entry_seq) from audit_link)`);
    expect(cut.rows).toEqual([]);
    expect(verifyExport(cut.text, { publicKeys }).findings).toEqual([]);
    expect(verifyExport(cut.text, { publicKeys, checkpoints }).findings).toMatchObject([{ kind: 'CUT' }]);
    const anew = await afterTampering(`
      update audit_entry set action = 'SIGNED_OUT' where seq = ${third}; delete from audit_link; select seal_audit(1000000)`);
    expect(anew.rows).toEqual([]);
    expect(verifyExport(anew.text, { publicKeys, checkpoints }).findings).toMatchObject([
      { kind: 'REWRITTEN' },
    ]);
  });

  test('a server signs nothing over a chain that is not the one it told', async () => {
    const file = path.join(folder, 'other.jsonl');
    const honest = new CheckpointFile(file);
    await honest.append(
      signer.signed({ riparo: 'riparo audit checkpoint 1', at: '', position: 2, hash: 'ab'.repeat(32) }),
    );
    const before = await readFile(file, 'utf8');
    const sealer = sealerWith(file);
    await sealer.tick();
    await sealer.close();
    expect(await readFile(file, 'utf8')).toBe(before);
  });
});
