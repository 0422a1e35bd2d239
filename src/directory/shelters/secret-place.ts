import type { RequestContext } from '../../platform/context.js';
import { openedWithKey } from '../../platform/data-keys/record-seal.js';
import { batched } from '../../platform/graphql/batch.js';
import type { RecordOwner } from '../../platform/secrets.js';
import { knownPlaces, readSealedPlace } from './secret-place.sql.js';
import type { Shelter } from './shelter.entity.js';
import { isCoordinatorOf, isOperatorOf } from './shelter.rules.js';

/** Where a guarded shelter meets a patrol, and where it is. */
export interface SecretPlace {
  readonly meetingPoint: string | null;
  readonly address: string | null;
}

export const sealContexts = {
  address: (shelterId: string) => `shelter_secret.address:${shelterId}`,
  meetingPoint: (shelterId: string) => `shelter_secret.meeting_point:${shelterId}`,
};

/** The secret place of a shelter has a data key of its own. */
export function placeRecord(shelterId: string): RecordOwner {
  return { kind: 'SHELTER', id: shelterId };
}

/**
 * Opens what is sealed of a shelter. The caller has made sure that the actor may know it, and writes down that they
 * were told.
 */
export async function secretPlaceOf(ctx: RequestContext, shelterId: string): Promise<SecretPlace> {
  const [row] = await readSealedPlace(ctx, [shelterId]);
  if (!row) return { meetingPoint: null, address: null };
  const opened = (sealed: Buffer | null, context: string) =>
    openedWithKey(ctx, placeRecord(shelterId), { ...row, sealed, context });
  return {
    meetingPoint: opened(row.meeting_point_sealed, sealContexts.meetingPoint(shelterId)),
    address: opened(row.address_sealed, sealContexts.address(shelterId)),
  };
}

const known = batched('known places', async (ctx: RequestContext, ids) => {
  const rows = await knownPlaces(ctx, [ids]);
  return new Map(
    rows.map(
      (row) => [row.shelter_id, { address: row.has_address, meetingPoint: row.has_meeting_point }] as const,
    ),
  );
});

/** Whether something is stored, for those who keep the shelter; null for everybody else. */
export async function isPlaceKnown(
  ctx: RequestContext,
  shelter: Shelter,
  what: 'address' | 'meetingPoint',
): Promise<boolean | null> {
  const { secrecy, district, organisation } = shelter;
  const kept = { secrecy, districtId: district.id, organisationId: organisation.id };
  const isKeeper = ctx.actor && (isCoordinatorOf(ctx.actor, kept) || isOperatorOf(ctx.actor, kept));
  return isKeeper ? ((await known(ctx).load(shelter.id))?.[what] ?? false) : null;
}
