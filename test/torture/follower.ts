import { setTimeout as sleep } from 'node:timers/promises';
import type { TestDatabase } from '../support/database.js';
import type { Findings } from './violation.js';

/** Reads the journal while it is written, as a feed of changes does. */
export interface Follower {
  /** Reads to the end, and finds what it missed or met twice. */
  finish(findings: Findings): Promise<void>;
}

interface Row {
  readonly seq: string;
  readonly xid: string;
}

// Below the oldest transaction under way nothing is written any more: what is read there is all there is.
const sound = `select j.seq::text, j.xid::text from journal j
  where (j.xid, j.seq) > ($1::text::xid8, $2::bigint) and j.xid < pg_snapshot_xmin(pg_current_snapshot())
  order by j.xid, j.seq limit 1000`;
const naive = `select j.seq::text, j.xid::text from journal j
  where j.seq > $2::bigint and $1::text is not null order by j.seq limit 1000`;

export function followJournal({ sql }: TestDatabase, isNaive: boolean): Follower {
  const met = new Map<string, number>();
  let cursor: Row = { xid: '0', seq: '0' };
  let isOver = false;
  const read = async () => {
    const rows = await sql<Row & { [name: string]: unknown }>(isNaive ? naive : sound, [
      cursor.xid,
      cursor.seq,
    ]).catch(() => []);
    for (const { seq } of rows) met.set(seq, (met.get(seq) ?? 0) + 1);
    cursor = rows.at(-1) ?? cursor;
    return rows.length;
  };
  const reading = (async () => {
    while (!isOver) {
      await read();
      await sleep(isNaive ? 2 : 50);
    }
  })();
  return {
    async finish(findings) {
      isOver = true;
      await reading;
      while ((await read()) > 0);
      const all = await sql<{ seq: string }>('select seq::text from journal');
      const missed = all.filter(({ seq }) => !met.has(seq));
      const twice = [...met.values()].filter((times) => times > 1);
      if (missed.length > 0)
        findings.add('a reader of the journal misses nothing', { missed: missed.length });
      if (twice.length > 0)
        findings.add('a reader of the journal meets nothing twice', { twice: twice.length });
    },
  };
}
