import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { searchKey } from '../../territory/index.js';
import { enterContacts } from '../contacts/set-contacts.js';
import { hoursFrom } from '../hours/hours.input.js';
import { mayKeepIn, notOfTheirDistrict } from '../organisations/kept-organisation.js';
import type { Organisation } from '../organisations/organisation.entity.js';
import { doesWorkIn, existingDistrict, workingOrganisation } from '../shelters/shelter-place.js';
import { comuneCalled, refuseWithoutDistrict } from './kept-service.js';
import { Service } from './service.entity.js';
import type { CreateServiceInput } from './service.input.js';
import { serviceOf } from './service.queries.js';
import type { ServiceAtHand } from './service-at-hand.types.js';

/** Enters a service in the directory. */
export async function createService(ctx: RequestContext, input: CreateServiceInput): Promise<ServiceAtHand> {
  const { id } = await once(ctx, { operation: 'createService', input }, (tx) => create(tx, input));
  return serviceOf(ctx, id);
}

async function create(tx: TransactionContext, input: CreateServiceInput) {
  const organisation = await workingOrganisation(tx, input.organisationId);
  const municipality = input.municipality ? await comuneCalled(tx, input.municipality) : null;
  const given = input.districtId ?? municipality?.district?.id ?? tx.actor.districtId;
  const district = given === null ? null : await existingDistrict(tx, given);
  refuseWithoutDistrict(input.coverage, district);
  if (!mayKeepIn(tx, district)) throw notOfTheirDistrict();
  await refuseForeign(tx, organisation, district);
  const { name, kind, coverage, note = null } = input;
  const id = randomUUID();
  tx.em.create(Service, {
    ...{ id, organisation, municipality, district, name, searchName: searchKey(name), kind, coverage, note },
    categories: [...new Set(input.categories ?? [])],
    languages: input.languages ?? [],
    hours: input.hours ? hoursFrom(input.hours, 'hours') : null,
    closedAt: null,
  });
  await tx.em.flush();
  enterContacts(tx, input.contacts ?? [], { shelterId: null, serviceId: id });
  return { id };
}

/** A coordinator speaks for organisations that work in their district, or everywhere; of another's there is none here. */
async function refuseForeign(
  tx: TransactionContext,
  of: Organisation,
  districtId: string | null,
): Promise<void> {
  if (tx.actor.roles.includes('ADMIN') || of.district === null || districtId === null) return;
  if (!(await doesWorkIn(tx, of.id, districtId))) throw new Refusal('NOT_FOUND');
}
