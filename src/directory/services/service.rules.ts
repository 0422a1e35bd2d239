import type { LocalMoment, PatronSaint } from '../../territory/calendar.rules.js';
import { isOpenAt } from '../hours/hours.rules.js';
import type { Hours } from '../hours/hours.types.js';

export interface RankedService {
  readonly id: string;
  readonly search_name: string;
  /** 0 of the district, 1 of the province, 2 of the region, 3 of the country. */
  readonly reach: number;
  readonly hours: Hours | null;
  readonly patronSaint: PatronSaint | null;
}

/** The place of a service in the list: 0 answers, 1 not known, 2 closed; then its reach, its name, its id. */
export type ServicePlace = readonly [answer: number, reach: number, name: string, id: string];

export function servicePlace(service: RankedService, at: LocalMoment): ServicePlace {
  const open = isOpenAt(service.hours, at, service.patronSaint);
  const answer = open === null ? 1 : open ? 0 : 2;
  return [answer, service.reach, service.search_name, service.id];
}

export function compareServicePlaces(one: ServicePlace, other: ServicePlace): number {
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? '';
    if (value !== against) return value < against ? -1 : 1;
  }
  return 0;
}
