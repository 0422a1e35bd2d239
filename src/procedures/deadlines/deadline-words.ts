import { type ReasonKept, reasonOf } from '../../access/index.js';
import { mayReadWords, openedOfCase } from '../../interventions/index.js';
import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { batched } from '../../platform/graphql/batch.js';
import type { DeadlineInSight } from './deadline.types.js';

const entries = statement<ReasonKept>(
  'words-of-breaches',
  `-- What was written down with these entries of the audit?
   select e.id, e.reason_sealed as "reasonSealed", e.reason_of_kind as "reasonOfKind", e.reason_of_id as "reasonOfId"
   from audit_entry e where e.id = any($1::uuid[])`,
);

const entryBy = batched('words of breaches', async ({ em }: RequestContext, ids) => {
  const rows = await entries(em, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
});

/** What was said of a deadline: of a case under its key, of a breach in the audit. */
export async function deadlineWords(
  ctx: RequestContext,
  seen: DeadlineInSight,
  what: 'evidence' | 'reason' | 'breach',
): Promise<string | null> {
  if (seen.relation === 'KEEPER') return breachWords(ctx, seen, what);
  if (what === 'breach' || seen.interventionId === null) return null;
  const isEvidence = what === 'evidence';
  const writtenBy = isEvidence ? seen.fulfilledBy : seen.cancelledBy;
  if (!mayReadWords(seen.relation, { writtenBy, readBy: ctx.actor?.id ?? null })) return null;
  const sealed = isEvidence ? seen.evidenceSealed : seen.reasonSealed;
  return openedOfCase(ctx, seen.interventionId, { sealed, context: `deadline.${what}:${seen.id}` });
}

async function breachWords(
  ctx: RequestContext,
  { entryId, endEntryId, fulfilledAt }: DeadlineInSight,
  what: 'evidence' | 'reason' | 'breach',
): Promise<string | null> {
  const isEnd = what === (fulfilledAt ? 'evidence' : 'reason');
  const id = what === 'breach' ? entryId : isEnd ? endEntryId : null;
  const entry = id && (await entryBy(ctx).load(id));
  return entry ? reasonOf(ctx, entry) : null;
}
