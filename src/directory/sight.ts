import type { FilterQuery } from '@mikro-orm/core';
import type { Actor } from '../platform/context.js';
import { type RequestContext, remembered } from '../platform/context.js';
import { type Distance, Ring, ringsOf, ringsOutward } from '../territory/index.js';
import { Secrecy } from './closed-lists.js';
import type { Shelter } from './shelters/shelter.entity.js';
import type { KeptShelter } from './shelters/shelter.rules.js';

/** What a caller may see of the shelters. What is not in it does not exist for them. */
export interface Sight {
  readonly openSecrecies: readonly ('PUBLIC' | 'PROFESSIONAL')[];
  /** Districts whose shelters of confidential address they see. */
  readonly confidentialDistricts: readonly string[];
  /** Districts whose secret shelters they see. */
  readonly secretDistricts: readonly string[];
  /** They see its open shelters, counts included. */
  readonly ownOrganisation: string | null;
  /** Districts where somebody has vouched for them: there they see its guarded shelters too. */
  readonly vouchedDistricts: readonly string[];
  /** Whether the live counts of open shelters are theirs to see. */
  readonly countsOpen: boolean;
}

const nothing: readonly string[] = [];
const widestConfidential = ringsOutward.indexOf(Ring.REGION);
const widestSecret = ringsOutward.indexOf(Ring.NEIGHBOUR_WITH_AGREEMENT);

/** What the caller of this request may see, worked out once. */
export function sightOf(ctx: RequestContext): Promise<Sight> {
  return remembered(ctx, 'sight', () => lookAround(ctx));
}

async function lookAround(ctx: RequestContext): Promise<Sight> {
  const { actor } = ctx;
  if (!actor || seesAsPublic(actor)) return sightOfNobody;
  const rings = isOnDuty(actor) ? await ringsOf(ctx) : new Map<string, Distance>();
  const within = (widest: number) => [...rings].filter(([, { ring }]) => ring <= widest).map(([id]) => id);
  return {
    openSecrecies: [Secrecy.PUBLIC, Secrecy.PROFESSIONAL],
    confidentialDistricts: within(widestConfidential),
    secretDistricts: within(widestSecret),
    ownOrganisation: ownOrganisationOf(actor),
    vouchedDistricts: actor.vouchedDistrictIds,
    countsOpen: seesCounts(actor),
  };
}

const sightOfNobody: Sight = {
  openSecrecies: [Secrecy.PUBLIC],
  confidentialDistricts: nothing,
  secretDistricts: nothing,
  ownOrganisation: null,
  vouchedDistricts: nothing,
  countsOpen: false,
};

/** Who does no more than audit, or has proved only half of who they are: the directory shows them what it shows to all. */
export function seesAsPublic({ roles }: Actor): boolean {
  return roles.every((role) => role === 'AUDITOR');
}

/** Whom the contacts of guarded shelters are for. */
export function isOnDuty({ roles }: Actor): boolean {
  return roles.includes('SOCIAL_WORKER') || roles.includes('COORDINATOR');
}

/** The organisation for which the actor keeps shelters. */
export function ownOrganisationOf({ roles, organisationId }: Actor): string | null {
  return roles.includes('SHELTER_OPERATOR') || roles.includes('INTEGRATION') ? organisationId : null;
}

// A key bound to an organisation counts as its operator, whatever else it may do.
function seesCounts(actor: Actor): boolean {
  if (!actor.permissions.has('beds.read')) return false;
  const isSystem = actor.roles.includes('INTEGRATION') && actor.organisationId === null;
  return isOnDuty(actor) || isSystem || actor.roles.includes('ADMIN');
}

/** Used whenever shelters are loaded. */
export function shelterScope(sight: Sight): FilterQuery<Shelter> {
  const { ownOrganisation } = sight;
  return {
    $or: [
      { secrecy: { $in: [...sight.openSecrecies] } },
      { secrecy: Secrecy.CONFIDENTIAL_ADDRESS, district: { $in: [...sight.confidentialDistricts] } },
      { secrecy: Secrecy.SECRET, district: { $in: [...sight.secretDistricts] } },
      ...(ownOrganisation
        ? [{ organisation: ownOrganisation, district: { $in: [...sight.vouchedDistricts] } }]
        : []),
    ],
  };
}

/** The same as a predicate over `s`, a row of shelter; its five parameters begin at `$first`. */
export function sightSql(first: number): string {
  return `(s.secrecy = any($${first}::text[])
    or s.secrecy = 'CONFIDENTIAL_ADDRESS' and s.district_id = any($${first + 1}::uuid[])
    or s.secrecy = 'SECRET' and s.district_id = any($${first + 2}::uuid[])
    or s.organisation_id = $${first + 3}::uuid and s.district_id = any($${first + 4}::uuid[]))`;
}

/** How many parameters `sightSql` takes. */
export const parametersOfSight = 5;

/** The values of the five parameters of `sightSql`. */
export function sightValues(sight: Sight): unknown[] {
  const { openSecrecies, confidentialDistricts, secretDistricts, ownOrganisation, vouchedDistricts } = sight;
  return [openSecrecies, confidentialDistricts, secretDistricts, ownOrganisation, vouchedDistricts];
}

/** The same as a question about one shelter. */
export function isInSight(sight: Sight, { secrecy, districtId, organisationId }: KeptShelter): boolean {
  const isOwn = organisationId === sight.ownOrganisation;
  if (isOwn && sight.vouchedDistricts.includes(districtId)) return true;
  if (secrecy === Secrecy.CONFIDENTIAL_ADDRESS) return sight.confidentialDistricts.includes(districtId);
  if (secrecy === Secrecy.SECRET) return sight.secretDistricts.includes(districtId);
  return sight.openSecrecies.includes(secrecy);
}
