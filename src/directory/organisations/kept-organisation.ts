import { LockMode } from '@mikro-orm/core';
import type { TransactionContext } from '../../platform/context.js';
import { notAllowed, Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { Organisation } from './organisation.entity.js';

/** ADMIN keeps all organisations and services; a coordinator those of the own district. */
export function mayKeepIn({ actor }: TransactionContext, districtId: string | null): boolean {
  if (actor.roles.includes('ADMIN')) return true;
  return actor.roles.includes('COORDINATOR') && districtId !== null && districtId === actor.districtId;
}

export function notOfTheirDistrict(): Refusal {
  return notAllowed(keptByOthers);
}

/** An organisation that the actor may edit, its row locked. */
export async function keptOrganisation(tx: TransactionContext, id: string): Promise<Organisation> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const organisation = isId(id) ? await tx.em.findOne(Organisation, { id }, { lockMode }) : null;
  if (!organisation) throw new Refusal('NOT_FOUND');
  if (!mayKeepIn(tx, organisation.district?.id ?? null)) throw notOfTheirDistrict();
  if (organisation.closedAt) throw new Refusal('ORGANISATION_CLOSED', { revision: organisation.revision });
  return organisation;
}

/** What a person editing an organisation is told of its present state. */
export function presentOrganisation(organisation: Organisation) {
  const { revision, name, sector, legalForm, phone, email, website } = organisation;
  return { revision, name, sector, legalForm, phone, email, website };
}

const keptByOthers = {
  en: 'the coordinator of its district keeps it, or an administrator',
  it: 'lo cura il coordinatore del suo distretto, o un amministratore',
};
