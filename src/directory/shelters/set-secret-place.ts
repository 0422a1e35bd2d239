import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { keepersOf, keptShelter, moveOn, notTheirs, presentOf } from './kept-shelter.js';
import { sealContexts } from './secret-place.js';
import { readSealedPlace, writeSealedPlace } from './secret-place.sql.js';
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
  const [present] = await readSealedPlace(tx, [shelter.id]);
  const address = sealedAfter(tx, input.address, {
    present: present?.address_sealed ?? null,
    context: sealContexts.address(shelter.id),
  });
  const meetingPoint = sealedAfter(tx, input.meetingPoint, {
    present: present?.meeting_point_sealed ?? null,
    context: sealContexts.meetingPoint(shelter.id),
  });
  await writeSealedPlace(tx, [shelter.id, address, meetingPoint]);
  await moveOn(tx.em, [shelter.id]);
  return { id: shelter.id };
}

function sealedAfter(
  { secrets }: TransactionContext,
  given: string | null | undefined,
  { present, context }: { present: Buffer | null; context: string },
): Buffer | null {
  if (given === undefined) return present;
  return given === null ? null : secrets.seal(given, context);
}
