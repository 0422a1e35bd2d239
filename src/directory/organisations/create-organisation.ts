import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { once } from '../../platform/request-key.js';
import { searchKey } from '../../territory/index.js';
import { existingDistrict } from '../shelters/shelter-place.js';
import { mayKeepIn, notOfTheirDistrict } from './kept-organisation.js';
import { Organisation } from './organisation.entity.js';
import type { CreateOrganisationInput } from './organisation.input.js';
import { organisationOf } from './organisation.queries.js';

/** Enters an organisation in the directory. */
export async function createOrganisation(
  ctx: RequestContext,
  input: CreateOrganisationInput,
): Promise<Organisation> {
  const { id } = await once(ctx, { operation: 'createOrganisation', input }, (tx) => create(tx, input));
  return organisationOf(ctx, id);
}

async function create(tx: TransactionContext, input: CreateOrganisationInput) {
  const given = input.districtId ?? tx.actor.districtId;
  const district = given === null ? null : await existingDistrict(tx, given);
  if (!mayKeepIn(tx, district)) throw notOfTheirDistrict();
  const { name, sector, legalForm, phone = null, email = null, website = null } = input;
  const id = randomUUID();
  const facts = { name, searchName: searchKey(name), sector, legalForm, phone, email, website };
  tx.em.create(Organisation, { id, district, ...facts, closedAt: null });
  return { id };
}
