import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { invalidInput } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { searchKey } from '../../territory/index.js';
import { keepersOf, keptShelter, notTheirs, presentOf } from './kept-shelter.js';
import { refuseStillTold } from './refuse-still-told.js';
import type { Shelter } from './shelter.entity.js';
import type { EditShelterInput } from './shelter.input.js';
import { shelterOf } from './shelter.queries.js';
import { isCoordinatorOf, isGuarded, mayDecideWhose, mayKeep, whyNotPlace } from './shelter.rules.js';
import {
  comuneInDistrict,
  hushCriteria,
  movePools,
  workingGateway,
  workingOrganisation,
} from './shelter-place.js';
import { refuseTellingName } from './telling-words.js';

/** Changes what the directory says of a shelter. */
export async function editShelter(ctx: RequestContext, input: EditShelterInput): Promise<Shelter> {
  const { id } = await once(ctx, { operation: 'editShelter', input }, (tx) => edit(tx, input));
  return shelterOf(ctx, id);
}

async function edit(tx: TransactionContext, input: EditShelterInput) {
  const shelter = await keptShelter(tx, input.shelterId);
  refuseStale(input.expectedRevision, presentOf(shelter));
  const wasGuarded = isGuarded(shelter.secrecy);
  await changeWhose(tx, shelter, input);
  changeFacts(shelter, input);
  await changePlace(tx, shelter, input);
  if (!mayKeep(tx.actor, keepersOf(shelter))) throw notTheirs();
  const isNowGuarded = isGuarded(shelter.secrecy);
  if (isNowGuarded && wasGuarded)
    await refuseTellingName(tx, shelter.name, { field: 'name', districtId: shelter.district.id });
  if (isNowGuarded && !wasGuarded) await refuseStillTold(tx, shelter);
  await tx.em.flush();
  await movePools(tx.em, [shelter.id, shelter.district.id, shelter.latitude, shelter.longitude]);
  if (isNowGuarded && !wasGuarded) await hushCriteria(tx.em, [shelter.id]);
  return { id: shelter.id };
}

/** Who runs it, who is shown for it and how secret it is are not for its operators to say. */
async function changeWhose(tx: TransactionContext, shelter: Shelter, input: EditShelterInput): Promise<void> {
  const secrecy = input.secrecy ?? shelter.secrecy;
  const organisationId = input.organisationId?.toLowerCase() ?? shelter.organisation.id;
  const gatewayId = input.gatewayId === undefined ? shelter.gateway?.id : input.gatewayId?.toLowerCase();
  const isSame =
    secrecy === shelter.secrecy &&
    organisationId === shelter.organisation.id &&
    (gatewayId ?? null) === (shelter.gateway?.id ?? null);
  if (isSame) return;
  if (!mayDecideWhose(tx.actor, keepersOf(shelter))) throw notTheirs();
  const isMadeGuarded = isGuarded(secrecy) && !isGuarded(shelter.secrecy);
  if (isMadeGuarded && !isCoordinatorOf(tx.actor, keepersOf(shelter))) throw notTheirs();
  const organisation = await workingOrganisation(tx, organisationId);
  const gatewayFor = isGuarded(secrecy) ? workingGateway : workingOrganisation;
  const gateway = gatewayId ? await gatewayFor(tx, gatewayId) : null;
  tx.em.assign(shelter, { secrecy, organisation, gateway });
}

function changeFacts(shelter: Shelter, input: EditShelterInput): void {
  shelter.name = input.name ?? shelter.name;
  shelter.searchName = searchKey(shelter.name);
  shelter.kind = input.kind ?? shelter.kind;
  shelter.languages = input.languages ?? shelter.languages;
  shelter.stayDays = input.stayDays ?? shelter.stayDays;
}

async function changePlace(tx: TransactionContext, shelter: Shelter, input: EditShelterInput): Promise<void> {
  const place = isGuarded(shelter.secrecy) ? placeGiven(shelter, input) : placeAfter(shelter, input);
  const whyNot = whyNotPlace(shelter.secrecy, place);
  if (whyNot) throw invalidInput(whyNot.field, whyNot.reason);
  const { municipality, ...rest } = place;
  const { address, phone, note, latitude, longitude } = rest;
  tx.em.assign(shelter, { address, phone, note, latitude, longitude });
  if (municipality === null) tx.em.assign(shelter, { municipality });
  else if (municipality !== shelter.municipality?.istatCode) await moveTo(tx, shelter, input);
}

/** Of a shelter that is, or becomes, guarded nothing of the place is left: only what is given now is looked at. */
function placeGiven(shelter: Shelter, input: EditShelterInput) {
  const { municipality = null, address = null, phone = null, note = null } = input;
  const { latitude = null, longitude = null } = input;
  return { gatewayId: shelter.gateway?.id ?? null, municipality, address, latitude, longitude, phone, note };
}

function placeAfter(shelter: Shelter, input: EditShelterInput) {
  const after = <T>(given: T | null | undefined, present: T | null) =>
    given === undefined ? present : given;
  return {
    gatewayId: shelter.gateway?.id ?? null,
    municipality: input.municipality ?? shelter.municipality?.istatCode ?? null,
    address: after(input.address, shelter.address),
    latitude: after(input.latitude, shelter.latitude),
    longitude: after(input.longitude, shelter.longitude),
    phone: after(input.phone, shelter.phone),
    note: after(input.note, shelter.note),
  };
}

/** In another comune it stands in the middle of it, unless a position was given too. */
async function moveTo(
  tx: TransactionContext,
  shelter: Shelter,
  { municipality: istatCode, latitude, longitude }: EditShelterInput,
): Promise<void> {
  const { municipality, districtId } = await comuneInDistrict(tx, istatCode ?? '');
  const position = {
    latitude: latitude ?? municipality.latitude,
    longitude: longitude ?? municipality.longitude,
  };
  tx.em.assign(shelter, { municipality, district: districtId, ...position });
}
