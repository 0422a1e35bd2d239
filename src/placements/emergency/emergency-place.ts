import { recordAudit } from '../../access/index.js';
import { secretPlaceOf } from '../../directory/index.js';
import { readClock } from '../../platform/clock.js';
import { actorOf, type RequestContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { accessInSight } from './emergency.queries.js';
import { isOpen } from './emergency.rules.js';
import type { EmergencyPlace } from './emergency.types.js';

/** Where a guarded shelter is, to who broke the glass, within the hour; each reading is written down before the answer. */
export async function emergencyPlace(ctx: RequestContext, accessId: string): Promise<EmergencyPlace> {
  const access = await accessInSight(ctx, accessId);
  const reader = actorOf(ctx);
  // Those who look at it afterwards do not need to know the place.
  const isTheirs = access.actorId === reader.id && access.credentialId === reader.credentialId;
  if (!isTheirs || access.target !== 'SHELTER' || reader.isMachine) throw new Refusal('NOT_FOUND');
  if (!isOpen(access, await readClock(ctx.em))) throw new Refusal('EMERGENCY_OVER');
  const { address, meetingPoint } = await secretPlaceOf(ctx, access.targetId);
  await recordAudit(ctx, {
    ...{ action: 'ADDRESS_REVEALED', target: 'SHELTER', targetIds: [access.targetId] },
    details: { accessId: access.id },
  });
  return { address, meetingPoint, expiresAt: access.expiresAt };
}
