import type { RequestContext } from '../../platform/context.js';
import type { KeptContact } from '../contacts/kept-contact.types.js';
import { keptContactsOf } from '../contacts/kept-contacts.queries.js';
import { keepersOf } from './kept-shelter.js';
import type { Shelter } from './shelter.entity.js';
import { mayKeep } from './shelter.rules.js';

/** Whether the caller may edit this shelter. */
export function isKeptBy({ actor }: RequestContext, shelter: Shelter): boolean {
  if (!actor?.permissions.has('shelters.edit') || shelter.closedAt) return false;
  return mayKeep(actor, keepersOf(shelter));
}

/** The list of contacts as it is edited; null for who may not edit it. */
export async function keptContacts(ctx: RequestContext, shelter: Shelter): Promise<KeptContact[] | null> {
  return isKeptBy(ctx, shelter) ? ((await keptContactsOf(ctx).load(shelter.id)) ?? []) : null;
}
