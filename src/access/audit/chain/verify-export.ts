import { chainBeginning } from './audit-link.js';
import { findingsOfLinks } from './check-links.js';
import { type Checkpoint, checkpointIn } from './checkpoint.js';
import { type LinkLine, readLinkLine, type SignedStretch, stretchIn } from './export-line.js';
import type { Finding } from './finding.types.js';
import { readSignedLine } from './signed-line.js';

export interface Verdict {
  readonly findings: readonly Finding[];
  readonly entries: number;
  readonly stretch: SignedStretch | null;
  /** Checkpoints that lie in the stretch and agree with it. */
  readonly agreeing: number;
  /** Whether the keys that signed are among those that were given. */
  readonly isKeyKnown: boolean;
}

export interface Evidence {
  /** The lines of checkpoint files. */
  readonly checkpoints?: string;
  /** Public keys of the registry, noted down when it began or when its key was renewed. */
  readonly publicKeys?: readonly string[];
}

/** Tells what of an export is right, or exactly what was done to it. Needs nothing else. */
export function verifyExport(text: string, { checkpoints = '', publicKeys = [] }: Evidence = {}): Verdict {
  const lines = text.split('\n');
  const tail = lines.pop();
  const findings: Finding[] = tail === '' ? [] : [cut('The export ends in the middle of a line.')];
  const signed = readSignedLine(lines.at(-1) ?? '');
  const stretch = signed && stretchIn(signed);
  if (stretch) lines.pop();
  else findings.push(cut('The signed line is missing at the end of the export.'));
  if (signed && stretch) findings.push(...findingsOfKey('The end of the export', signed, publicKeys));

  const links: LinkLine[] = [];
  for (const [index, line] of lines.entries()) {
    const link = readLinkLine(line, index + 1);
    if (link) links.push(link);
    else
      findings.push({ kind: 'CHANGED', sentence: `Line ${index + 1} is not an entry as it was exported.` });
  }
  const place = stretch ?? stretchOf(links);
  findings.push(...findingsOfLinks(links, place));
  const told = checkedCheckpoints(checkpoints, { publicKeys, links, place });
  return {
    findings: [...findings, ...told.findings],
    entries: links.length,
    stretch,
    agreeing: told.agreeing,
    isKeyKnown: publicKeys.length > 0,
  };
}

/** Without a signed end: what the lines themselves say. */
function stretchOf(links: readonly LinkLine[]): SignedStretch {
  const [first, last] = [links[0], links.at(-1)];
  // The hash before the first link is not told by it.
  const start = {
    position: (first?.position ?? 1) - 1,
    hash: first?.position === 1 ? chainBeginning.hash : '',
  };
  return { from: null, to: null, start, end: last ?? start };
}

function cut(sentence: string): Finding {
  return { kind: 'CUT', sentence };
}

function findingsOfKey(
  what: string,
  { key, isSigned }: { key: string; isSigned: boolean },
  publicKeys: readonly string[],
): Finding[] {
  if (!isSigned) return [{ kind: 'NOT_SIGNED', sentence: `${what} was changed after it was signed.` }];
  if (publicKeys.length === 0 || publicKeys.includes(key)) return [];
  return [{ kind: 'NOT_SIGNED', sentence: `${what} is signed with the key ${key}, which is none of yours.` }];
}

interface Told {
  readonly publicKeys: readonly string[];
  readonly links: readonly LinkLine[];
  readonly place: SignedStretch;
}

function checkedCheckpoints(text: string, told: Told): { findings: Finding[]; agreeing: number } {
  const findings: Finding[] = [];
  const hashes = new Map(told.links.map(({ position, hash }) => [position, hash]));
  hashes.set(told.place.start.position, told.place.start.hash);
  let agreeing = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const what = `Line ${index + 1} of the checkpoints`;
    const signed = readSignedLine(line);
    const checkpoint = signed && checkpointIn(signed);
    if (!signed || !checkpoint) {
      findings.push({ kind: 'CHANGED', sentence: `${what} is not a checkpoint.` });
      continue;
    }
    const wrong = [
      ...findingsOfKey(what, signed, told.publicKeys),
      ...against(checkpoint, hashes, told.place),
    ];
    findings.push(...wrong);
    if (wrong.length === 0 && hashes.has(checkpoint.position)) agreeing += 1;
  }
  return { findings, agreeing };
}

function against(
  { position, hash, at }: Checkpoint,
  hashes: ReadonlyMap<number, string>,
  { start, end, to }: SignedStretch,
): Finding[] {
  const present = hashes.get(position);
  if (present === hash || position < start.position) return [];
  const when = `the checkpoint of ${at} at position ${position}`;
  if (present !== undefined)
    return [
      {
        kind: 'REWRITTEN',
        sentence: `What stands up to position ${position} is not what ${when} vouches for.`,
      },
    ];
  // What was written after the end of the time asked for has no place in this export.
  const isLater = position > end.position && to !== null && Date.parse(at) >= Date.parse(to);
  if (isLater || position <= end.position) return [];
  return [cut(`The chain ends at position ${end.position}, before ${when}: its tail was cut.`)];
}
