import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { invalidInput, notAllowed } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { searchKey } from '../../territory/index.js';
import { notTheirs } from './kept-shelter.js';
import { Shelter } from './shelter.entity.js';
import type { CreateShelterInput } from './shelter.input.js';
import { shelterOf } from './shelter.queries.js';
import {
  isCoordinatorOf,
  isGuarded,
  type KeptShelter,
  mayDecideWhose,
  mayKeep,
  whyNotPlace,
} from './shelter.rules.js';
import {
  comuneInDistrict,
  doesWorkIn,
  existingDistrict,
  refuseOtherDistrict,
  workingGateway,
  workingOrganisation,
} from './shelter-place.js';
import { refuseTellingName } from './telling-words.js';

const usualStayDays = 15;

/** Enters a shelter in the directory. */
export async function createShelter(ctx: RequestContext, input: CreateShelterInput): Promise<Shelter> {
  const { id } = await once(ctx, { operation: 'createShelter', input }, (tx) => create(tx, input));
  return shelterOf(ctx, id);
}

async function create(tx: TransactionContext, input: CreateShelterInput) {
  const place = placeIn(input);
  const whyNot = whyNotPlace(input.secrecy, place);
  if (whyNot) throw invalidInput(whyNot.field, whyNot.reason);
  const organisation = await workingOrganisation(tx, input.organisationId);
  const gatewayFor = isGuarded(input.secrecy) ? workingGateway : workingOrganisation;
  const gateway = place.gatewayId === null ? null : await gatewayFor(tx, place.gatewayId);
  const where = await whereabouts(tx, input);
  await refuseStranger(tx, {
    secrecy: input.secrecy,
    districtId: where.district,
    organisationId: organisation.id,
  });
  if (isGuarded(input.secrecy))
    await refuseTellingName(tx, input.name, { field: 'name', districtId: where.district });
  const id = randomUUID();
  const { name, kind, secrecy, address = null, phone = null, note = null } = input;
  tx.em.create(Shelter, {
    ...{
      id,
      organisation,
      gateway,
      ...where,
      name,
      searchName: searchKey(name),
      kind,
      secrecy,
      address,
      phone,
      note,
    },
    languages: input.languages ?? [],
    stayDays: input.stayDays ?? usualStayDays,
    ...{ staffedHours: null, admissionHours: null, telephoneHours: null, closedAt: null },
  });
  return { id };
}

function placeIn(input: CreateShelterInput) {
  const { gatewayId = null, municipality = null, address = null, phone = null, note = null } = input;
  const { latitude = null, longitude = null } = input;
  return { gatewayId, municipality, address, latitude, longitude, phone, note };
}

/** An open shelter lies in the district of its comune; a guarded one in the district it is said to. */
async function whereabouts(tx: TransactionContext, input: CreateShelterInput) {
  if (!input.municipality) {
    const district = await existingDistrict(tx, input.districtId ?? tx.actor.districtId);
    return { district, municipality: null, latitude: null, longitude: null };
  }
  const { municipality, districtId } = await comuneInDistrict(tx, input.municipality);
  refuseOtherDistrict(input.districtId, districtId);
  const latitude = input.latitude ?? municipality.latitude;
  const longitude = input.longitude ?? municipality.longitude;
  return { district: districtId, municipality, latitude, longitude };
}

/**
 * Guarded shelters are made by the coordinator of their district alone. An organisation makes open ones of its own where
 * it works already; where it comes new, the coordinator lets it in.
 */
async function refuseStranger(tx: TransactionContext, shelter: KeptShelter): Promise<void> {
  const { actor } = tx;
  const may = isGuarded(shelter.secrecy) ? isCoordinatorOf(actor, shelter) : mayKeep(actor, shelter);
  if (!may) throw notTheirs();
  if (mayDecideWhose(actor, shelter)) return;
  if (!(await doesWorkIn(tx, shelter.organisationId, shelter.districtId))) throw notAllowed(newThere);
}

const newThere = {
  en: 'your organisation keeps nothing in this district yet; its coordinator enters the first shelter there',
  it: 'il suo ente non ha ancora nulla in questo distretto; la prima struttura la inserisce il suo coordinatore',
};
