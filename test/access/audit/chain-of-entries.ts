import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type ChainPlace, chainBeginning, linkHash } from '../../../src/access/audit/chain/audit-link.js';
import { checkpointMark } from '../../../src/access/audit/chain/checkpoint.js';
import { exportMark } from '../../../src/access/audit/chain/export-line.js';
import { lineSigner } from '../../../src/access/audit/chain/signed-line.js';

export interface Link extends ChainPlace {
  readonly entry: string[];
}

/** A registry on paper: it links, signs and exports as the real one does. */
export const registry = lineSigner(createHash('sha256').update('a registry').digest());
export const stranger = lineSigner(randomBytes(32));

/** As many links as asked for, from the beginning. */
export function chainOf(entries: number): Link[] {
  const links: Link[] = [];
  for (let position = 1; position <= entries; position++) {
    const at = String(1_790_000_000_000_000 + position * 1_000_000);
    const entry = [
      ...[
        String(position * 3),
        randomUUID(),
        at,
        randomUUID(),
        position % 3 ? 'CASE_READ' : 'SHELTERS_SHOWN',
      ],
      ...[
        'INTERVENTION',
        `${randomUUID()},${randomUUID()}`,
        position % 5 ? '' : 'aabbcc',
        randomUUID(),
        '{}',
        '{"a": "b"}',
      ],
    ];
    links.push({
      position,
      hash: linkHash(links.at(-1)?.hash ?? chainBeginning.hash, position, entry),
      entry,
    });
  }
  return links;
}

/** The hashes made anew over entries that were changed, as somebody with the whole database could. */
export function rehashed(links: readonly Link[], start: ChainPlace = chainBeginning): Link[] {
  let before = start.hash;
  return links.map(({ entry }, index) => {
    const position = start.position + index + 1;
    before = linkHash(before, position, entry);
    return { position, hash: before, entry };
  });
}

export function linesOf(links: readonly Link[]): string[] {
  return links.map(({ position, hash, entry }) => JSON.stringify({ position, hash, entry }));
}

export function endLine(links: readonly Link[], by = registry, start: ChainPlace = chainBeginning): string {
  const last = links.at(-1) ?? start;
  const end = { position: last.position, hash: last.hash };
  return by.signed({
    riparo: exportMark,
    madeAt: '2026-11-23T03:00:00.000Z',
    from: null,
    to: null,
    start,
    end,
  });
}

export function checkpointAt(link: ChainPlace, at = '2026-11-23T02:00:00.000Z', by = registry): string {
  return by.signed({ riparo: checkpointMark, at, position: link.position, hash: link.hash });
}

export function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
