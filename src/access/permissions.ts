import type { Role } from './closed-lists.js';

/** Everything somebody may be allowed to do. A key's scopes are a choice of these. */
export const permissions = {
  'beds.search': 'search for beds for a household',
  'beds.read': 'read live counts of the pools within sight',
  'beds.declare': 'declare and confirm counts, make places ready',
  'beds.dispute': 'say that a shelter answered: no bed',
  'pools.edit': 'create and edit pools, their surge and their admission criteria',
  'shelters.edit': 'create and edit shelters, their clocks and contacts',
  'organisations.edit': 'create and edit organisations and services',
  'territory.edit': 'edit districts and their agreements',
  'interventions.read': 'read the cases within sight',
  'interventions.write': 'open, work on and close cases of the own district',
  'placements.read': 'read the placements within sight',
  'placements.hold': 'hold, extend, confirm and release places; tell the caller',
  'placements.receive': 'record arrivals, refusals, no-shows and ends of stays',
  'people.manage': 'invite people, change what they may do, end their access',
  'keys.manage': 'make, rotate and revoke the keys of systems',
} as const;

export type Permission = keyof typeof permissions;

const worker = [
  'beds.search',
  'beds.read',
  'beds.declare',
  'beds.dispute',
  'interventions.read',
  'interventions.write',
  'placements.read',
  'placements.hold',
  'placements.receive',
] as const satisfies Permission[];

const operator = [
  'beds.read',
  'beds.declare',
  'pools.edit',
  'shelters.edit',
  'placements.read',
  'placements.receive',
] as const satisfies Permission[];

/** The one table role → permissions. Which rows a permission reaches is each module's `scope.ts`. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  SOCIAL_WORKER: worker,
  COORDINATOR: [
    ...worker,
    'pools.edit',
    'shelters.edit',
    'organisations.edit',
    'people.manage',
    'keys.manage',
  ],
  CULTURAL_MEDIATOR: ['interventions.read', 'placements.read'],
  BACK_OFFICE: ['interventions.read', 'placements.read'],
  SHELTER_OPERATOR: operator,
  INTEGRATION: [...new Set<Permission>([...worker, ...operator])],
  ADMIN: [
    ...(['beds.read', 'pools.edit', 'shelters.edit', 'organisations.edit', 'territory.edit'] as const),
    ...(['people.manage', 'keys.manage'] as const),
  ],
  AUDITOR: [],
};
