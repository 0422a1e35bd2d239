import type { LedgerRow, PlacementRow } from './record.js';
import type { Findings } from './violation.js';

/** How a pool stood from one revision to the next, the clock apart. */
export interface Standing {
  readonly row: LedgerRow;
  readonly inside: number;
  readonly operable: number;
  /** Promises that stand, by placement. */
  readonly open: ReadonlyMap<string, OpenPromise>;
  /** What the ledger has said of a placement so far: the kind of its last row. */
  readonly last: ReadonlyMap<string, string>;
}
export interface OpenPromise {
  readonly places: number;
  /** Null once it is confirmed: it lapses no more. */
  readonly expiresAt: number | null;
}

export interface LedgerFacts {
  readonly placements: ReadonlyMap<string, PlacementRow>;
  /** By how many milliseconds an extended hold was extended. */
  readonly extendedBy: ReadonlyMap<string, number>;
}

/** Instants come rounded to a millisecond. */
export const roundingMs = 1.5;

/** After which rows of the same placement a row may stand. */
const mayFollow: Readonly<Record<string, readonly (string | undefined)[]>> = {
  HELD: [undefined],
  STAY_RECORDED: [undefined],
  EXTENDED: ['HELD'],
  CONFIRMED: ['HELD', 'EXTENDED'],
  LAPSED: ['HELD', 'EXTENDED'],
  RELEASED: ['HELD', 'EXTENDED', 'CONFIRMED'],
  REFUSED: ['HELD', 'EXTENDED', 'CONFIRMED', 'LAPSED'],
  NO_SHOW: ['CONFIRMED'],
  ARRIVED: ['HELD', 'EXTENDED', 'CONFIRMED', 'LAPSED', 'NO_SHOW'],
  ENDED: ['ARRIVED', 'STAY_RECORDED'],
};
const promiseEnds = new Set(['LAPSED', 'RELEASED', 'REFUSED', 'NO_SHOW', 'ARRIVED']);

/** Replays the ledger of one pool, row by row, and shows each standing. */
export function replayLedger(
  rows: readonly LedgerRow[],
  facts: LedgerFacts,
  { findings, visit }: { findings: Findings; visit: (standing: Standing) => void },
): void {
  const open = new Map<string, OpenPromise>();
  const last = new Map<string, string>();
  let before: LedgerRow | null = null;
  for (const row of rows) {
    const find = (rule: string, more: object = {}) => findings.add(rule, { row, before, ...more });
    if (row.revision !== (before?.revision ?? 0) + 1) find('revisions follow one another');
    followPlacement(row, { open, last, facts, find });
    const promised = [...open.values()].reduce((sum, { places }) => sum + places, 0);
    if (promised !== row.promised) find('promised is what stands open', { promised });
    const inside = Math.max(0, (row.counted ?? 0) + row.moved);
    const operable = row.closed ? 0 : Math.max(0, row.authorised - row.outOfService);
    if (row.kind === 'HELD' && inside + row.promised > operable) find('no promise beyond room');
    followCount(row, before, find);
    visit({ row, inside, operable, open, last });
    before = row;
  }
}

function followCount(row: LedgerRow, before: LedgerRow | null, find: (rule: string) => void): void {
  if (row.kind === 'REAFFIRMED' && before) {
    const inside = Math.max(0, (before.counted ?? 0) + before.moved);
    if (row.counted !== inside || row.moved !== 0) find('"still as shown" changes no figure');
  }
  if (row.kind !== 'DECLARED' || !before?.observedAt || !row.observedAt) return;
  if (row.observedAt < before.observedAt) find('an older count never replaces a newer one');
}

interface Following {
  readonly open: Map<string, OpenPromise>;
  readonly last: Map<string, string>;
  readonly facts: LedgerFacts;
  readonly find: (rule: string, more?: object) => void;
}

function followPlacement(row: LedgerRow, { open, last, facts, find }: Following): void {
  const { placementId: id, kind } = row;
  if (id === null) return;
  const may = mayFollow[kind];
  if (may && !may.includes(last.get(id))) find(`${kind} follows what it may follow`, { after: last.get(id) });
  last.set(id, kind);
  const placement = facts.placements.get(id);
  if (!placement) {
    find('a placement of the ledger exists');
    return;
  }
  const promise = open.get(id);
  if (kind === 'HELD') open.set(id, { places: placement.places, expiresAt: firstExpiry(placement, facts) });
  if (kind === 'EXTENDED' && promise) open.set(id, { ...promise, expiresAt: placement.expiresAt });
  if (kind === 'CONFIRMED' && promise) open.set(id, { ...promise, expiresAt: null });
  if (promise?.expiresAt != null) followClock(row, { placement, expiresAt: promise.expiresAt, find });
  if (promiseEnds.has(kind)) open.delete(id);
}

/** What may be done before a hold lapses was done before; a lapse came after. */
function followClock(
  { kind, at }: LedgerRow,
  { placement, expiresAt, find }: { placement: PlacementRow; expiresAt: number; find: Following['find'] },
): void {
  const doneAt = {
    EXTENDED: placement.extendedAt,
    CONFIRMED: placement.confirmedAt,
    RELEASED: placement.releasedAt,
  };
  const instant = kind in doneAt ? doneAt[kind as keyof typeof doneAt] : null;
  if (instant !== null && instant > expiresAt + roundingMs)
    find(`${kind} comes before the lapse`, { placement });
  if (kind === 'LAPSED' && at < expiresAt - roundingMs) find('a hold lapses by the clock', { placement });
}

function firstExpiry(
  { id, expiresAt, extendedAt }: PlacementRow,
  { extendedBy }: LedgerFacts,
): number | null {
  if (expiresAt === null || extendedAt === null) return expiresAt;
  return expiresAt - (extendedBy.get(id) ?? 0);
}
