import { Role } from '../../access/index.js';
import type { Reporter } from '../../availability/index.js';
import type { FoundLink } from './count-link.sql.js';

/** Who counts where a link does: who made it, with no more than that right, by the way that was used. */
export function reporterBy(
  { madeBy, makerName, makerRoles, districtId, organisationId }: FoundLink,
  { channel, guests }: { channel: 'LINK' | 'SMS'; guests: 'ARRIVED' | 'NOT_ARRIVED' | null },
): Reporter {
  const roles = makerRoles.filter((role) => Object.hasOwn(Role, role));
  const permissions = new Set(['beds.declare']);
  return {
    actor: {
      ...{ id: madeBy, name: makerName, isMachine: false, roles, permissions },
      ...{ districtId, organisationId, municipalityCodes: [], vouchedDistrictIds: [], credentialId: null },
    },
    channel,
    isPerson: true,
    // An SMS cannot be asked back; and "they did not come" is for the worker on duty to find out.
    answersForGuests: channel === 'LINK' && guests !== 'NOT_ARRIVED',
  };
}
