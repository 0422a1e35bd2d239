import { setTimeout as pause } from 'node:timers/promises';
import { JournalFrontier } from '../../../platform/live/journal-frontier.rules.js';
import type { ChainPlace } from './audit-link.js';

/** Asks the database outside any request. */
export type Ask = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

// Every text of the sealer begins so: whoever counts the statements of a request leaves them out.
const look = `-- The sealer: how far is the audit trail complete?
  select pg_snapshot_xmin(s.now)::text as oldest, pg_snapshot_xmax(s.now)::text as next,
    (select coalesce(max(e.seq), 0)::text from audit_entry e) as newest
  from (select pg_current_snapshot() as now) s`;

const seal = `-- The sealer: links the entries that are complete.
  select seal_audit($1) as made`;

const end = `-- The sealer: where does the chain end?
  select l.position::text as position, encode(l.hash, 'hex') as hash
  from audit_link l order by l.position desc limit 1`;

const at = `-- The sealer: what stands at this place?
  select encode(l.hash, 'hex') as hash from audit_link l where l.position = $1`;

const instant = `-- The sealer: when is this?
  select to_char(registry_now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`;

const mostAtOnce = 1000;
const waitMs = 50;

/** Looks once, as a reader of the journal does: an entry counts when every transaction beside it has ended. */
export async function lookAtTrail(ask: Ask, frontier: JournalFrontier): Promise<void> {
  const [row] = await ask<{ oldest: string; next: string; newest: string }>(look);
  if (!row) throw new Error('The database did not tell its snapshot.');
  const { oldest, next, newest } = row;
  frontier.look({ oldestRunning: BigInt(oldest), notYetBegun: BigInt(next), newest: Number(newest) });
}

/** Links what is complete up to a place. */
export async function sealUpTo(ask: Ask, place: number): Promise<void> {
  for (;;) {
    const [row] = await ask<{ made: number }>(seal, [place]);
    if (!row || row.made < mostAtOnce) return;
  }
}

/** Links everything that was written before this call; waits for the transactions that run. */
export async function sealWhatIsWritten(ask: Ask, attempts = 200): Promise<void> {
  const frontier = new JournalFrontier();
  await lookAtTrail(ask, frontier);
  for (let left = attempts; frontier.reached === null && left > 0; left--) {
    await pause(waitMs);
    await lookAtTrail(ask, frontier);
  }
  if (frontier.reached === null)
    throw new Error('A transaction on this database does not end. Try again later.');
  await sealUpTo(ask, frontier.reached);
}

/** The last link; null while there is none. */
export async function endOfChain(ask: Ask): Promise<ChainPlace | null> {
  const [row] = await ask<{ position: string; hash: string }>(end);
  return row ? { position: Number(row.position), hash: row.hash } : null;
}

/** The hash of the link at a position; null where the chain does not reach it. */
export async function hashAt(ask: Ask, position: number): Promise<string | null> {
  const [row] = await ask<{ hash: string }>(at, [position]);
  return row?.hash ?? null;
}

/** The database's clock, in ISO 8601. */
export async function instantNow(ask: Ask): Promise<string> {
  const [row] = await ask<{ at: string }>(instant);
  if (!row) throw new Error('The database did not tell the time.');
  return row.at;
}
