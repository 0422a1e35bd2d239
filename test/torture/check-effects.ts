import { ledgerKindOf } from './documents.js';
import { type Operation, passing } from './history.js';
import { type Kept, type KeyRow, keyName, type LedgerRow, revisionName } from './record.js';
import type { Findings } from './violation.js';

// Refusals that are of this caller or this moment are not kept with the key.
const notKept = new Set(['NOT_FOUND', 'NOT_ALLOWED', 'NOT_SIGNED_IN', 'INVALID_INPUT']);

/** What each key did: one effect, all of it, and none that no key did. */
export function checkEffects(operations: readonly Operation[], record: Kept, findings: Findings): void {
  const rows = [...record.ledger.values()].flat();
  const due: Due = { effects: new Map(), counts: new Map() };
  const made = effectsIn(rows);
  for (const operation of operations) {
    const kept = operation.keys.flatMap((key) => record.keys.get(keyName(operation.actorId, key)) ?? []);
    const done = kept.filter(({ ids }) => ids !== null);
    if (done.length > 1) findings.add('one act has one effect', { operation, done });
    if (operation.keys.length > 0) checkAcknowledged(operation, kept, findings);
    for (const key of done) {
      expect(operation, key, due);
      checkOwnEffectIsTold(operation, key, { made, findings });
    }
    checkExpectedRevision(operation, { made, record, findings });
  }
  compareEffects(due.effects, effectCounts(rows), findings);
  compareCounts(due.counts, record, findings);
}

/** What a client was told stands in the database, and every repeated answer says the same. */
function checkAcknowledged(operation: Operation, kept: readonly KeyRow[], findings: Findings): void {
  const ids = new Set<string>();
  for (const { code, placements, key } of operation.answers) {
    if (code !== null && (passing.has(code) || notKept.has(code))) continue;
    const row = kept.find((one) => one.key === key);
    const rule = whyNotKept(code, row);
    if (rule) findings.add(rule, { operation, kept });
    if (code === null) ids.add(placements.map(({ id }) => id).join(' '));
  }
  if (ids.size > 1) findings.add('a repeated answer names the same placements', operation);
}

function whyNotKept(code: string | null, row: KeyRow | undefined): string | null {
  if (!row) return 'nothing acknowledged is lost';
  if (code === null) return row.ids === null ? 'nothing acknowledged is lost' : null;
  return row.refused === code ? null : 'a refusal is told as it was kept';
}

/** What the keys say must be there, and how often. */
interface Due {
  /** Rows of the ledger, by kind, placement or pool, and actor. */
  readonly effects: Map<string, number>;
  /** Counts of beds, by the mark in their note. */
  readonly counts: Map<string, number>;
}

const kindOf = { ...ledgerKindOf, holdBeds: 'HELD', holdGroup: 'HELD', recordStay: 'STAY_RECORDED' };

function expect({ name, input, actorId }: Operation, { ids }: KeyRow, { effects, counts }: Due): void {
  if (name === 'declareBeds') add(counts, String(input.note));
  if (name === 'confirmBeds') add(effects, `REAFFIRMED ${String(input.poolId)} ${actorId}`);
  const arrived = (input.arrivedPlacementIds ?? []) as readonly string[];
  for (const id of arrived) add(effects, `ARRIVED ${id} ${actorId}`);
  const kind = kindOf[name];
  if (kind) for (const id of ids ?? []) add(effects, `${kind} ${id} ${actorId}`);
}

const countedElsewhere = new Set(['OPENED', 'DECLARED', 'DISPUTED', 'LAPSED']);

function effectCounts(rows: readonly LedgerRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, placementId, poolId, actorId } of rows)
    if (!countedElsewhere.has(kind)) add(counts, `${kind} ${placementId ?? poolId} ${actorId}`);
  return counts;
}

type Counts = ReadonlyMap<string, number>;

function compareEffects(due: Counts, found: Counts, findings: Findings): void {
  for (const [effect, times] of due)
    if ((found.get(effect) ?? 0) < times) findings.add('nothing acknowledged is lost', { effect, times });
  for (const [effect, times] of found)
    if ((due.get(effect) ?? 0) < times) findings.add('every effect has its key', { effect, times });
}

/** A late count leaves no row in the ledger: counts of beds are looked for where all of them are kept. */
function compareCounts(due: Counts, { declarations }: Kept, findings: Findings): void {
  const kept = new Map<string, number>();
  for (const { note } of declarations) if (note?.startsWith('op ')) add(kept, note);
  for (const [note, times] of due)
    if (kept.get(note) !== times) findings.add('a count is kept once', { note, times: kept.get(note) ?? 0 });
  for (const [note] of kept) if (!due.has(note)) findings.add('every effect has its key', { count: note });
}

/** Where an effect stands that can be told from all others. */
function effectsIn(rows: readonly LedgerRow[]): ReadonlyMap<string, LedgerRow> {
  const effects = new Map<string, LedgerRow>();
  for (const row of rows) {
    if (row.placementId) effects.set(`${row.kind} ${row.placementId}`, row);
    else if (row.note) effects.set(row.note, row);
  }
  return effects;
}

/** Who has done something is told figures that hold it. */
function checkOwnEffectIsTold(
  { name, input, answers }: Operation,
  { ids }: KeyRow,
  { made, findings }: { made: ReadonlyMap<string, LedgerRow>; findings: Findings },
): void {
  const kind = kindOf[name];
  const names = name === 'declareBeds' ? [String(input.note)] : (ids ?? []).map((id) => `${kind} ${id}`);
  const rows = names.flatMap((one) => made.get(one) ?? []);
  for (const answer of answers) {
    if (answer.code !== null) continue;
    for (const row of rows) {
      const told = answer.told.find(({ poolId }) => poolId === row.poolId);
      if (told && told.revision < row.revision)
        findings.add('an act is in the figures it is answered with', { name, told, row, answer });
    }
  }
}

/** Nothing but lapses and the act itself lies between the revision that was seen and the one that was made. */
function checkExpectedRevision(
  { name, input, actorId }: Operation,
  { made, record, findings }: { made: ReadonlyMap<string, LedgerRow>; record: Kept; findings: Findings },
): void {
  const { expectedRevision } = input;
  if (name !== 'declareBeds' || typeof expectedRevision !== 'number') return;
  const row = made.get(String(input.note));
  if (!row) return;
  const between = (record.ledger.get(row.poolId) ?? []).slice(expectedRevision, row.revision - 1);
  const isOwn = ({ kind, actorId: by }: LedgerRow) =>
    kind === 'LAPSED' || (kind === 'ARRIVED' && by === actorId);
  if (!between.every(isOwn))
    findings.add('nothing had moved since the revision expected', { expectedRevision, row, between });
}

/** Every change is in the journal once, each lapse too, and the journal names no other. */
export function checkJournal(record: Kept, firstRevisions: ReadonlyMap<string, number>, findings: Findings) {
  let found = 0;
  for (const [poolId, rows] of record.ledger) {
    for (const row of rows) {
      const count = record.journal.get(revisionName(poolId, row.revision)) ?? 0;
      found += count;
      if (row.revision <= (firstRevisions.get(poolId) ?? 0)) continue;
      if (count !== 1) findings.add('every change is in the journal once', { row, count });
    }
  }
  const total = [...record.journal.values()].reduce((sum, rows) => sum + rows, 0);
  if (total > found) findings.add('the journal names nothing that did not happen', { rows: total - found });
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
