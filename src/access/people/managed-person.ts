import type { TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { notAllowed, Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import type { Role } from '../closed-lists.js';
import { managedSql, managedValues } from './managed.sql.js';
import { rolesManagedBy } from './roles.rules.js';

/** Somebody whom the caller manages, their row locked. */
export interface ManagedPerson {
  readonly id: string;
  readonly name: string;
  readonly roles: Role[];
  readonly districtId: string | null;
  readonly organisationId: string | null;
  readonly municipalityCodes: string[];
  readonly disabledAt: Date | null;
  readonly revision: number;
}

const lock = statement<ManagedPerson>(
  'lock-person',
  `-- Who is this, if the caller manages them? Whoever else changes them waits.
   select a.id, a.name, a.roles, a.district_id as "districtId", a.organisation_id as "organisationId",
     a.municipality_codes as "municipalityCodes", a.disabled_at as "disabledAt", a.revision
   from account a
   where a.id = $3::uuid and a.kind = 'PERSON' and ${managedSql(1)}
   for update of a`,
);

/** @throws NOT_FOUND, NOT_ALLOWED where they have a role that is not the caller's to manage */
export async function managedPerson(tx: TransactionContext, id: string): Promise<ManagedPerson> {
  const [person] = isId(id) ? await lock(tx.em, [...managedValues(tx.actor), id]) : [];
  if (!person) throw new Refusal('NOT_FOUND');
  const managed = rolesManagedBy(tx.actor.roles);
  if (!person.roles.every((role) => managed.includes(role))) throw notAllowed(higherRole);
  return person;
}

/** The same, but never oneself. @throws OWN_ACCOUNT besides */
export async function managedOther(tx: TransactionContext, id: string): Promise<ManagedPerson> {
  const person = await managedPerson(tx, id);
  if (person.id === tx.actor.id) throw new Refusal('OWN_ACCOUNT');
  return person;
}

const higherRole = {
  en: 'this person has a role that you could not give; ask an administrator',
  it: 'questa persona ha un ruolo che lei non potrebbe dare; rivolgersi a un amministratore',
};
