import { randomUUID } from 'node:crypto';
import { proveSecondFactor, recordAudit } from '../../access/index.js';
import { isGuarded, shelterOf } from '../../directory/index.js';
import { caseRecord } from '../../interventions/index.js';
import { actorOf, type RequestContext, type TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { notAllowed, Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { once } from '../../platform/request-key.js';
import type { RecordOwner } from '../../platform/secrets.js';
import type { BreakGlassInput } from './emergency.input.js';
import { type AccessInSight, accessInSight } from './emergency.queries.js';
import { accessMinutes } from './emergency.rules.js';

const open = statement(
  'open-emergency-access',
  `-- Who reaches what is not theirs, and until when?
   insert into emergency_access (id, actor_id, shelter_id, intervention_id, district_id, actor_district_id, began_at,
     expires_at, entry_id, credential_id)
   values ($1, $2, $3, $4, $5, $6, $7, $7::timestamptz + make_interval(mins => $8), $9, $10)`,
);

const caseCalled = statement<{ id: string; districtId: string }>(
  'case-called',
  `-- Which case is called so, wherever it is?
   select c.id, c.district_id as "districtId" from case_called($1, $2) c`,
);

/**
 * Lets somebody on duty reach for an hour what is not theirs: with a reason and a second factor, in one transaction
 * with its line in the audit. It stands as an alert until another person has looked at it.
 */
export async function breakGlass(ctx: RequestContext, input: BreakGlassInput): Promise<AccessInSight> {
  if (actorOf(ctx).isMachine) throw notAllowed(forPeople);
  const { code, ...asked } = input;
  // A code works once: sent again by the same key, the act is told by what was asked without it.
  const { id } = await once(ctx, { operation: 'breakGlass', input: asked }, async (tx) => {
    await proveSecondFactor(tx, code);
    return breakIn(tx, asked);
  });
  return accessInSight(ctx, id);
}

interface Reached {
  readonly shelterId: string | null;
  readonly interventionId: string | null;
  readonly districtId: string;
  readonly reasonOf?: RecordOwner;
}

async function breakIn(tx: TransactionContext, { target, targetId, reason }: Omit<BreakGlassInput, 'code'>) {
  const { reasonOf, ...reached } =
    target === 'SHELTER' ? await refuge(tx, targetId) : await otherCase(tx, targetId);
  const { shelterId, interventionId, districtId } = reached;
  const id = randomUUID();
  const entryId = await recordAudit(tx, {
    ...{ action: 'GLASS_BROKEN', target, targetIds: [shelterId ?? interventionId ?? ''], reason },
    ...(reasonOf ? { reasonOf } : {}),
    details: { accessId: id },
  });
  await open(tx.em, [
    ...[id, tx.actor.id, shelterId, interventionId, districtId, tx.actor.districtId, tx.now, accessMinutes],
    ...[entryId, tx.actor.credentialId],
  ]);
  return { id };
}

/** A guarded shelter within sight: what may not even be known is not reached in an emergency either. */
async function refuge(tx: TransactionContext, id: string): Promise<Reached> {
  const shelter = await shelterOf(tx, id);
  if (!isGuarded(shelter.secrecy)) throw new Refusal('ADDRESS_NOT_SECRET');
  return { shelterId: shelter.id, interventionId: null, districtId: shelter.district.id };
}

async function otherCase(tx: TransactionContext, called: string): Promise<Reached> {
  const [found] = await caseCalled(tx.em, [isId(called) ? called : null, called]);
  if (!found) throw new Refusal('NOT_FOUND');
  if (found.districtId === tx.actor.districtId) throw new Refusal('GLASS_NOT_NEEDED');
  const { id, districtId } = found;
  return { shelterId: null, interventionId: id, districtId, reasonOf: caseRecord(id) };
}

const forPeople = {
  en: 'a system has no emergencies; a person does this, signed in',
  it: 'un sistema non ha emergenze; lo fa una persona, con il proprio accesso',
};
