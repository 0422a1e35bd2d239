import type { Actor } from '../platform/context.js';
import type { InterventionOutcome, InterventionState } from './closed-lists.js';

/** How the placements of a case stand, counted. */
export interface Progress {
  /** Held and not lapsed. */
  readonly held: number;
  /** Confirmed, and nobody has arrived yet. */
  readonly awaited: number;
  /** Guests inside. */
  readonly inside: number;
  /** Stays that have ended. */
  readonly ended: number;
  /** A place was looked for: a search within the case, or a placement of any fate. */
  readonly sought: boolean;
}

/** The state of the least advanced placement still alive; without any, how far the search went. */
export function stateOf(closed: boolean, progress: Progress): InterventionState {
  if (closed) return 'CLOSED';
  if (progress.held > 0) return 'PLACING';
  if (progress.awaited > 0) return 'IN_TRANSIT';
  if (progress.inside > 0 || progress.ended > 0) return 'PLACED';
  return progress.sought ? 'SEARCHING' : 'OPEN';
}

/**
 * How somebody stands to a case. WORKER and SYSTEM are its team: a system only in the cases that it opened. EMERGENCY
 * is somebody on duty elsewhere who broke the glass: for an hour they read it as its workers do, and change nothing.
 */
export type CaseRelation = 'WORKER' | 'SYSTEM' | 'MEDIATOR' | 'OFFICE' | 'EMERGENCY';

export function isTeam(relation: CaseRelation | null): boolean {
  return relation === 'WORKER' || relation === 'SYSTEM';
}

/** What a caller reported names people: for the team, and for nobody who only passes by. */
export function readsAsTeam(relation: CaseRelation | null): boolean {
  return isTeam(relation) || relation === 'EMERGENCY';
}

function readsAll(relation: CaseRelation): boolean {
  return relation === 'WORKER' || relation === 'EMERGENCY';
}

/** Words of a case may name a guarded place: a system reads its own, the workers of the case read all. */
export function mayReadWords(
  relation: CaseRelation,
  { writtenBy, readBy }: { writtenBy: string | null; readBy: string | null },
): boolean {
  return readsAll(relation) || (relation === 'SYSTEM' && writtenBy !== null && writtenBy === readBy);
}

/** Outside the workers of the case, where somebody is protected is not told. */
export function outcomeShown(
  outcome: InterventionOutcome | null,
  isProtected: boolean,
  relation: CaseRelation,
): InterventionOutcome | null {
  const tellsWhere = outcome?.startsWith('PLACED_') ?? false;
  return tellsWhere && isProtected && !readsAll(relation) ? 'PLACED_PROTECTED' : outcome;
}

/** Where somebody was found is told to the office of that place, not to that of where they live. */
export function findingShown(
  { municipalityCode, relation }: { municipalityCode: string | null; relation: CaseRelation },
  actor: Pick<Actor, 'municipalityCodes'> | null,
): string | null {
  const isTheirs =
    municipalityCode !== null && (actor?.municipalityCodes.includes(municipalityCode) ?? false);
  return relation === 'OFFICE' && !isTheirs ? null : municipalityCode;
}

export interface Assignment {
  readonly assignedTo: string;
  readonly districtId: string;
}

/** The mediator is called in by whoever works on the case, or by the coordinator of its district. */
export function mayCallMediator(
  { id, roles, districtId }: Pick<Actor, 'id' | 'roles' | 'districtId'>,
  assignment: Assignment,
): boolean {
  const coordinates = roles.includes('COORDINATOR') && districtId === assignment.districtId;
  return coordinates || assignment.assignedTo === id;
}

export interface ClosingFacts {
  readonly category: string | null;
  /** One a call. */
  readonly calls: readonly { readonly callerKind: string; readonly corps: string | null }[];
  /** Confirmed placements of which nobody has said whether the guests arrived. */
  readonly unanswered: readonly string[];
  /** Steps of its procedure without which it may not close. */
  readonly steps: readonly unknown[];
}

export type MissingAtClosing = 'category' | 'corps' | 'placements' | 'steps';

/** Everything that still stands between a case and its end, at once. */
export function missingAtClosing(facts: ClosingFacts): MissingAtClosing[] {
  const lacksCorps = facts.calls.some(
    ({ callerKind, corps }) => callerKind === 'LAW_ENFORCEMENT' && corps === null,
  );
  const missing = {
    category: facts.category === null,
    corps: lacksCorps,
    placements: facts.unanswered.length > 0,
    steps: facts.steps.length > 0,
  } satisfies Record<MissingAtClosing, boolean>;
  return (Object.keys(missing) as MissingAtClosing[]).filter((name) => missing[name]);
}
