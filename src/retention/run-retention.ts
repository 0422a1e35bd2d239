import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { writeAuditEntry } from '../access/index.js';

/** How much was forgotten, to the last row. */
export interface Forgotten {
  readonly requestKeys: number;
  readonly apiKeys: number;
  /** Cases whose words nobody can read any more. */
  readonly cases: number;
  /** Calls that opened no case, of which the same is true. */
  readonly calls: number;
  /** Secret places of shelters that closed. */
  readonly places: number;
  /** People who left, for whom a role and a number stand now. */
  readonly names: number;
  /** Shifts of which neither the words of their hand-over nor a telephone are kept any more. */
  readonly handOvers: number;
}

const lock = 'select pg_try_advisory_lock(726604) as mine';
const unlock = 'select pg_advisory_unlock(726604)';
const begun = 'select registry_now() as at';
const written = 'insert into retention_run (began_at, forgotten) values ($1, $2)';
// Of people's sign-ins, where there are any: a part of its own knows what is old there.
const signIns = `do $$ begin
  if to_regprocedure('forget_old_sign_ins()') is not null then perform forget_old_sign_ins(); end if;
  if to_regprocedure('forget_count_links()') is not null then perform forget_count_links(); end if;
end $$`;

/**
 * Forgets what is over, in batches of one transaction each: broken off anywhere, the next run goes on. Null where another
 * server is at it. Each batch of erasures is written down in the transaction that erases.
 */
export async function runRetention(client: pg.Client, batch = 500): Promise<Forgotten | null> {
  const [{ mine } = { mine: false }] = (await client.query<{ mine: boolean }>(lock)).rows;
  if (!mine) return null;
  try {
    const [{ at } = { at: new Date(0) }] = (await client.query<{ at: Date }>(begun)).rows;
    const forgotten: Forgotten = {
      requestKeys: await inBatches(batch, () => count(client, 'forget_request_keys', batch)),
      apiKeys: await inBatches(batch, () => count(client, 'forget_api_keys', batch)),
      cases: await inBatches(batch, () =>
        erased(client, { batch, by: 'erase_cases_past_term', target: 'INTERVENTION', term: 'CASE_WORDS' }),
      ),
      calls: await inBatches(batch, () =>
        erased(client, { batch, by: 'erase_calls_past_term', target: 'CALL', term: 'CALL_WORDS' }),
      ),
      places: await inBatches(batch, () =>
        erased(client, { batch, by: 'erase_places_past_term', target: 'SHELTER', term: 'SECRET_PLACE' }),
      ),
      names: await inBatches(batch, () =>
        erased(client, { batch, by: 'forget_staff_names', target: 'PERSON', term: 'STAFF_NAME' }),
      ),
      handOvers: await inBatches(batch, () => count(client, 'forget_hand_overs', batch)),
    };
    await client.query(signIns);
    await client.query(written, [at, JSON.stringify(forgotten)]);
    return forgotten;
  } finally {
    await client.query(unlock);
  }
}

async function inBatches(batch: number, once: () => Promise<number>): Promise<number> {
  let all = 0;
  for (;;) {
    const some = await once();
    all += some;
    if (some < batch) return all;
  }
}

async function count(client: pg.Client, by: string, batch: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`select ${by}($1) as count`, [batch]);
  return rows[0]?.count ?? 0;
}

interface Erasing {
  readonly batch: number;
  /** The function of the database that erases, and obeys the terms. */
  readonly by: string;
  readonly target: string;
  readonly term: string;
}

async function erased(client: pg.Client, { batch, by, target, term }: Erasing): Promise<number> {
  await client.query('begin');
  try {
    const { rows } = await client.query<{ id: string }>(`select id from ${by}($1) as id`, [batch]);
    const details = JSON.stringify({ why: 'TERM_OVER', term });
    const ids = rows.map(({ id }) => id);
    const entry = [randomUUID(), null, 'ERASED', target, ids, null, details, null, null, null];
    if (ids.length > 0) await client.query(writeAuditEntry, entry);
    await client.query('commit');
    return ids.length;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
