import type { TransactionContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { Refusal } from '../../platform/errors.js';
import type { Household } from './household-named.js';

const insideNow = guardedStatement<{ placementId: string }>(
  'inside-now',
  `-- Is one of these people recorded as inside somewhere?
   select g.placement_id as "placementId"
   from placement_subject g join subject s on s.id = g.subject_id
   where s.person_id = any($1::uuid[]) and g.in_course
   limit 1`,
);

/** Who is recorded by hand as inside is not inside anywhere else. @throws INSIDE_ELSEWHERE with the other placement */
export async function refuseElsewhere(
  tx: TransactionContext,
  { named }: Pick<Household, 'named'>,
): Promise<void> {
  if (named.length === 0) return;
  const [row] = await insideNow(tx, [named.map(({ personId }) => personId)]);
  if (row) throw new Refusal('INSIDE_ELSEWHERE', { placementId: row.placementId });
}
