import { oneAPerson, type SubjectInSight, subjectsOf } from '../../interventions/index.js';
import type { TransactionContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';

/** People of a case who would come to one pool. */
export interface Household {
  readonly poolId: string;
  /** Named by the caller: what is known of them is kept with the placement. */
  readonly named: readonly SubjectInSight[];
  /** Named, or else everybody of the case: nobody is put at risk by not being named. */
  readonly coming: readonly SubjectInSight[];
}

interface NamedLine {
  readonly poolId: string;
  /** Null where nobody said who. */
  readonly subjectIds: readonly string[] | null;
}

/** Who would come where. @throws NOT_FOUND for somebody of another case, and for a record that stands behind another of it */
export async function householdsOf<Line extends NamedLine>(
  tx: TransactionContext,
  interventionId: string,
  lines: readonly Line[],
): Promise<ReadonlyMap<Line, Household>> {
  const people = await peopleOf(tx, interventionId);
  return new Map(
    lines.map((line) => {
      const named = pick(people, line.subjectIds ?? []);
      return [line, { poolId: line.poolId, named, coming: named.length > 0 ? named : people }] as const;
    }),
  );
}

/** The people of a case that were named. @throws NOT_FOUND */
export async function householdNamed(
  tx: TransactionContext,
  interventionId: string,
  subjectIds: readonly string[],
): Promise<Pick<Household, 'named'>> {
  return { named: subjectIds.length > 0 ? pick(await peopleOf(tx, interventionId), subjectIds) : [] };
}

async function peopleOf(tx: TransactionContext, interventionId: string): Promise<SubjectInSight[]> {
  return oneAPerson((await subjectsOf(tx).load(interventionId)) ?? []);
}

function pick(people: readonly SubjectInSight[], ids: readonly string[]): SubjectInSight[] {
  return [...new Set(ids.map((id) => id.toLowerCase()))].map((id) => {
    const found = people.find((person) => person.id === id);
    if (!found) throw new Refusal('NOT_FOUND');
    return found;
  });
}
