import type { RequestContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';

/** What of a case begins deadlines and procedures. */
export interface CaseFacts {
  readonly districtId: string;
  readonly category: string | null;
  readonly municipalityCode: string | null;
  readonly outcome: string | null;
  readonly closedAt: Date | null;
  readonly callerKind: string | null;
  readonly receivedAt: Date;
}

const facts = guardedStatement<CaseFacts>(
  'facts-of-case',
  `-- What is known of this case by now, and since when?
   select i.district_id as "districtId", i.category, i.municipality_code as "municipalityCode", i.outcome,
     i.closed_at as "closedAt", c.caller_kind as "callerKind", coalesce(c.received_at, i.opened_at) as "receivedAt"
   from intervention i
   left join lateral (
     select k.caller_kind, k.received_at from call k
     where k.intervention_id = i.id order by k.recorded_at, k.id limit 1
   ) c on true
   where i.id = $1`,
);

export async function factsOfCase(ctx: RequestContext, interventionId: string): Promise<CaseFacts | null> {
  const [row] = await facts(ctx, [interventionId]);
  return row ?? null;
}
