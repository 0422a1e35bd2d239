import type { ResolverClass } from '../platform/graphql/schema.js';
import { AgreementResolver } from './agreement.resolver.js';
import { District } from './district.entity.js';
import { DistrictResolver } from './district.resolver.js';
import { DistrictAgreement } from './district-agreement.entity.js';
import { Municipality } from './municipality.entity.js';
import { MunicipalityResolver } from './municipality.resolver.js';
import { Province } from './province.entity.js';
import { Region } from './region.entity.js';
import './territory.errors.js';

export * from './calendar.rules.js';
export { dayOf } from './calendar-day.js';
export { CallerKind, Ring } from './closed-lists.js';
export { District } from './district.entity.js';
export { DistrictAgreement } from './district-agreement.entity.js';
export { Municipality } from './municipality.entity.js';
export { matchOf, type NameMatch, searchKey, wantedKey } from './name-search.rules.js';
export { type Distance, ringsOf, ringsOutward } from './rings.js';
export { districtBy, isIstatCode, municipalityBy, patronSaintOf } from './territory.queries.js';

export const territoryEntities = [Region, Province, Municipality, District, DistrictAgreement];
export const territoryResolvers: ResolverClass[] = [
  MunicipalityResolver,
  DistrictResolver,
  AgreementResolver,
];
