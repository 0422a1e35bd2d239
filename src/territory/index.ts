import { District } from './district.entity.js';
import { DistrictAgreement } from './district-agreement.entity.js';
import { Municipality } from './municipality.entity.js';
import { Province } from './province.entity.js';
import { Region } from './region.entity.js';

export * from './calendar.rules.js';
export { CallerKind, Ring } from './closed-lists.js';
export { District } from './district.entity.js';
export { DistrictAgreement } from './district-agreement.entity.js';
export { Municipality } from './municipality.entity.js';
export { matchOf, type NameMatch, searchKey } from './name-search.rules.js';
export { type Distance, ringsOf, ringsOutward } from './rings.js';
export { districtBy, municipalityBy, patronSaintOf } from './territory.queries.js';

export const territoryEntities = [Region, Province, Municipality, District, DistrictAgreement];
