import type { TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { invalidInput, notAllowed, Refusal } from '../../platform/errors.js';
import { onlyIds } from '../../platform/id.js';
import { refuseBesideCoordinator } from './beside-coordinator.js';
import type { ManagedPerson } from './managed-person.js';
import { type Belonging, rolesGivenBy, whyNotBelong } from './roles.rules.js';

interface Bodies {
  readonly hasDistrict: boolean;
  readonly hasOrganisation: boolean;
  /** Whether it is one of the district of who asks. */
  readonly isOwnOrganisation: boolean;
  readonly unknownComuni: string[];
  readonly foreignComuni: string[];
}

const bodies = statement<Bodies>(
  'bodies-of-person',
  `-- Are the bodies that somebody is to work for there, and are they of this district?
   select exists (select from district d where d.id = $1::uuid) as "hasDistrict",
     exists (select from organisation o where o.id = $2::uuid and o.closed_at is null) as "hasOrganisation",
     exists (select from organisation o where o.id = $2::uuid and o.district_id = $4::uuid) as "isOwnOrganisation",
     array(select c.code from unnest($3::text[]) c (code)
       where not exists (select from municipality m where m.istat_code = c.code)) as "unknownComuni",
     array(select m.istat_code from municipality m
       where m.istat_code = any($3::text[]) and m.district_id is distinct from $4::uuid) as "foreignComuni"`,
);

/**
 * Refuses what the caller may not give, and what does not fit together.
 * @param before who they are now; null for somebody who is not there yet
 * @throws NOT_ALLOWED, ROLES_DO_NOT_FIT, INVALID_INPUT, COORDINATOR_DECIDES, ANOTHER_PERSON
 */
export async function refuseUnfitting(
  tx: TransactionContext,
  wanted: Belonging,
  before: ManagedPerson | null,
): Promise<void> {
  const given = rolesGivenBy(tx.actor.roles);
  const added = wanted.roles.filter((role) => !before?.roles.includes(role));
  if (!added.every((role) => given.includes(role))) throw notAllowed(notToGive);
  const reason = whyNotBelong(wanted);
  if (reason) throw new Refusal('ROLES_DO_NOT_FIT', { reason });
  const [district = null, organisation = null] = [wanted.districtId, wanted.organisationId].map(
    (id) => onlyIds(id === null ? [] : [id])[0] ?? null,
  );
  const own = tx.actor.districtId;
  const [found] = await bodies(tx.em, [district, organisation, wanted.municipalityCodes, own]);
  if (!found) throw new Error('The database did not answer.');
  if (wanted.districtId !== null && !found.hasDistrict) throw invalidInput('districtId', notThere);
  if (wanted.organisationId !== null && !found.hasOrganisation)
    throw invalidInput('organisationId', notThere);
  if (found.unknownComuni.length > 0) throw invalidInput('municipalityCodes', notThere);
  if (tx.actor.roles.includes('ADMIN')) return refuseStandIn(tx, wanted, before);
  const isOwn =
    (district === null ? organisation !== null : district === own) &&
    (organisation === null || found.isOwnOrganisation) &&
    found.foreignComuni.length === 0;
  if (!isOwn) throw notAllowed(elsewhere);
}

const notToGive = {
  en: 'you could not give one of these roles; ask an administrator',
  it: 'uno di questi ruoli lei non lo può dare; rivolgersi a un amministratore',
};
const elsewhere = {
  en: 'people of your own district and its organisations are yours to manage; others are for their coordinator',
  it: 'si gestiscono le persone del proprio distretto e dei suoi enti; le altre spettano al loro coordinatore',
};

/** Who sees cases, and through whose password, is for the coordinator of a district to say. */
async function refuseStandIn(
  tx: TransactionContext,
  wanted: Belonging,
  before: ManagedPerson | null,
): Promise<void> {
  const isMade = wanted.roles.includes('COORDINATOR') && !before?.roles.includes('COORDINATOR');
  if (isMade || (before !== null && seesOtherCases(wanted, before)))
    await refuseBesideCoordinator(tx, { ...wanted, id: before?.id ?? null });
}

/** Somebody whose password may be known to another would see cases by it: such a person is invited, by e-mail. */
function seesOtherCases(wanted: Belonging, before: ManagedPerson): boolean {
  if (!wanted.roles.includes('BACK_OFFICE')) return false;
  const comuni = wanted.municipalityCodes.filter((code) => !before.municipalityCodes.includes(code));
  return !before.roles.includes('BACK_OFFICE') || comuni.length > 0;
}

const notThere = { en: 'there is nothing under this here.', it: 'qui non esiste.' };
