import type { Channel, UnavailabilityReason } from '../../src/availability/closed-lists.js';
import type { AccessRoute, NeedCategory } from '../../src/directory/closed-lists.js';
import type { ContactStory, HoursStory, PoolAct, PoolStory } from './demo.types.js';

// Short words in which the shelters of the demo are told.

type Declared = Extract<PoolAct, { act: 'DECLARED' }>;
type More = Partial<Omit<Declared, 'act' | 'hoursAgo' | 'occupied'>>;

/** Somebody counted heads, so many hours ago. */
export function said(hoursAgo: number, occupied: number, more: More = {}): PoolAct {
  return { act: 'DECLARED', channel: 'WEB', hoursAgo, occupied, ...more };
}

/** "Still as shown." */
export function asBefore(hoursAgo: number, channel: Channel = 'LINK'): PoolAct {
  return { act: 'REAFFIRMED', hoursAgo, channel };
}

/** A worker telephoned and there was no bed. */
export function noBedOnThePhone(hoursAgo: number): PoolAct {
  return { act: 'DISPUTED', hoursAgo, channel: 'PHONE_BY_WORKER' };
}

export function outOfService(hoursAgo: number, change: number, reason: UnavailabilityReason): PoolAct {
  return { act: 'OUT_OF_SERVICE_CHANGED', channel: 'WEB', hoursAgo, change, reason };
}

/** The room of guests who left is clean again. */
export function madeReady(hoursAgo: number, places: number): PoolAct {
  return { act: 'READY', channel: 'WEB', hoursAgo, places };
}

export function surge(hoursAgo: number, places: number): PoolAct {
  return { act: 'SURGE_CHANGED', channel: 'WEB', hoursAgo, places };
}

export function authorisedFor(hoursAgo: number, authorised: number): PoolAct {
  return { act: 'EDITED', channel: 'WEB', hoursAgo, authorised };
}

type PoolFacts = Pick<PoolStory, 'categories' | 'authorised' | 'criteria' | 'acts'> &
  Partial<Pick<PoolStory, 'emergency' | 'reopensAutomatically'>>;

const usual = { emergency: false, reopensAutomatically: true };

export function beds(key: string, name: string, facts: PoolFacts): PoolStory {
  return { ...usual, key, name, countedIn: 'BED', bedsPerRoom: null, ...facts };
}

export function rooms(key: string, name: string, facts: PoolFacts & { bedsPerRoom: number }): PoolStory {
  return { ...usual, key, name, countedIn: 'ROOM', ...facts };
}

/** What the social-emergency beds are there for. */
export const everyAdultNeed = [
  'FAMILY',
  'DISABILITY',
  'OLDER_PERSON',
  'HOMELESS_ADULT',
  'MIGRANT',
] as const satisfies readonly NeedCategory[];

export function calls(name: string, phone: string, hours: HoursStory | null): ContactStory {
  return { name, phone, route: 'DIRECT_PHONE', hours };
}

/** Through somebody who opens the door: never past them. */
export function via(
  route: AccessRoute,
  name: string,
  phone: string,
  hours: HoursStory | null = null,
): ContactStory {
  return { name, phone, route, hours };
}
