import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { hoursFrom } from '../hours/hours.input.js';
import { keptShelter, moveOn, presentOf } from '../shelters/kept-shelter.js';
import type { Shelter } from '../shelters/shelter.entity.js';
import { shelterOf } from '../shelters/shelter.queries.js';
import { isGuarded } from '../shelters/shelter.rules.js';
import type { ContactInput, SetContactsInput } from '../shelters/shelter-keeping.input.js';
import { refuseTelling } from '../shelters/telling-words.js';
import { Contact } from './contact.entity.js';
import { tellingContacts } from './telling-contacts.js';

/** Says whom to call for a shelter, first to last. */
export async function setContacts(ctx: RequestContext, input: SetContactsInput): Promise<Shelter> {
  const { id } = await once(ctx, { operation: 'setContacts', input }, (tx) => set(tx, input));
  return shelterOf(ctx, id);
}

async function set(tx: TransactionContext, { shelterId, contacts, expectedRevision }: SetContactsInput) {
  const shelter = await keptShelter(tx, shelterId);
  refuseStale(expectedRevision, presentOf(shelter));
  if (isGuarded(shelter.secrecy)) refuseTelling(await tellingContacts(tx, contacts, shelter.district.id));
  await withdrawContacts(tx, { shelterId: shelter.id });
  enterContacts(tx, contacts, { shelterId: shelter.id, serviceId: null });
  await moveOn(tx.em, [shelter.id]);
  return { id: shelter.id };
}

type Owner = Pick<Contact, 'shelterId' | 'serviceId'>;

export async function withdrawContacts(tx: TransactionContext, owner: Partial<Owner>): Promise<void> {
  await tx.em.nativeUpdate(Contact, { ...owner, withdrawnAt: null }, { withdrawnAt: tx.now });
}

export function enterContacts(tx: TransactionContext, contacts: readonly ContactInput[], owner: Owner): void {
  for (const [position, { name, phone = null, route, hours }] of contacts.entries()) {
    const stated = hours ? hoursFrom(hours, `contacts.${position}.hours`) : null;
    tx.em.create(Contact, {
      id: randomUUID(),
      ...owner,
      position,
      name,
      phone,
      route,
      hours: stated,
      withdrawnAt: null,
    });
  }
}
