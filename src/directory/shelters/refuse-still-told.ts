import type { TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { Contact } from '../contacts/contact.entity.js';
import { tellingContacts } from '../contacts/telling-contacts.js';
import { namesInHours } from '../hours/names-in-hours.rules.js';
import type { Shelter } from './shelter.entity.js';
import { type Telling, tellingWords } from './telling-words.js';

const poolNames = statement<{ name: string }>(
  'pool-names-of-shelter',
  'select p.name from bed_pool p where p.shelter_id = $1 order by p.id',
);

/**
 * Refuses to make a shelter guarded while words that stay with it tell where it is: its name, and those of its pools,
 * contacts, seasons and exceptions. All are told at once, for whoever has to change them.
 */
export async function refuseStillTold(tx: TransactionContext, shelter: Shelter): Promise<void> {
  const telling = await tellingOf(tx, shelter);
  if (telling.length === 0) return;
  const quoted = [...new Set(telling.map(({ says }) => `“${says}”`))].join(', ');
  throw new Refusal('INVALID_INPUT', {
    field: 'secrecy',
    reason: {
      en: `these would tell where the shelter is: ${quoted}. Change them first, then make it guarded`,
      it: `queste parole direbbero dove si trova la struttura: ${quoted}. Modificarle prima, poi renderla protetta`,
    },
    telling: telling.map(({ field, says }) => ({ field, says })),
  });
}

async function tellingOf(tx: TransactionContext, shelter: Shelter): Promise<Telling[]> {
  const { id, name, district } = shelter;
  const inForce = { shelterId: id, withdrawnAt: null };
  const contacts = await tx.em.find(Contact, inForce, { orderBy: { position: 'asc' } });
  const pools = await poolNames(tx.em, [id]);
  const told = [
    { field: 'name', says: name },
    ...pools.map((pool) => ({ field: 'pools', says: pool.name })),
    ...namesInHours(shelter.admissionHours, 'admissionHours'),
    ...namesInHours(shelter.staffedHours, 'staffedHours'),
    ...namesInHours(shelter.telephoneHours, 'telephoneHours'),
  ];
  return [
    ...(await tellingWords(tx, told, district.id)),
    ...(await tellingContacts(tx, contacts, district.id)),
  ];
}
