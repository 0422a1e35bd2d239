import { randomUUID } from 'node:crypto';
import { recordAudit } from '../access/index.js';
import { lockedPool } from '../availability/index.js';
import { secretPlaceOf } from '../directory/index.js';
import { caseRecord, lockIntervention } from '../interventions/index.js';
import { actorOf, type RequestContext, type TransactionContext } from '../platform/context.js';
import { notAllowed, Refusal } from '../platform/errors.js';
import { once } from '../platform/request-key.js';
import { lockPlacements } from './act-on-placement.js';
import { endGrants, grantAddress } from './address-grant.sql.js';
import { visiblePlacement } from './placement.queries.js';
import { stateInWords } from './placement-state-in-words.js';
import type { RevealAddressInput } from './reveal.input.js';
import { whyNotReveal } from './reveal.rules.js';
import type { RevealedAddress } from './reveal.types.js';
import { revealedAddress } from './revealed-address.js';

const grantHours = 3;

/**
 * Tells the worker of a case where a guarded shelter is, while somebody is on the way. The grant, the line of the
 * audit and the key of the request commit together; what is stored of the answer is an id.
 */
export async function revealAddress(
  ctx: RequestContext,
  input: RevealAddressInput,
): Promise<RevealedAddress> {
  if (actorOf(ctx).isMachine) throw notAllowed(forPeople);
  const told = new Map<string, RevealedAddress>();
  const { grantId } = await once(ctx, { operation: 'revealAddress', input }, async (tx) => {
    const granted = await reveal(tx, input);
    told.set(granted.grantId, granted.revealed);
    return { grantId: granted.grantId };
  });
  // Asked again by the same key: only as far as the grant still reaches, and written down again.
  return told.get(grantId) ?? revealedAddress(ctx, input.placementId);
}

async function reveal(tx: TransactionContext, { placementId, reason }: RevealAddressInput) {
  const seen = await visiblePlacement(tx, placementId);
  const { id, interventionId, shelterId, isGuarded } = seen;
  // The case, its pool, the placement: nobody takes the one over or ends the other until this is committed.
  const { assignedTo } = await lockIntervention(tx, interventionId);
  const { now } = await lockedPool(tx.em, seen.poolId);
  const [placement] = await lockPlacements(tx, [id]);
  if (!placement) throw new Refusal('NOT_FOUND');
  const isAssigned = assignedTo === tx.actor.id;
  const { address } = await secretPlaceOf(tx, shelterId);
  const code = whyNotReveal({ placement, isGuarded, isAssigned, isAddressKept: address !== null }, now);
  if (code || address === null)
    throw new Refusal(code ?? 'ADDRESS_NOT_KEPT', { placementId: id, ...stateInWords(placement, now) });
  const grantId = randomUUID();
  await endGrants(tx.em, [id, tx.actor.id, now]);
  const [grant] = await grantAddress(tx.em, [grantId, id, tx.actor.id, now, grantHours]);
  const expiresAt = grant?.expiresAt ?? now;
  await recordAudit(tx, {
    ...{ action: 'ADDRESS_REVEALED', target: 'SHELTER', targetIds: [shelterId], reason },
    reasonOf: caseRecord(interventionId),
    details: { grantId, placementId: id, interventionId, expiresAt: expiresAt.toISOString() },
  });
  return { grantId, revealed: { placementId: id, address, expiresAt } };
}

const forPeople = {
  en: 'an address is told to a person, never to a system',
  it: 'un indirizzo si rivela a una persona, mai a un sistema',
};
