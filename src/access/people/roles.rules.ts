import type { Words } from '../../platform/language.js';
import type { Role } from '../closed-lists.js';

/** Roles that see cases, people or the audit trail, or change who does. */
const withSecondFactor: ReadonlySet<string> = new Set<Role>([
  'ADMIN',
  'COORDINATOR',
  'SOCIAL_WORKER',
  'CULTURAL_MEDIATOR',
  'BACK_OFFICE',
  'AUDITOR',
]);

/** Also of an operator whom somebody has vouched for: only they themselves are told. */
export function needsSecondFactor({ roles, isVouchedFor }: Standing): boolean {
  return isVouchedFor || roles.some((role) => withSecondFactor.has(role));
}

interface Standing {
  readonly roles: readonly string[];
  readonly isVouchedFor: boolean;
}

const seeing: readonly string[] = ['COORDINATOR', 'SOCIAL_WORKER', 'CULTURAL_MEDIATOR', 'BACK_OFFICE'];

/** Whether somebody of these roles sees cases. */
export function seesCases(roles: readonly string[]): boolean {
  return roles.some((role) => seeing.includes(role));
}

const ofDistrict: readonly Role[] = [
  'COORDINATOR',
  'SOCIAL_WORKER',
  'CULTURAL_MEDIATOR',
  'BACK_OFFICE',
  'SHELTER_OPERATOR',
];

/** Whose access somebody manages: an administrator that of all people, a coordinator that of those of a district. */
export function rolesManagedBy(roles: readonly string[]): readonly Role[] {
  if (roles.includes('ADMIN')) return [...ofDistrict, 'ADMIN', 'AUDITOR'];
  return roles.includes('COORDINATOR') ? ofDistrict : [];
}

/**
 * Which roles somebody may give to others. An administrator gives no role that works on cases, but COORDINATOR where
 * a district has none: who keeps access does not make themselves one who sees.
 */
export function rolesGivenBy(roles: readonly string[]): readonly Role[] {
  if (roles.includes('ADMIN')) return ['COORDINATOR', 'BACK_OFFICE', 'SHELTER_OPERATOR', 'ADMIN', 'AUDITOR'];
  return roles.includes('COORDINATOR') ? ofDistrict : [];
}

export interface Belonging {
  readonly roles: readonly Role[];
  readonly districtId: string | null;
  readonly organisationId: string | null;
  readonly municipalityCodes: readonly string[];
}

const needDistrict: readonly Role[] = ['COORDINATOR', 'SOCIAL_WORKER', 'CULTURAL_MEDIATOR'];
// Who keeps the keys and who checks are not those who see the cases, nor each other.
const aloneOnly: readonly Role[] = ['ADMIN', 'AUDITOR'];

/** Why a person cannot have these roles for these bodies; null when they can. */
export function whyNotBelong({
  roles,
  districtId,
  organisationId,
  municipalityCodes,
}: Belonging): Words | null {
  const has = (some: readonly Role[]) => roles.some((role) => some.includes(role));
  if (roles.length === 0) return reasons.none;
  if (has(['INTEGRATION'])) return reasons.machine;
  if (roles.length > 1 && has(aloneOnly)) return reasons.alone;
  if (has(needDistrict) && !districtId) return reasons.district;
  if (has(['SHELTER_OPERATOR']) && !organisationId) return reasons.organisation;
  if (has(['BACK_OFFICE']) && municipalityCodes.length === 0) return reasons.comuni;
  return null;
}

const reasons = {
  none: { en: 'at least one is needed.', it: 'ne serve almeno uno.' },
  machine: {
    en: 'INTEGRATION is for systems; make a key instead.',
    it: 'INTEGRATION è per i sistemi; creare invece una chiave.',
  },
  alone: {
    en: 'ADMIN and AUDITOR stand alone: who keeps access and who checks it do not handle cases.',
    it: 'ADMIN e AUDITOR stanno da soli: chi gestisce gli accessi e chi li controlla non tratta i casi.',
  },
  district: { en: 'say for which district.', it: 'indicare il distretto.' },
  organisation: {
    en: 'a SHELTER_OPERATOR belongs to an organisation.',
    it: 'un SHELTER_OPERATOR appartiene a un ente.',
  },
  comuni: { en: 'a BACK_OFFICE has its comuni.', it: 'un BACK_OFFICE ha i suoi comuni.' },
} satisfies Record<string, Words>;
