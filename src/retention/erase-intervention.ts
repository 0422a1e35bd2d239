import { recordAudit } from '../access/index.js';
import {
  type CaseInSight,
  caseRecord,
  lockIntervention,
  visibleIntervention,
} from '../interventions/index.js';
import type { RequestContext, TransactionContext } from '../platform/context.js';
import { destroyDataKey } from '../platform/data-keys/record-seal.js';
import { guardedStatement } from '../platform/database/row-security.js';
import { statement } from '../platform/database/statement.js';
import { Refusal } from '../platform/errors.js';
import { once } from '../platform/request-key.js';
import type { EraseInterventionInput } from './retention.input.js';
import { whyNotErase } from './retention.rules.js';

const standing = guardedStatement<{ erasableFrom: Date | null; erasedAt: Date | null; inside: number }>(
  'erasing-of-a-case',
  `-- From when on may the words of this case be erased on request, and is anybody still inside?
   select kept_until('CASE_ON_REQUEST', i.closed_at) as "erasableFrom", k.destroyed_at as "erasedAt",
     (select count(*)::integer from placement p
       where p.intervention_id = i.id and p.arrived_at is not null and p.ended_at is null) as inside
   from intervention i
   left join data_key k on k.owner_kind = 'INTERVENTION' and k.owner_id = i.id
   where i.id = $1`,
);

const generalise = statement('generalise-guests', 'select generalise_guests(array[$1::uuid])');

/** Erases the words of a closed case because somebody may ask for it; ages become bands, figures stay. */
export async function eraseIntervention(
  ctx: RequestContext,
  input: EraseInterventionInput,
): Promise<CaseInSight> {
  const { id } = await once(ctx, { operation: 'eraseIntervention', input }, (tx) => erase(tx, input));
  return visibleIntervention(ctx, id);
}

async function erase(tx: TransactionContext, { interventionId, reason }: EraseInterventionInput) {
  const { id, closedAt } = await lockIntervention(tx, interventionId);
  const [row] = await standing(tx, [id]);
  if (!row) throw new Refusal('NOT_FOUND');
  const why = whyNotErase({ ...row, closedAt }, tx.now);
  if (why) throw new Refusal(why, { erasableFrom: row.erasableFrom?.toISOString() ?? null });
  await destroyDataKey(tx, caseRecord(id));
  await generalise(tx.em, [id]);
  await recordAudit(tx, {
    ...{ action: 'ERASED', target: 'INTERVENTION', targetIds: [id], reason },
    details: { why: 'ON_REQUEST' },
  });
  return { id };
}
