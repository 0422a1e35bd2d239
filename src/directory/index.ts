import { Contact } from './contact.entity.js';
import { StatedCriterion } from './criterion.entity.js';
import { Organisation } from './organisation.entity.js';
import { Service } from './service.entity.js';
import { Shelter } from './shelter.entity.js';

export { judge, placesNeeded } from './admission.rules.js';
export type * from './admission.types.js';
export * from './closed-lists.js';
export { Contact } from './contact.entity.js';
export { StatedCriterion } from './criterion.entity.js';
export { isOpenAt, nextClosing, nextOpening } from './hours.rules.js';
export type { Hours } from './hours.types.js';
export { nearMissClause } from './near-miss-sentence.js';
export { whyNotNeed } from './need.rules.js';
export { Organisation } from './organisation.entity.js';
export { reasonSentence } from './reason-sentence.js';
export { Service, ServiceCoverage } from './service.entity.js';
export { Shelter } from './shelter.entity.js';
export {
  isGuarded,
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
