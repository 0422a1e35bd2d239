import { chainBeginning, linkHash } from './audit-link.js';
import type { LinkLine, SignedStretch } from './export-line.js';
import type { Finding } from './finding.types.js';

/** What of these links does not follow from the ones before, between the two places that are vouched for. */
export function findingsOfLinks(links: readonly LinkLine[], { start, end }: SignedStretch): Finding[] {
  const known = new Map<number, LinkLine>();
  const findings: Finding[] = [];
  let last = start.position;
  for (const link of links) {
    const { position, line } = link;
    if (known.has(position))
      findings.push(finding('INSERTED', `Line ${line}: position ${position} stands there a second time.`));
    else if (position <= start.position || position > end.position)
      findings.push(
        finding('INSERTED', `Line ${line}: position ${position} lies outside what was exported.`),
      );
    else {
      known.set(position, link);
      if (position < last)
        findings.push(finding('REORDERED', `Line ${line}: position ${position} stands after ${last}.`));
      last = Math.max(last, position);
    }
  }
  findings.push(...missing(known, { start, end } as SignedStretch));
  const broken = brokenLinks(known, start.position, start.hash);
  findings.push(...broken.map((link) => told(link, broken, { known, startHash: start.hash })));
  return [...findings, ...findingsOfEnds(known, { start, end } as SignedStretch, findings.length === 0)];
}

function finding(kind: Finding['kind'], sentence: string): Finding {
  return { kind, sentence };
}

function missing(known: ReadonlyMap<number, LinkLine>, { start, end }: SignedStretch): Finding[] {
  const gaps: { from: number; to: number }[] = [];
  let expected = start.position + 1;
  for (const position of [...known.keys()].sort((a, b) => a - b)) {
    if (position > expected) gaps.push({ from: expected, to: position - 1 });
    expected = position + 1;
  }
  const within = gaps.map(({ from, to }) => finding('REMOVED', `${positions(from, to)} were removed.`));
  if (expected > end.position) return within;
  return [...within, finding('CUT', `${positions(expected, end.position)} were cut from the end.`)];
}

function positions(from: number, to: number): string {
  return from === to ? `The entries of position ${from}` : `The entries of positions ${from} to ${to}`;
}

/** The hash before a link; null where the link before is not there. */
function before(known: ReadonlyMap<number, LinkLine>, position: number, start: { at: number; hash: string }) {
  return position === start.at + 1 ? start.hash || null : (known.get(position - 1)?.hash ?? null);
}

function brokenLinks(known: ReadonlyMap<number, LinkLine>, at: number, hash: string): LinkLine[] {
  return [...known.values()]
    .filter((link) => {
      const previous = before(known, link.position, { at, hash });
      return previous !== null && linkHash(previous, link.position, link.entry) !== link.hash;
    })
    .sort((a, b) => a.position - b.position);
}

/** Beyond, an exchange of entries is told as a change of each. */
const mostCompared = 200;

function told(
  link: LinkLine,
  broken: readonly LinkLine[],
  { known, startHash }: { known: ReadonlyMap<number, LinkLine>; startHash: string },
): Finding {
  const { position, entry, hash } = link;
  const previous = known.get(position - 1)?.hash ?? startHash;
  const fits = ({ entry: other }: LinkLine) =>
    other !== entry && linkHash(previous, position, other) === hash;
  const other = broken.length <= mostCompared ? broken.find(fits) : undefined;
  const what = `${entry[4]} of ${instantOf(entry[2])}`;
  if (other)
    return finding('REORDERED', `Position ${position} holds ${what}; its entry stands at ${other.position}.`);
  return finding(
    'CHANGED',
    `Position ${position} (${what}) does not follow from position ${position - 1}: it was changed, or what stood before it.`,
  );
}

function instantOf(microseconds = ''): string {
  const date = new Date(Number(microseconds) / 1000);
  return Number.isNaN(date.getTime()) ? 'no instant' : date.toISOString();
}

function findingsOfEnds(
  known: ReadonlyMap<number, LinkLine>,
  { start, end }: SignedStretch,
  isRightSoFar: boolean,
): Finding[] {
  const atBeginning = start.position === 0 && start.hash !== chainBeginning.hash;
  const findings = atBeginning
    ? [finding('REWRITTEN', 'The export does not begin where the chain of every registry begins.')]
    : [];
  const last = end.position === start.position ? start.hash : known.get(end.position)?.hash;
  if (last !== undefined && last !== end.hash)
    findings.push(
      finding(
        'REWRITTEN',
        isRightSoFar
          ? 'Every entry follows from the one before, but the end is not the one that was signed: entries and hashes were written anew.'
          : `The end, at position ${end.position}, is not the one that was signed.`,
      ),
    );
  return findings;
}
