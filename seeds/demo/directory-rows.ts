import { createHash } from 'node:crypto';
import type { Secrets } from '../../src/platform/secrets.js';
import { searchKey } from '../../src/territory/index.js';
import type {
  ContactStory,
  CriterionStory,
  HoursStory,
  PoolStory,
  ServiceStory,
  ShelterStory,
} from './demo.types.js';
import { idOf } from './ids.js';
import type { Moment } from './moment.js';
import { organisations } from './organisations.js';
import { speakerOf } from './people.js';
import { bytes, dataKeyOf, type Row } from './rows.js';
import { comuni } from './territory.js';

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}
/** Where the middle of each Comune lies, by its code. */
export type Middles = ReadonlyMap<string, Position>;

export const organisationRows: readonly Row[] = organisations.map((organisation) => ({
  id: idOf(`organisation/${organisation.key}`),
  name: organisation.name,
  search_name: searchKey(organisation.name),
  sector: organisation.sector,
  legal_form: organisation.legalForm,
  district_id: organisation.district && idOf(`district/${organisation.district}`),
  phone: 'phone' in organisation ? organisation.phone : null,
  email: 'email' in organisation ? organisation.email : null,
  website: 'website' in organisation ? organisation.website : null,
}));

const hoursOf = (story: HoursStory | null, moment: Moment) => story && moment.hours(story);
const codeOf = (comune: keyof typeof comuni | null) => (comune === null ? null : comuni[comune]);

/** Invented doors: some hundred metres from the middle of the true Comune. */
function positionOf(shelter: ShelterStory, middles: Middles): Position | null {
  const middle = shelter.comune === null ? undefined : middles.get(comuni[shelter.comune]);
  if (!middle) return null;
  const hash = createHash('sha256').update(shelter.key).digest();
  const shift = (at: number) => (hash.readUInt8(at) - 128) / 20_000;
  return { latitude: middle.latitude + shift(0), longitude: middle.longitude + shift(1) };
}

export function shelterRow(shelter: ShelterStory, moment: Moment, middles: Middles): Row {
  const position = positionOf(shelter, middles);
  return {
    id: idOf(`shelter/${shelter.key}`),
    organisation_id: idOf(`organisation/${shelter.organisation}`),
    gateway_id: shelter.gateway ? idOf(`organisation/${shelter.gateway}`) : null,
    district_id: idOf(`district/${shelter.district}`),
    municipality_code: codeOf(shelter.comune),
    name: shelter.name,
    search_name: searchKey(shelter.name),
    kind: shelter.kind,
    secrecy: shelter.secrecy,
    address: shelter.address ?? null,
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
    phone: shelter.phone ?? null,
    note: shelter.note ?? null,
    languages: shelter.languages,
    staffed_hours: hoursOf(shelter.staffed, moment),
    admission_hours: hoursOf(shelter.admits, moment),
    telephone_hours: hoursOf(shelter.answers, moment),
    stay_days: shelter.stayDays,
  };
}

/** Where a guarded shelter is or meets a patrol, with the key that seals it. */
export function shelterSecretRows(
  { key, secret }: ShelterStory,
  secrets: Secrets,
): { place: Row; dataKey: Row }[] {
  if (!secret) return [];
  const id = idOf(`shelter/${key}`);
  const { row: dataKey, seal } = dataKeyOf(secrets, { kind: 'SHELTER', id });
  const sealed = (text: string | undefined, column: string) =>
    text ? bytes(seal.seal(text, `shelter_secret.${column}:${id}`)) : null;
  const place = {
    shelter_id: id,
    address_sealed: sealed(secret.address, 'address'),
    meeting_point_sealed: sealed(secret.meetingPoint, 'meeting_point'),
  };
  return [{ place, dataKey }];
}

/** The unchanging half of a pool; its figures come from its ledger. */
export function poolIdentity(shelter: ShelterStory, pool: PoolStory, middles: Middles): Row {
  const position = positionOf(shelter, middles);
  return {
    id: idOf(`pool/${shelter.key}/${pool.key}`),
    shelter_id: idOf(`shelter/${shelter.key}`),
    district_id: idOf(`district/${shelter.district}`),
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
    name: pool.name,
    counted_in: pool.countedIn,
    beds_per_room: pool.bedsPerRoom,
    categories: pool.categories,
    emergency: pool.emergency,
    reopens_automatically: pool.reopensAutomatically,
  };
}

function endOf(until: CriterionStory['until'], moment: Moment): Date | null {
  switch (until) {
    case undefined:
      return null;
    case 'NEXT_MORNING':
      return moment.nextMorning;
    case 'NEXT_MONDAY':
      return moment.nextMonday;
    case 'IN_TEN_DAYS':
      return moment.inTenDays;
  }
}

const statedHoursAgo = 4_700;

export function criterionRows(shelter: ShelterStory, pool: PoolStory, moment: Moment): Row[] {
  return pool.criteria.map((criterion, index) => ({
    id: idOf(`criterion/${shelter.key}/${pool.key}/${index}`),
    pool_id: idOf(`pool/${shelter.key}/${pool.key}`),
    kind: criterion.kind,
    effect: criterion.effect,
    number: criterion.number ?? null,
    words: criterion.words ?? null,
    valid_from: criterion.sinceHours === undefined ? null : moment.hoursAgo(criterion.sinceHours),
    valid_until: endOf(criterion.until, moment),
    note: criterion.note ?? null,
    author_id: idOf(`account/${speakerOf(shelter.organisation, false)}`),
    stated_at: moment.hoursAgo(criterion.sinceHours ?? statedHoursAgo),
  }));
}

export function contactRows(
  of: { readonly shelter: string } | { readonly service: string },
  contacts: readonly ContactStory[],
  moment: Moment,
): Row[] {
  const owner = 'shelter' in of ? `shelter/${of.shelter}` : `service/${of.service}`;
  return contacts.map((contact, index) => ({
    id: idOf(`contact/${owner}/${index}`),
    shelter_id: 'shelter' in of ? idOf(owner) : null,
    service_id: 'service' in of ? idOf(owner) : null,
    position: index + 1,
    name: contact.name,
    phone: contact.phone,
    route: contact.route,
    hours: hoursOf(contact.hours, moment),
  }));
}

export function serviceRow(service: ServiceStory, moment: Moment): Row {
  return {
    id: idOf(`service/${service.key}`),
    organisation_id: idOf(`organisation/${service.organisation}`),
    district_id: service.district && idOf(`district/${service.district}`),
    municipality_code: codeOf(service.comune),
    name: service.name,
    search_name: searchKey(service.name),
    kind: service.kind,
    coverage: service.coverage,
    categories: service.categories,
    languages: service.languages,
    hours: hoursOf(service.hours, moment),
    note: service.note ?? null,
  };
}
