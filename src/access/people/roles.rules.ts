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

export function needsSecondFactor(roles: readonly string[]): boolean {
  return roles.some((role) => withSecondFactor.has(role));
}
