import { recordAudit } from '../../access/index.js';
import { caseRecord, lockIntervention, recordOnTimeline } from '../../interventions/index.js';
import type { TransactionContext } from '../../platform/context.js';
import { sealerOf } from '../../platform/data-keys/record-seal.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { Refusal } from '../../platform/errors.js';
import { labelOf } from '../../platform/graphql/closed-list.js';
import { DeadlineKind } from '../closed-lists.js';
import { beginDeadline } from './begin-deadline.js';
import { type CaseFacts, factsOfCase } from './case-facts.sql.js';
import { visibleDeadline } from './deadline.queries.js';
import { nextInChain, whyNotEnd } from './deadline.rules.js';

/** How a deadline comes to its end. */
export interface Ending {
  readonly as: 'FULFILLED' | 'CANCELLED';
  readonly at: Date;
  /** What shows that it was done, or why it does not apply. */
  readonly words: string;
}

interface HeldDeadline {
  readonly id: string;
  readonly kind: DeadlineKind;
  readonly interventionId: string | null;
  readonly fulfilledAt: Date | null;
  readonly cancelledAt: Date | null;
}

const hold = guardedStatement<HeldDeadline>(
  'hold-deadline',
  `-- How does this deadline stand, with nobody else ending it?
   select d.id, d.kind, d.intervention_id as "interventionId", d.fulfilled_at as "fulfilledAt",
     d.cancelled_at as "cancelledAt"
   from deadline d where d.id = $1 for no key update`,
);

const end = guardedStatement(
  'end-deadline',
  `-- Since when is it over, by whom, and what shows it?
   update deadline d set
     fulfilled_at = case when $2::text = 'FULFILLED' then $3::timestamptz end,
     fulfilled_by = case when $2 = 'FULFILLED' then $4::uuid end,
     evidence_sealed = case when $2 = 'FULFILLED' then $5::bytea end,
     cancelled_at = case when $2 = 'CANCELLED' then $3 end,
     cancelled_by = case when $2 = 'CANCELLED' then $4 end,
     reason_sealed = case when $2 = 'CANCELLED' then $5 end,
     end_entry_id = $6, revision = d.revision + 1
   where d.id = $1`,
);

/** Ends a deadline of a case of the team, or of a breach by who keeps it. Also when it is past, and the case closed. */
export async function endDeadline(
  tx: TransactionContext,
  deadlineId: string,
  ending: Ending,
): Promise<{ id: string }> {
  const seen = await visibleDeadline(tx, deadlineId);
  if (seen.interventionId) await lockIntervention(tx, seen.interventionId);
  const [held] = await hold(tx, [seen.id]);
  if (!held) throw new Refusal('NOT_FOUND');
  const refusal = whyNotEnd({ ...held, cancelledAt: held.cancelledAt ?? seen.cancelledAt });
  if (refusal) throw new Refusal(refusal);
  if (held.interventionId === null) return endBreach(tx, held, ending);
  await endOfCase(tx, { ...held, interventionId: held.interventionId }, ending);
  return { id: held.id };
}

/** The same for a deadline whose case this transaction has locked. */
export async function endOfCase(
  tx: TransactionContext,
  { id, kind, interventionId }: { id: string; kind: DeadlineKind; interventionId: string },
  { as, at, words }: Ending,
): Promise<void> {
  const column = as === 'FULFILLED' ? 'evidence' : 'reason';
  const seal = await sealerOf(tx, caseRecord(interventionId));
  await end(tx, [id, as, at, tx.actor.id, seal.seal(words, `deadline.${column}:${id}`), null]);
  const said = `${labelOf(DeadlineKind, kind, tx.language)}: ${words}`;
  await recordOnTimeline(tx, { interventionId, kind: `DEADLINE_${as}`, at, words: said });
  const next = as === 'FULFILLED' ? nextInChain(kind) : null;
  const facts: CaseFacts | null = next && (await factsOfCase(tx, interventionId));
  if (!next || !facts) return;
  const { districtId, municipalityCode } = facts;
  await beginDeadline(tx, { kind: next, districtId, municipalityCode, interventionId, begunAt: at });
}

/** There is no case to seal the words with: they stand in the audit. */
async function endBreach(tx: TransactionContext, { id }: HeldDeadline, { as, at, words }: Ending) {
  const entryId = await recordAudit(tx, {
    ...{ action: 'DATA_BREACH_RECORDED', reason: words, details: { end: as, deadline: id } },
  });
  await end(tx, [id, as, at, tx.actor.id, null, entryId]);
  return { id };
}
