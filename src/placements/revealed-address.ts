import { recordAudit } from '../access/index.js';
import { secretPlaceOf } from '../directory/index.js';
import { actorOf, type RequestContext } from '../platform/context.js';
import { Refusal } from '../platform/errors.js';
import { newestGrant } from './address-grant.sql.js';
import { visiblePlacement } from './placement.queries.js';
import { isInForce } from './reveal.rules.js';
import type { RevealedAddress } from './reveal.types.js';

/** What was revealed to the caller, as long as the grant is in force; each reading is written down before the answer. */
export async function revealedAddress(ctx: RequestContext, placementId: string): Promise<RevealedAddress> {
  const { id } = await visiblePlacement(ctx, placementId);
  const reader = actorOf(ctx);
  const [grant] = reader.isMachine ? [] : await newestGrant(ctx, [id, reader.id]);
  if (!grant) throw new Refusal('NOT_REVEALED');
  const { grantId, grantExpiresAt: expiresAt, grantEndedAt: endedAt, shelterId, interventionId } = grant;
  const isAssigned = grant.assignedTo === reader.id;
  if (!isInForce({ placement: grant, isAssigned, expiresAt, endedAt }, grant.now))
    throw new Refusal('GRANT_ENDED');
  const { address } = await secretPlaceOf(ctx, shelterId);
  if (address === null) throw new Refusal('ADDRESS_NOT_KEPT');
  await recordAudit(ctx, {
    ...{ action: 'ADDRESS_REVEALED', target: 'SHELTER', targetIds: [shelterId] },
    details: { grantId, placementId: id, interventionId, again: true },
  });
  return { placementId: id, address, expiresAt };
}
