import { type AuditTarget, recordAudit } from '../../access/index.js';
import { caseRecord } from '../../interventions/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import type { ReviewEmergencyAccessInput } from './emergency.input.js';
import { type AccessInSight, accessInSight, lockedAccess } from './emergency.queries.js';
import { isOpen, whyNotReview } from './emergency.rules.js';

const review = statement(
  'review-emergency-access',
  `-- What did another person find?
   update emergency_access g set reviewed_at = $2, reviewed_by = $3, justified = $4, review_entry_id = $5,
     ended_at = case when $6 then $2 else g.ended_at end
   where g.id = $1`,
);

/** Another person says whether an emergency access was justified; one that was not ends at once. */
export async function reviewEmergencyAccess(
  ctx: RequestContext,
  input: ReviewEmergencyAccessInput,
): Promise<AccessInSight> {
  const { id } = await once(ctx, { operation: 'reviewEmergencyAccess', input }, (tx) => look(tx, input));
  return accessInSight(ctx, id);
}

async function look(tx: TransactionContext, { accessId, justified, finding }: ReviewEmergencyAccessInput) {
  const access = await lockedAccess(tx, accessId);
  const code = whyNotReview(access, tx.actor.id);
  if (code) throw new Refusal(code);
  const { id, target, targetId } = access;
  const entryId = await recordAudit(tx, {
    ...{
      action: 'GLASS_REVIEWED',
      target: target satisfies AuditTarget,
      targetIds: [targetId],
      reason: finding,
    },
    ...(target === 'INTERVENTION' ? { reasonOf: caseRecord(targetId) } : {}),
    details: { accessId: id, justified },
  });
  const ends = !justified && isOpen(access, tx.now);
  await review(tx.em, [id, tx.now, tx.actor.id, justified, entryId, ends]);
  return { id };
}
