import type { Role } from './closed-lists.js';

/** Everything somebody may be allowed to do. A key's scopes are a choice of these. */
export const permissions = {
  'beds.search': 'search for beds for a household',
  'beds.read': 'read live counts of the pools within sight',
  'beds.declare': 'declare and confirm counts, make places ready',
  'beds.dispute': 'say that a shelter answered: no bed, or did not answer',
  'pools.edit': 'create and edit pools, their surge and their admission criteria',
  'shelters.edit': 'create and edit shelters, their clocks and contacts',
  'organisations.edit': 'create and edit organisations and services',
  'territory.edit': 'edit districts and their agreements',
  'interventions.read': 'read the cases within sight',
  'interventions.write': 'open, work on and close cases of the own district',
  'subjects.avoid': 'say whom somebody of a case of the own district must not meet',
  'interventions.assign': 'take a case of the own district over, call a mediator in',
  'placements.read': 'read the placements within sight',
  'placements.hold': 'hold, extend, confirm and release places; tell the caller',
  'placements.receive': 'record arrivals, refusals, no-shows and ends of stays',
  'rota.read': 'read who is on duty, and the rota of the own and agreed districts',
  'rota.plan': 'state office hours, plan, change and withdraw shifts of the own district',
  'rota.swap': 'propose and answer swaps of own shifts, follow them in a calendar',
  'rota.report': 'read how much of the time that needed cover had it',
  'handovers.write': 'read, write and acknowledge the hand-overs of the own district',
  'glass.break': 'reach in an emergency what is not one’s own, for an hour',
  'glass.review': 'look at the emergency accesses of others',
  'addresses.reveal': 'read the address of a guarded shelter while somebody of the own case is on the way',
  'cases.erase': 'extract what is kept of a case of the own district, and erase its words when they may be',
  'audit.read': 'read the audit trail: who read or did what, and unusual reading',
  'links.manage': 'make and revoke links by which a shelter of one’s own says its counts without an account',
  'deadlines.read': 'read what is due within sight, and the terms it obeys',
  'deadlines.keep': 'say that what was due was done, or does not apply',
  'deadlines.policy': 'set the terms that deadlines obey',
  'breaches.record': 'record a breach of personal data',
  'procedures.read': 'read the operating procedures of the own district',
  'procedures.edit': 'draft and publish operating procedures of the own district',
  'people.manage': 'invite people, change what they may do, end their access',
  'keys.manage': 'make, rotate and revoke the keys of systems',
  'operators.vouch': 'say which operators may see the guarded shelters of the own district',
  'access.watch': 'be told of changes of access and of unusual reading, and take note of them',
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
  'deadlines.read',
  'deadlines.keep',
  'procedures.read',
] as const satisfies Permission[];

/** What only people do, whatever a key may hold. */
const onDuty = [
  ...worker,
  'interventions.assign',
  'subjects.avoid',
  'addresses.reveal',
  'glass.break',
  'rota.read',
  'rota.swap',
  'handovers.write',
] as const satisfies Permission[];

const operator = [
  'beds.read',
  'beds.declare',
  'pools.edit',
  'shelters.edit',
  'placements.read',
  'placements.receive',
] as const satisfies Permission[];

/** A district's own system searches, holds and works on its own cases; it has nobody to telephone for a count. */
const systemOfDistrict = [
  'beds.search',
  'beds.read',
  'interventions.read',
  'interventions.write',
  'placements.read',
  'placements.hold',
  'placements.receive',
  'deadlines.read',
  'deadlines.keep',
  'procedures.read',
  'rota.read',
] as const satisfies Permission[];

/** The one table role → permissions. Which rows a permission reaches is each module's `scope.ts`. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  SOCIAL_WORKER: onDuty,
  COORDINATOR: [
    ...onDuty,
    'glass.review',
    'pools.edit',
    'shelters.edit',
    'organisations.edit',
    'links.manage',
    'people.manage',
    'keys.manage',
    'audit.read',
    'cases.erase',
    'operators.vouch',
    'access.watch',
    'rota.plan',
    'rota.report',
    ...(['deadlines.policy', 'breaches.record', 'procedures.edit'] as const),
  ],
  CULTURAL_MEDIATOR: [
    ...(['interventions.read', 'placements.read', 'deadlines.read', 'procedures.read'] as const),
    ...(['rota.read', 'rota.swap'] as const),
  ],
  BACK_OFFICE: ['interventions.read', 'placements.read', 'deadlines.read'],
  SHELTER_OPERATOR: [...operator, 'links.manage'],
  INTEGRATION: [...new Set<Permission>([...operator, ...systemOfDistrict])],
  ADMIN: [
    ...(['beds.read', 'pools.edit', 'shelters.edit', 'organisations.edit', 'territory.edit'] as const),
    ...(['people.manage', 'keys.manage'] as const),
    ...(['deadlines.read', 'deadlines.keep', 'deadlines.policy', 'breaches.record'] as const),
  ],
  AUDITOR: ['glass.review', 'audit.read', 'access.watch', 'rota.report'],
};

/** For whom an account acts. */
interface Bound {
  readonly districtId: string | null;
  readonly organisationId: string | null;
}

/** What a system may be given: as an operator of its organisation, or for its district, or else reading alone. */
function systemPermissions({ districtId, organisationId }: Bound): readonly Permission[] {
  if (organisationId !== null) return operator;
  return districtId === null ? ['beds.read'] : systemOfDistrict;
}

/** What the roles of an account allow, before the scopes of its key. */
export function permissionsOf(roles: readonly Role[], bound: Bound): Set<string> {
  return new Set(
    roles.flatMap((role) => (role === 'INTEGRATION' ? systemPermissions(bound) : rolePermissions[role])),
  );
}
