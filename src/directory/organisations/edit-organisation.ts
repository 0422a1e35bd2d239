import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { searchKey } from '../../territory/index.js';
import { keptOrganisation, presentOrganisation } from './kept-organisation.js';
import type { Organisation } from './organisation.entity.js';
import type { EditOrganisationInput } from './organisation.input.js';
import { organisationOf } from './organisation.queries.js';

/** Changes what the directory says of an organisation. */
export async function editOrganisation(
  ctx: RequestContext,
  input: EditOrganisationInput,
): Promise<Organisation> {
  const { id } = await once(ctx, { operation: 'editOrganisation', input }, (tx) => edit(tx, input));
  return organisationOf(ctx, id);
}

async function edit(tx: TransactionContext, input: EditOrganisationInput) {
  const organisation = await keptOrganisation(tx, input.organisationId);
  refuseStale(input.expectedRevision, presentOrganisation(organisation));
  const { phone, email, website } = input;
  organisation.name = input.name ?? organisation.name;
  organisation.searchName = searchKey(organisation.name);
  organisation.sector = input.sector ?? organisation.sector;
  organisation.legalForm = input.legalForm ?? organisation.legalForm;
  if (phone !== undefined) organisation.phone = phone;
  if (email !== undefined) organisation.email = email;
  if (website !== undefined) organisation.website = website;
  return { id: organisation.id };
}
