import { LockMode } from '@mikro-orm/core';
import type { TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { notAllowed, Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { shelterScope, sightOf } from '../sight.js';
import { Shelter } from './shelter.entity.js';
import { isGuarded, type KeptShelter, mayKeep } from './shelter.rules.js';

/**
 * A shelter that the actor may edit, its row locked. One out of sight does not exist for them; one they see and
 * another keeps answers NOT_ALLOWED.
 */
export async function keptShelter(tx: TransactionContext, id: string): Promise<Shelter> {
  const scope = shelterScope(await sightOf(tx));
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const shelter = isId(id) ? await tx.em.findOne(Shelter, { $and: [{ id }, scope] }, { lockMode }) : null;
  if (!shelter) throw new Refusal('NOT_FOUND');
  if (!mayKeep(tx.actor, keepersOf(shelter))) throw notTheirs();
  if (shelter.closedAt) throw new Refusal('SHELTER_CLOSED', { revision: shelter.revision });
  return shelter;
}

export function keepersOf({ secrecy, district, organisation }: Shelter): KeptShelter {
  return { secrecy, districtId: district.id, organisationId: organisation.id };
}

export function notTheirs(): Refusal {
  return notAllowed(keptByOthers);
}

/** What a person editing a shelter is told of its present state; of a guarded one nothing about the place. */
export function presentOf(shelter: Shelter) {
  const { revision, name, kind, secrecy, stayDays, languages } = shelter;
  const shown = { revision, name, kind, secrecy, stayDays, languages };
  if (isGuarded(secrecy)) return shown;
  const { address, phone, note } = shelter;
  return { ...shown, municipality: shelter.municipality?.istatCode ?? null, address, phone, note };
}

/** What hangs on a shelter has changed: whoever edits it must look again. */
export const moveOn = statement(
  'move-shelter-on',
  'update shelter set revision = revision + 1 where id = $1',
);

const keptByOthers = {
  en: 'others keep this shelter: its organisation, or the coordinator of its district; of a guarded one the coordinator alone',
  it: 'questa struttura è curata da altri: il suo ente, o il coordinatore del suo distretto; una struttura protetta solo il coordinatore',
};
