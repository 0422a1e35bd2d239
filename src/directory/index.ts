import type { ResolverClass } from '../platform/graphql/schema.js';
import { StatedCriterion } from './admission/criterion.entity.js';
import { CriterionResolver } from './admission/criterion.resolver.js';
import { Contact } from './contacts/contact.entity.js';
import { NoAnswerResolver } from './contacts/no-answer.resolver.js';
import './directory.errors.js';
import { HoursResolver } from './hours/hours.resolver.js';
import { Organisation } from './organisations/organisation.entity.js';
import { OrganisationResolver } from './organisations/organisation.resolver.js';
import { Service } from './services/service.entity.js';
import { ServiceResolver } from './services/service.resolver.js';
import { Shelter } from './shelters/shelter.entity.js';
import { ShelterResolver } from './shelters/shelter.resolver.js';
import { ShelterKeepingResolver } from './shelters/shelter-keeping.resolver.js';
import { ShelterNowResolver } from './shelters/shelter-now.resolver.js';

export { judge, placesNeeded } from './admission/admission.rules.js';
export type * from './admission/admission.types.js';
export { StatedCriterion } from './admission/criterion.entity.js';
export { criteriaOf } from './admission/criterion.queries.js';
export { instantAt } from './admission/instant-in-words.js';
export { nearMissClause } from './admission/near-miss-sentence.js';
export { whyNotNeed } from './admission/need.rules.js';
export { reasonSentence } from './admission/reason-sentence.js';
export * from './closed-lists.js';
export { Contact } from './contacts/contact.entity.js';
export { ContactInChain } from './contacts/contact-chain.types.js';
export { type Calling, contactsOf } from './contacts/contacts.queries.js';
export type { ContactToCall } from './contacts/contacts.rules.js';
export { Phone } from './contacts/phone.input.js';
export { whenNotAnswered } from './contacts/when-not-answered.js';
export { entryOf } from './hours/entry.rules.js';
export { HoursInput, hoursFrom } from './hours/hours.input.js';
export { isOpenAt, nextClosing, nextOpening } from './hours/hours.rules.js';
export type { Hours } from './hours/hours.types.js';
export { HolidayHoursList, OpeningHours } from './hours/opening-hours.types.js';
export { Organisation } from './organisations/organisation.entity.js';
export { organisationBy } from './organisations/organisation.queries.js';
export { Service, ServiceCoverage } from './services/service.entity.js';
export { serviceOf } from './services/service.queries.js';
export { ServiceAtHand } from './services/service-at-hand.types.js';
export { comuneNamedIn } from './shelters/comune-named.js';
export { keepersOf, keptShelter, notTheirs } from './shelters/kept-shelter.js';
export { placeRecord, type SecretPlace, sealContexts, secretPlaceOf } from './shelters/secret-place.js';
export { Shelter } from './shelters/shelter.entity.js';
export { momentOf, shelterBy, shelterOf } from './shelters/shelter.queries.js';
export {
  isCoordinatorOf,
  isGuarded,
  isOperatorOf,
  type KeptShelter,
  mayKeep,
} from './shelters/shelter.rules.js';
export { recordShown } from './shelters/shelters-shown.js';
export { refuseTellingName } from './shelters/telling-words.js';
export {
  isInSight,
  isOnDuty,
  ownOrganisationOf,
  type Sight,
  shelterScope,
  sightOf,
  sightSql,
  sightValues,
} from './sight.js';

export const directoryEntities = [Organisation, Shelter, Service, Contact, StatedCriterion];
export const directoryResolvers: ResolverClass[] = [
  OrganisationResolver,
  ShelterResolver,
  ShelterKeepingResolver,
  ShelterNowResolver,
  HoursResolver,
  ServiceResolver,
  CriterionResolver,
  NoAnswerResolver,
];
