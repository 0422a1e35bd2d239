import { roundingMs, type Standing } from './check-ledger.js';
import type { Answer, Operation, Told } from './history.js';
import type { Findings } from './violation.js';

/** Figures told to a client, with the answer they came in. */
export interface Telling {
  readonly told: Told;
  readonly answer: Answer;
  readonly operation: Operation;
}

/** Whether what was told was true at its revision and its instant, the lapses settled by the clock. */
export function checkTelling(
  { told, answer, operation }: Telling,
  standing: Standing,
  findings: Findings,
): void {
  const { row, inside, operable } = standing;
  const find = (rule: string, more: object = {}) =>
    findings.add(rule, { told, row, operation, ...more, open: [...standing.open] });
  const most = promisedAt(standing, told.asOf - roundingMs);
  const least = promisedAt(standing, told.asOf + roundingMs);
  if (told.promised < least || told.promised > most)
    find('promised was true at its revision', { least, most });
  if (told.operable !== operable || told.outOfService !== row.outOfService)
    find('operable was true at its revision', { operable });
  const occupied = row.counted === null ? null : inside;
  if (told.occupied !== occupied) find('occupied was true at its revision', { occupied });
  const free =
    row.counted === null ? null : Math.min(Math.max(operable - inside - told.promised, 0), operable);
  if (told.free !== free) find('free is what the formula gives', { free });
  if (answer.code !== null) checkRefusal({ told, answer, operation }, standing, find);
}

function promisedAt({ open }: Standing, instant: number): number {
  let promised = 0;
  for (const { places, expiresAt } of open.values())
    if (expiresAt === null || expiresAt > instant) promised += places;
  return promised;
}

const stateAfter: Readonly<Record<string, string>> = {
  HELD: 'HELD',
  EXTENDED: 'HELD',
  STAY_RECORDED: 'ARRIVED',
};

function checkRefusal(
  { told, answer, operation }: Telling,
  standing: Standing,
  find: (rule: string, more?: object) => void,
): void {
  const { input } = operation;
  const { code, details } = answer;
  if (code === 'STALE_REVISION' && input.expectedRevision === told.revision)
    find('a stale revision is stale');
  if (code === 'NO_BED_LEFT') {
    const places = operation.name === 'holdBeds' ? Number(input.places) : 1;
    if (standing.inside + told.promised + places <= told.operable) find('no bed is left', { places });
  }
  const { placementId, state } = details;
  if (typeof placementId !== 'string' || typeof state !== 'string') return;
  const possible = statesOf(standing, placementId, told.asOf);
  if (!possible.has(state)) find('the state told was true', { state, possible: [...possible] });
  if (code === 'HOLD_LAPSED' && state !== 'LAPSED') find('a lapsed hold has lapsed');
}

function statesOf({ open, last }: Standing, placementId: string, asOf: number): ReadonlySet<string> {
  const kind = last.get(placementId);
  if (kind === undefined) return new Set();
  const state = stateAfter[kind] ?? kind;
  if (state === 'ARRIVED') return new Set(['ARRIVED', 'OVERDUE']);
  const expiresAt = open.get(placementId)?.expiresAt ?? null;
  if (state !== 'HELD' || expiresAt === null) return new Set([state]);
  if (Math.abs(expiresAt - asOf) <= roundingMs) return new Set(['HELD', 'LAPSED']);
  return new Set([expiresAt <= asOf ? 'LAPSED' : 'HELD']);
}
