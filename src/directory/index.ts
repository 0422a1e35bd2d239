import type { ResolverClass } from '../platform/graphql/schema.js';
import { Contact } from './contact.entity.js';
import { StatedCriterion } from './criterion.entity.js';
import { CriterionResolver } from './criterion.resolver.js';
import './directory.errors.js';
import { HoursResolver } from './hours.resolver.js';
import { Organisation } from './organisation.entity.js';
import { OrganisationResolver } from './organisation.resolver.js';
import { Service } from './service.entity.js';
import { ServiceResolver } from './service.resolver.js';
import { Shelter } from './shelter.entity.js';
import { ShelterResolver } from './shelter.resolver.js';
import { ShelterKeepingResolver } from './shelter-keeping.resolver.js';

export { judge, placesNeeded } from './admission.rules.js';
export type * from './admission.types.js';
export * from './closed-lists.js';
export { comuneNamedIn } from './comune-named.js';
export { Contact } from './contact.entity.js';
export { ContactInChain } from './contact-chain.types.js';
export { type Calling, contactsOf } from './contacts.queries.js';
export type { ContactToCall } from './contacts.rules.js';
export { StatedCriterion } from './criterion.entity.js';
export { criteriaOf } from './criterion.queries.js';
export { entryOf } from './entry.rules.js';
export { HoursInput, hoursFrom } from './hours.input.js';
export { isOpenAt, nextClosing, nextOpening } from './hours.rules.js';
export type { Hours } from './hours.types.js';
export { keepersOf, keptShelter, notTheirs } from './kept-shelter.js';
export { nearMissClause } from './near-miss-sentence.js';
export { whyNotNeed } from './need.rules.js';
export { OpeningHours } from './opening-hours.types.js';
export { Organisation } from './organisation.entity.js';
export { organisationBy } from './organisation.queries.js';
export { Phone } from './phone.input.js';
export { reasonSentence } from './reason-sentence.js';
export { type SecretPlace, secretPlaceOf } from './secret-place.js';
export { Service, ServiceCoverage } from './service.entity.js';
export { Shelter } from './shelter.entity.js';
export { momentOf, shelterBy, shelterOf } from './shelter.queries.js';
export {
  isCoordinatorOf,
  isGuarded,
  isOperatorOf,
  type KeptShelter,
  mayKeep,
} from './shelter.rules.js';
export { refuseTellingName } from './shelter-place.js';
export {
  isOnDuty,
  ownOrganisationOf,
  type Sight,
  seesCountsOf,
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
  HoursResolver,
  ServiceResolver,
  CriterionResolver,
];
