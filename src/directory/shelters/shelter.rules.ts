import type { Actor } from '../../platform/context.js';
import type { Words } from '../../platform/language.js';
import type { Secrecy } from '../closed-lists.js';

export type Keeper = Pick<Actor, 'roles' | 'districtId' | 'organisationId' | 'vouchedDistrictIds'>;

/** As much of a shelter as decides who keeps it. */
export interface KeptShelter {
  readonly secrecy: Secrecy;
  readonly districtId: string;
  readonly organisationId: string;
}

export function isGuarded(secrecy: Secrecy): boolean {
  return secrecy === 'CONFIDENTIAL_ADDRESS' || secrecy === 'SECRET';
}

/** The coordinator of its district: the only one who makes a shelter guarded. */
export function isCoordinatorOf(
  { roles, districtId }: Pick<Keeper, 'roles' | 'districtId'>,
  shelter: { readonly districtId: string },
): boolean {
  return roles.includes('COORDINATOR') && districtId === shelter.districtId;
}

/**
 * Somebody, or a system, that acts for the organisation that runs it. Of a guarded one, where a coordinator of its
 * district has vouched for them: whoever gives roles and keys must not make themselves one who sees.
 */
export function isOperatorOf(
  { roles, organisationId, vouchedDistrictIds }: Keeper,
  shelter: KeptShelter,
): boolean {
  const operates = roles.includes('SHELTER_OPERATOR') || roles.includes('INTEGRATION');
  if (!operates || organisationId !== shelter.organisationId) return false;
  return !isGuarded(shelter.secrecy) || vouchedDistrictIds.includes(shelter.districtId);
}

/** Whether somebody who may edit shelters at all may edit this one, its pools and their criteria. */
export function mayKeep(keeper: Keeper, shelter: KeptShelter): boolean {
  return mayDecideWhose(keeper, shelter) || isOperatorOf(keeper, shelter);
}

/** Whether they may say who runs it, who is shown for it, and how secret it is. */
export function mayDecideWhose(keeper: Keeper, shelter: KeptShelter): boolean {
  if (isCoordinatorOf(keeper, shelter)) return true;
  return keeper.roles.includes('ADMIN') && !isGuarded(shelter.secrecy);
}

/** What a shelter row says of where it is and who is shown for it. */
export interface ShelterPlace {
  readonly gatewayId: string | null;
  readonly municipality: string | null;
  readonly address: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly phone: string | null;
  readonly note: string | null;
}

export interface FieldRefusal {
  readonly field: string;
  readonly reason: Words;
}

const placeOfGuarded: Words = {
  en: 'is not kept for a guarded shelter: it would tell where it is',
  it: 'non si conserva per una struttura protetta: direbbe dove si trova',
};
const needsGateway: Words = {
  en: 'is needed: a guarded shelter shows its gateway in place of the organisation',
  it: 'serve: una struttura protetta mostra chi fa da filtro al posto dell’ente',
};
const needsMunicipality: Words = {
  en: 'is needed: an open shelter stands in a comune',
  it: 'serve: una struttura non protetta sta in un comune',
};
const needsBoth: Words = {
  en: 'must be given together with the other coordinate',
  it: 'va indicata insieme all’altra coordinata',
};

/** Why a shelter of this secrecy may not be described so; null when it may. */
export function whyNotPlace(secrecy: Secrecy, place: ShelterPlace): FieldRefusal | null {
  return isGuarded(secrecy) ? whyNotGuardedPlace(place) : whyNotOpenPlace(place);
}

function whyNotGuardedPlace({ gatewayId, ...where }: ShelterPlace): FieldRefusal | null {
  const told = Object.entries(where).find(([, value]) => value !== null);
  if (told) return { field: told[0], reason: placeOfGuarded };
  return gatewayId === null ? { field: 'gatewayId', reason: needsGateway } : null;
}

function whyNotOpenPlace({ municipality, latitude, longitude }: ShelterPlace): FieldRefusal | null {
  if (municipality === null) return { field: 'municipality', reason: needsMunicipality };
  if ((latitude === null) === (longitude === null)) return null;
  return { field: latitude === null ? 'latitude' : 'longitude', reason: needsBoth };
}
