import { Contact } from './contact.entity.js';
import { StatedCriterion } from './criterion.entity.js';
import { Organisation } from './organisation.entity.js';
import { Service } from './service.entity.js';
import { Shelter } from './shelter.entity.js';

export * from './closed-lists.js';
export { Contact } from './contact.entity.js';
export { StatedCriterion } from './criterion.entity.js';
export { Organisation } from './organisation.entity.js';
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
