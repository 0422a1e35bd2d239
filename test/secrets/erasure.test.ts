import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { destroyDataKey } from '../../src/platform/data-keys/record-seal.js';
import type { Secrets, WrappedKey } from '../../src/platform/secrets.js';
import { type Acts, actsIn } from '../placements/acts.js';
import type { Account } from '../support/given.js';
import { sealOf } from '../support/sealed.js';
import { createWorld, type World } from '../support/world.js';
import { requestIn } from './requests.js';

let world: World;
let acts: Acts;
let worker: Account;
let caseId: string;
let placementId: string;

const words = 'Signora trovata in stazione con due bambini';

beforeAll(async () => {
  world = await createWorld();
  acts = actsIn(world);
  const district = await world.given.district();
  worker = await world.given.worker({ district });
  const { pool } = await world.given.shelter({ district });
  caseId = await acts.openCase(worker, {
    call: { corps: 'CARABINIERI', station: 'Stazione di prova', officer: 'Appuntato', situation: words },
  });
  const hold = { overrideReason: 'Detto al telefono' };
  placementId = (await acts.confirmed(worker, caseId, pool.id, hold)).id;
  await acts.done(worker, 'recordArrival', { placementId, note: 'Arrivati in tre' });
  await acts.done(worker, 'tellCaller', {
    interventionId: caseId,
    toldTo: 'Pattuglia 3',
    words: 'Andate lì',
  });
  await acts.done(worker, 'closeIntervention', {
    interventionId: caseId,
    outcome: 'PLACED_IN_DISTRICT',
    note: 'Tutto bene',
  });
});
afterAll(() => world.close());

/** Everything that can be read of the case, as one text. */
async function readable(): Promise<string> {
  const { data, errors } = await world.ask(
    worker,
    `query ($id: ID!) { intervention(id: $id) { erasedAt closingNote calls { station officer situation }
       timeline(first: 50) { nodes { kind toldTo words } } placements { overrideReason note } } }`,
    { id: caseId },
  );
  expect(errors).toEqual([]);
  return JSON.stringify(data);
}

const secretWords = [words, 'Detto al telefono', 'Arrivati in tre', 'Andate lì', 'Tutto bene', 'Pattuglia 3'];

test('one data key seals everything of a case, and everything can be read', async () => {
  const keys = await world.database.sql('select owner_kind, owner_id from data_key where owner_id = $1', [
    caseId,
  ]);
  expect(keys).toEqual([{ owner_kind: 'INTERVENTION', owner_id: caseId }]);
  const text = await readable();
  for (const said of secretWords) expect(text).toContain(said);
  expect(text).toContain('"erasedAt":null');
});

describe('once the data key of a case is destroyed', () => {
  let before: { sealed: Buffer; context: string }[];
  let keyBefore: WrappedKey | undefined;
  let dump: Buffer[];

  beforeAll(async () => {
    before = await sealedOf(world, caseId);
    [keyBefore] = await world.database.sql<{ wrapped: Buffer; wrappingKeyId: string }>(
      `select wrapped, wrapping_key_id as "wrappingKeyId" from data_key where owner_id = $1`,
      [caseId],
    );
    await requestIn(world, worker, (tx) => destroyDataKey(tx, { kind: 'INTERVENTION', id: caseId }));
    dump = await everyValueOf(world);
  });

  test('nothing of it opens: bytes from before neither, with any key that the database still has', async () => {
    expect(before.length).toBeGreaterThan(6);
    const owner = { kind: 'INTERVENTION', id: caseId } as const;
    await expect(sealOf(world.database, world.secrets, owner)).rejects.toThrow('no data key');
    const opens = before.flatMap((value) =>
      dump.filter((wrapped) => opensWith(world.secrets, { caseId, wrapped }, value)),
    );
    expect(opens).toEqual([]);
    // The search would have found the key, had it been left anywhere.
    expect(dump.length).toBeGreaterThan(before.length);
    const [first] = before;
    if (!first || !keyBefore) throw new Error('nothing was sealed');
    expect(opensWith(world.secrets, { caseId, wrapped: keyBefore.wrapped }, first)).toBe(true);
  });

  test('those who read the case find no words, when they were erased, and no error', async () => {
    const text = await readable();
    for (const said of secretWords) expect(text).not.toContain(said);
    expect(text).not.toContain('"erasedAt":null');
    expect(text).toContain('"kind":"TOLD_CALLER"');
  });

  test('nothing more is written in it', async () => {
    const { code } = await world.ask(
      worker,
      'mutation ($id: ID!) { addNote(input: { interventionId: $id, words: "Ancora" }) { id } }',
      { id: caseId },
    );
    expect(code).toBe('RECORD_ERASED');
  });

  test('it is erased once', async () => {
    const again = await requestIn(world, worker, (tx) =>
      destroyDataKey(tx, { kind: 'INTERVENTION', id: caseId }),
    );
    expect(again).toBe(false);
  });
});

test('a record that never had a key can be erased too', async () => {
  const owner = { kind: 'INTERVENTION', id: randomUUID() } as const;
  expect(await requestIn(world, worker, (tx) => destroyDataKey(tx, owner))).toBe(true);
});

/** Every sealed value of a case with its context. */
async function sealedOf({ database }: World, id: string) {
  return database.sql<{ sealed: Buffer; context: string }>(
    `select v.sealed, v.context from (
       select closing_note_sealed as sealed, 'intervention.closing_note:' || id as context from intervention where id = $1
       union all select situation_sealed, 'call.situation:' || id from call where intervention_id = $1
       union all select officer_sealed, 'call.officer:' || id from call where intervention_id = $1
       union all select note_sealed, 'placement.note:' || id from placement where intervention_id = $1
       union all select override_reason_sealed, 'placement.override_reason:' || id from placement where intervention_id = $1
       union all select words_sealed, 'timeline_entry.words:' || id from timeline_entry where intervention_id = $1
       union all select told_to_sealed, 'timeline_entry.told_to:' || id from timeline_entry where intervention_id = $1
     ) v where v.sealed is not null`,
    [id],
  );
}

/** All bytes that stand anywhere in the database: what a dump would hold. */
async function everyValueOf({ database }: World): Promise<Buffer[]> {
  const columns = await database.sql<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c
     join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
     where c.table_schema = 'public' and c.data_type = 'bytea' and t.table_type = 'BASE TABLE'`,
  );
  const found = await Promise.all(
    columns.map(({ table, column }) =>
      database.sql<{ value: Buffer }>(`select ${column} as value from ${table} where ${column} is not null`),
    ),
  );
  return found.flat().map(({ value }) => value);
}

function opensWith(
  secrets: Secrets,
  key: { readonly caseId: string; readonly wrapped: Buffer },
  { sealed, context }: { readonly sealed: Buffer; readonly context: string },
): boolean {
  try {
    const owner = { kind: 'INTERVENTION', id: key.caseId } as const;
    secrets.dataKey(owner, { wrapped: key.wrapped, wrappingKeyId: secrets.keyId }).open(sealed, context);
    return true;
  } catch {
    return false;
  }
}
