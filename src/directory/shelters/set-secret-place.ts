import { recordAudit, recordChangeOfPlace } from '../../access/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { newSealerOf } from '../../platform/data-keys/record-seal.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { keepersOf, keptShelter, moveOn, notTheirs, presentOf } from './kept-shelter.js';
import { placeRecord, sealContexts, secretPlaceOf } from './secret-place.js';
import { writeSealedPlace } from './secret-place.sql.js';
import type { Shelter } from './shelter.entity.js';
import { shelterOf } from './shelter.queries.js';
import { isCoordinatorOf, isGuarded, isOperatorOf } from './shelter.rules.js';
import type { SetSecretPlaceInput } from './shelter-keeping.input.js';

/** Seals where a guarded shelter meets a patrol and, if at all, where it is. */
export async function setSecretPlace(ctx: RequestContext, input: SetSecretPlaceInput): Promise<Shelter> {
  // The key of the request is kept with a digest of its content: of places, only what nobody can guess back.
  const tag = (text: string | null | undefined) => (text ? ctx.secrets.sign(`secret place ${text}`) : text);
  const tagged = { ...input, meetingPoint: tag(input.meetingPoint), address: tag(input.address) };
  const { id } = await once(ctx, { operation: 'setSecretPlace', input: tagged }, (tx) => set(tx, input));
  return shelterOf(ctx, id);
}

async function set(tx: TransactionContext, input: SetSecretPlaceInput) {
  const shelter = await keptShelter(tx, input.shelterId);
  const kept = keepersOf(shelter);
  if (!isCoordinatorOf(tx.actor, kept) && !isOperatorOf(tx.actor, kept)) throw notTheirs();
  if (!isGuarded(shelter.secrecy)) throw new Refusal('NOT_GUARDED', { revision: shelter.revision });
  refuseStale(input.expectedRevision, presentOf(shelter));
  const present = await secretPlaceOf(tx, shelter.id);
  const address = input.address === undefined ? present.address : input.address;
  const meetingPoint = input.meetingPoint === undefined ? present.meetingPoint : input.meetingPoint;
  // Under a new key each time: what is taken away opens no more, not even from a copy of the database.
  const seal = await newSealerOf(tx, placeRecord(shelter.id));
  const sealed = (text: string | null, context: string) => (text === null ? null : seal.seal(text, context));
  await writeSealedPlace(tx, [
    shelter.id,
    sealed(address, sealContexts.address(shelter.id)),
    sealed(meetingPoint, sealContexts.meetingPoint(shelter.id)),
  ]);
  await moveOn(tx.em, [shelter.id]);
  if (!isCoordinatorOf(tx.actor, kept))
    await recordChangeOfPlace(tx, { id: shelter.id, districtId: kept.districtId });
  await recordAudit(tx, {
    action: 'SECRET_PLACE_CHANGED',
    target: 'SHELTER',
    targetIds: [shelter.id],
    details: { address: whatHappenedTo(input.address), meetingPoint: whatHappenedTo(input.meetingPoint) },
  });
  return { id: shelter.id };
}

function whatHappenedTo(given: string | null | undefined): 'KEPT' | 'ERASED' | 'STORED' {
  if (given === undefined) return 'KEPT';
  return given === null ? 'ERASED' : 'STORED';
}
