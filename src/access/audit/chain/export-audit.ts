import { type ChainPlace, chainBeginning } from './audit-link.js';
import { exportMark } from './export-line.js';
import { type Ask, hashAt, instantNow, sealWhatIsWritten } from './seal-audit.js';
import type { LineSigner } from './signed-line.js';

/** Which entries: those written from an instant on, until before another. */
export interface ExportRange {
  readonly from: string | null;
  readonly to: string | null;
}

const stretch = `-- Which stretch of the chain lies in this time?
  select min(l.position)::text as first, max(l.position)::text as last
  from audit_link l join audit_entry e on e.seq = l.entry_seq
  where ($1::timestamptz is null or e.at >= $1) and ($2::timestamptz is null or e.at < $2)`;

const page = `-- What do these links hold?
  select l.position::text as position, encode(l.hash, 'hex') as hash, audit_entry_fields(e) as entry
  from audit_link l join audit_entry e on e.seq = l.entry_seq
  where l.position > $1 and l.position <= $2
  order by l.position limit 1000`;

interface PageRow {
  readonly position: string;
  readonly hash: string;
  readonly entry: string[];
}

/**
 * The lines of an export: a link and its entry each, and a signed line that says where the stretch begins and ends.
 * Whoever has them needs neither the database nor us to check them.
 */
export async function* exportLines(ask: Ask, signer: LineSigner, range: ExportRange): AsyncGenerator<string> {
  await sealWhatIsWritten(ask);
  yield* sealedLines(ask, signer, range);
}

/** The same of what is in the chain already. */
export async function* sealedLines(ask: Ask, signer: LineSigner, range: ExportRange): AsyncGenerator<string> {
  const [found] = await ask<{ first: string | null; last: string | null }>(stretch, [range.from, range.to]);
  const [first, last] = [Number(found?.first ?? 1), Number(found?.last ?? 0)];
  const start = await placeAt(ask, first - 1);
  let end = start;
  while (end.position < last) {
    const rows = await ask<PageRow>(page, [end.position, last]);
    if (rows.length === 0) throw new Error(`The chain has no link after position ${end.position}.`);
    for (const { position, hash, entry } of rows) {
      end = { position: Number(position), hash };
      yield JSON.stringify({ ...end, entry });
    }
  }
  yield signer.signed({ riparo: exportMark, madeAt: await instantNow(ask), ...range, start, end });
}

async function placeAt(ask: Ask, position: number): Promise<ChainPlace> {
  if (position <= 0) return chainBeginning;
  const hash = await hashAt(ask, position);
  if (hash === null) throw new Error(`The chain has no link at position ${position}.`);
  return { position, hash };
}
