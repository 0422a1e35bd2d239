import { checkTelling, type Telling } from './check-answers.js';
import { checkEffects, checkJournal } from './check-effects.js';
import { replayLedger } from './check-ledger.js';
import { checkOrder } from './check-order.js';
import type { Operation } from './history.js';
import { type Kept, keyName } from './record.js';
import type { Findings } from './violation.js';

export interface Checked {
  readonly operations: readonly Operation[];
  readonly record: Kept;
  /** Where each pool stood when the run began. */
  readonly firstRevisions: ReadonlyMap<string, number>;
}

const minute = 60_000;

/** Holds what clients heard against what the database holds; each answer and each row is looked at once. */
export function check({ operations, record, firstRevisions }: Checked, findings: Findings): void {
  const tellings = Map.groupBy(tellingsOf(operations), ({ told }) => told.poolId);
  const facts = { placements: record.placements, extendedBy: extensions(operations, record) };
  for (const [poolId, rows] of record.ledger) {
    const ofPool = tellings.get(poolId) ?? [];
    const byRevision = Map.groupBy(ofPool, ({ told }) => told.revision);
    replayLedger(rows, facts, {
      findings,
      visit: (standing) => {
        const { revision } = standing.row;
        for (const telling of byRevision.get(revision) ?? []) checkTelling(telling, standing, findings);
        byRevision.delete(revision);
      },
    });
    for (const [telling] of byRevision.values())
      findings.add('every revision told exists', { telling, last: rows.at(-1) });
    checkOrder(ofPool, findings);
  }
  checkEffects(operations, record, findings);
  checkJournal(record, firstRevisions, findings);
  checkCodes(operations, record, findings);
}

function tellingsOf(operations: readonly Operation[]): Telling[] {
  return operations.flatMap((operation) =>
    operation.answers.flatMap((answer) => answer.told.map((told) => ({ told, answer, operation }))),
  );
}

function extensions(operations: readonly Operation[], record: Kept): ReadonlyMap<string, number> {
  const extendedBy = new Map<string, number>();
  for (const { name, input, keys, actorId } of operations) {
    if (name !== 'extendHold') continue;
    const isDone = keys.some((key) => record.keys.get(keyName(actorId, key))?.ids);
    if (isDone) extendedBy.set(String(input.placementId), Number(input.minutes) * minute);
  }
  return extendedBy;
}

/** Answers that no sound registry gives to these clients, whatever happens to it. */
function checkCodes(operations: readonly Operation[], record: Kept, findings: Findings): void {
  for (const operation of operations) {
    for (const { code, details } of operation.answers) {
      if (code === null) continue;
      const isThere = record.placements.has(String(operation.input.placementId ?? ''));
      if (code === 'NOT_FOUND' && (isThere || !('placementId' in operation.input)))
        findings.add('what exists is found', operation);
      if (neverDue.has(code)) findings.add(`nobody is told ${code}`, { operation, details });
    }
  }
}

const neverDue = new Set([
  'INTERNAL',
  'REQUEST_KEY_REUSED',
  'NOT_SIGNED_IN',
  'NOT_ALLOWED',
  'NO_CODE',
  'CONFLICT',
]);
