import { ledgerKindOf } from './documents.js';
import { type Operation, passing } from './history.js';
import { type KeyRow, keyName, type LedgerRow, type Record, revisionName } from './record.js';
import type { Findings } from './violation.js';

// Refusals that are of this caller or this moment are not kept with the key.
const notKept = new Set(['NOT_FOUND', 'NOT_ALLOWED', 'NOT_SIGNED_IN', 'INVALID_INPUT']);

/** What each key did: one effect, all of it, and none that no key did. */
export function checkEffects(operations: readonly Operation[], record: Record, findings: Findings): void {
  const rows = [...record.ledger.values()].flat();
  const expected = new Map<string, number>();
  const declared = new Map<string, number>();
  const effects = effectsIn(rows);
  for (const operation of operations) {
    if (operation.keys.length === 0) continue;
    const kept = operation.keys.flatMap((key) => record.keys.get(keyName(operation.actorId, key)) ?? []);
    const done = kept.filter(({ ids }) => ids !== null);
    if (done.length > 1) findings.add('one act has one effect', { operation, done });
    checkAcknowledged(operation, kept, findings);
    for (const key of done) {
      expect(operation, key, { expected, declared });
      checkOwnEffectIsTold(operation, key, { effects, findings });
    }
    checkExpectedRevision(operation, { effects, record, findings });
  }
  compareCounts(expected, countsOf(rows), findings);
  const said = new Map<string, number>();
  for (const { note } of record.declarations) if (note?.startsWith('op ')) add(said, note);
  for (const [note, count] of declared)
    if (said.get(note) !== count) findings.add('a count is kept once', { note, times: said.get(note) ?? 0 });
  for (const [note] of said)
    if (!declared.has(note)) findings.add('every effect has its key', { declaration: note });
}

/** What a client was told stands in the database, and every repeated answer says the same. */
function checkAcknowledged(operation: Operation, kept: readonly KeyRow[], findings: Findings): void {
  const find = (rule: string) => findings.add(rule, { operation, kept });
  const ids = new Set<string>();
  for (const { code, placements, key } of operation.answers) {
    if (code !== null && (passing.has(code) || notKept.has(code))) continue;
    const row = kept.find((one) => one.key === key);
    if (!row) find('nothing acknowledged is lost');
    else if (code === null && row.ids === null) find('nothing acknowledged is lost');
    else if (code !== null && row.refused !== code) find('a refusal is told as it was kept');
    if (code === null) ids.add(placements.map(({ id }) => id).join(' '));
  }
  if (ids.size > 1) find('a repeated answer names the same placements');
}

interface Expected {
  readonly expected: Map<string, number>;
  readonly declared: Map<string, number>;
}

function expect(
  { name, input, actorId }: Operation,
  { ids }: KeyRow,
  { expected, declared }: Expected,
): void {
  if (name === 'declareBeds') {
    add(declared, String(input.note));
    for (const id of (input.arrivedPlacementIds ?? []) as string[]) add(expected, `ARRIVED ${id} ${actorId}`);
    return;
  }
  if (name === 'confirmBeds') return add(expected, `REAFFIRMED ${String(input.poolId)} ${actorId}`);
  const kind =
    ledgerKindOf[name] ??
    { holdBeds: 'HELD', holdGroup: 'HELD', recordStay: 'STAY_RECORDED' }[name as string];
  if (kind) for (const id of ids ?? []) add(expected, `${kind} ${id} ${actorId}`);
}

const ofSetup = new Set(['OPENED', 'DECLARED', 'DISPUTED', 'LAPSED']);

function countsOf(rows: readonly LedgerRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, placementId, poolId, actorId } of rows)
    if (!ofSetup.has(kind)) add(counts, `${kind} ${placementId ?? poolId} ${actorId}`);
  return counts;
}

function compareCounts(
  expected: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
  findings: Findings,
): void {
  for (const [effect, count] of expected)
    if ((found.get(effect) ?? 0) < count) findings.add('nothing acknowledged is lost', { effect, count });
  for (const [effect, count] of found)
    if ((expected.get(effect) ?? 0) < count)
      findings.add('every effect has its key', { effect, count, keys: expected.get(effect) ?? 0 });
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
  { effects, findings }: { effects: ReadonlyMap<string, LedgerRow>; findings: Findings },
): void {
  const kind = ledgerKindOf[name] ?? (name === 'recordStay' ? 'STAY_RECORDED' : 'HELD');
  const names = name === 'declareBeds' ? [String(input.note)] : (ids ?? []).map((id) => `${kind} ${id}`);
  const rows = names.flatMap((one) => effects.get(one) ?? []);
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
  {
    effects,
    record,
    findings,
  }: { effects: ReadonlyMap<string, LedgerRow>; record: Record; findings: Findings },
): void {
  const { expectedRevision } = input;
  if (name !== 'declareBeds' || typeof expectedRevision !== 'number') return;
  const made = effects.get(String(input.note));
  if (!made) return;
  const between = (record.ledger.get(made.poolId) ?? []).slice(expectedRevision, made.revision - 1);
  const isOwn = (row: LedgerRow) =>
    row.kind === 'LAPSED' || (row.kind === 'ARRIVED' && row.actorId === actorId);
  if (!between.every(isOwn))
    findings.add('nothing had moved since the revision expected', { expectedRevision, made, between });
}

/** Every change is in the journal, and the journal names no other. Lapses settled at once share a row. */
export function checkJournal(
  record: Record,
  firstRevisions: ReadonlyMap<string, number>,
  findings: Findings,
) {
  let found = 0;
  for (const [poolId, rows] of record.ledger) {
    for (const row of rows) {
      const count = record.journal.get(revisionName(poolId, row.revision)) ?? 0;
      found += count;
      if (row.revision <= (firstRevisions.get(poolId) ?? 0)) continue;
      if (count > 1 || (count === 0 && row.kind !== 'LAPSED'))
        findings.add('every change is in the journal once', { row, count });
    }
  }
  const total = [...record.journal.values()].reduce((sum, rows) => sum + rows, 0);
  if (total > found) findings.add('the journal names nothing that did not happen', { rows: total - found });
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
