import type { Placed } from '../../interventions/index.js';
import type { TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { beginDeadlineOfPlacement } from './begin-deadline.js';

interface Ground {
  readonly districtId: string;
  readonly municipalityCode: string | null;
  readonly stayUntil: Date | null;
}

const ground = statement<Ground>(
  'ground-of-placement',
  `-- Whose calendar counts for what this placement begins? For the server alone: who hosts may not see the case.
   select g.district_id as "districtId", g.municipality_code as "municipalityCode", g.stay_until as "stayUntil"
   from ground_of_placement($1) g`,
);

/** The Comune is told once somebody has a place; a stay is looked at again before it is over. */
export async function followPlacement(
  tx: TransactionContext,
  { placementId, fact, at }: Placed,
): Promise<void> {
  const [found] = await ground(tx.em, [placementId]);
  if (!found) return;
  const beginning = { ...found, placementId, begunAt: at };
  await beginDeadlineOfPlacement(tx, { ...beginning, kind: 'MUNICIPALITY_NOTICE', stayUntil: null });
  if (fact === 'ARRIVED') await beginDeadlineOfPlacement(tx, { ...beginning, kind: 'EMERGENCY_STAY_REVIEW' });
}
