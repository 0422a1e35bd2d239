import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { keptShelter, presentOf } from '../shelters/kept-shelter.js';
import type { Shelter } from '../shelters/shelter.entity.js';
import { shelterOf } from '../shelters/shelter.queries.js';
import { isGuarded } from '../shelters/shelter.rules.js';
import type { SetShelterHoursInput, ShelterClock } from '../shelters/shelter-keeping.input.js';
import { refuseTelling, tellingWords } from '../shelters/telling-words.js';
import { hoursFrom } from './hours.input.js';
import { namesInHours } from './names-in-hours.rules.js';

const clocks = {
  ADMISSION: 'admissionHours',
  STAFFED: 'staffedHours',
  TELEPHONE: 'telephoneHours',
} as const satisfies Record<ShelterClock, keyof Shelter>;

/** States when a shelter lets people in, is staffed, or answers the phone. */
export async function setShelterHours(ctx: RequestContext, input: SetShelterHoursInput): Promise<Shelter> {
  const { id } = await once(ctx, { operation: 'setShelterHours', input }, (tx) => set(tx, input));
  return shelterOf(ctx, id);
}

async function set(
  tx: TransactionContext,
  { shelterId, clock, hours, expectedRevision }: SetShelterHoursInput,
) {
  const shelter = await keptShelter(tx, shelterId);
  const column = clocks[clock];
  refuseStale(expectedRevision, { ...presentOf(shelter), [column]: shelter[column] });
  if (isGuarded(shelter.secrecy)) {
    const told = namesInHours(hours, 'hours');
    refuseTelling(await tellingWords(tx, told, shelter.district.id));
  }
  shelter[column] = hours ? hoursFrom(hours, 'hours') : null;
  return { id: shelter.id };
}
