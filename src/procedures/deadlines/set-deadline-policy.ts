import { recordAudit } from '../../access/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import type { SetDeadlinePolicyInput } from './deadline-policy.input.js';
import { policiesFor, policiesInForce } from './deadline-policy.queries.js';
import type { DeadlinePolicy } from './deadline-policy.types.js';
import { whyNotTerm } from './term.rules.js';

const set = statement<{ id: string; version: number }>(
  'set-deadline-policy',
  `-- A new version of this term; from whom and to whom stays as the law has it.
   insert into deadline_policy (district_id, kind, version, from_event, natural_minutes, working_days, working_time,
     warn_minutes, late_minutes, duty_bearer, escalates_to, source, note, set_by)
   select $1::uuid, y.kind,
     coalesce((select max(o.version) from deadline_policy o
       where o.kind = y.kind and o.district_id is not distinct from $1::uuid), 0) + 1,
     y.from_event, $3, $4, $5, $6, $7, y.duty_bearer, y.escalates_to, $8, $9, $10
   from deadline_policy y
   where y.kind = $2 and y.district_id is null
   order by y.version desc
   limit 1
   returning id, version`,
);

/** A coordinator sets a term for the own district, an administrator for all that have not set their own. */
export async function setDeadlinePolicy(
  ctx: RequestContext,
  input: SetDeadlinePolicyInput,
): Promise<DeadlinePolicy> {
  const { id } = await once(ctx, { operation: 'setDeadlinePolicy', input }, (tx) => setFor(tx, input));
  const policy = (await policiesFor(ctx, true)).find((one) => one.id === id);
  if (!policy) throw new Refusal('NOT_FOUND');
  return policy;
}

async function setFor(tx: TransactionContext, input: SetDeadlinePolicyInput) {
  const { kind, source } = input;
  const districtId = tx.actor.roles.includes('ADMIN') ? null : tx.actor.districtId;
  const present = (await policiesInForce(tx, tx.actor.districtId)).get(kind);
  if (present) refuseStale(input.expectedVersion, { revision: present.version, source: present.source });
  const term = {
    naturalMinutes: input.naturalMinutes ?? null,
    workingDays: input.workingDays ?? null,
    workingTime: input.workingTime ?? null,
    warnMinutes: input.warnMinutes,
    lateMinutes: input.lateMinutes ?? 0,
  };
  const whyNot = whyNotTerm(kind, term);
  if (whyNot) throw invalidInput('workingDays', reasons[whyNot]);
  const { naturalMinutes, workingDays, workingTime, warnMinutes, lateMinutes } = term;
  const [made] = await set(tx.em, [
    ...[districtId, kind, naturalMinutes, workingDays, workingTime, warnMinutes, lateMinutes],
    ...[source.trim(), input.note ?? null, tx.actor.id],
  ]);
  if (!made) throw new Refusal('NOT_FOUND');
  await recordAudit(tx, { action: 'POLICY_CHANGED', details: { policy: kind, version: made.version } });
  return { id: made.id };
}

const reasons = {
  WORKING_TERM_IS_HALF: {
    en: 'a working day needs its time, and a time its working day.',
    it: 'un giorno lavorativo vuole la sua ora, e un’ora il suo giorno.',
  },
  NO_TERM: {
    en: 'say minutes, or a working day with its time.',
    it: 'indicare i minuti, oppure un giorno lavorativo con l’ora.',
  },
};
