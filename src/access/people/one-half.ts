import type { TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import type { Words } from '../../platform/language.js';
import { refuseBesideCoordinator } from './beside-coordinator.js';
import type { ManagedPerson } from './managed-person.js';
import { seesCases } from './roles.rules.js';

type Half = 'PASSWORD_RESET' | 'SECOND_FACTOR_RESET';

const didOther = statement<{ id: string }>(
  'did-other-half',
  `-- Has the caller reset the other half of this person's access within a day?
   select c.id from access_change c
   where c.account_id = $1 and c.by_id = $2 and c.kind = $3 and c.at > registry_now() - interval '24 hours' limit 1`,
);

/**
 * Who has reset both password and second factor of somebody is that somebody. The row of the person is locked, so that
 * the two halves asked for at once pass one at a time.
 * @throws ANOTHER_PERSON, COORDINATOR_DECIDES
 */
export async function refuseSecondHalf(
  tx: TransactionContext,
  person: ManagedPerson,
  half: Half,
): Promise<void> {
  if (seesCases(person.roles)) await refuseBesideCoordinator(tx, person);
  const other: Half = half === 'PASSWORD_RESET' ? 'SECOND_FACTOR_RESET' : 'PASSWORD_RESET';
  const [done] = await didOther(tx.em, [person.id, tx.actor.id, other]);
  if (done) throw new Refusal('ANOTHER_PERSON', { reason: otherHalf });
}

const otherHalf: Words = {
  en: 'within 24 hours you have reset the other half of this person’s access. Ask another coordinator or administrator.',
  it: 'nelle ultime 24 ore lei ha reimpostato l’altra metà dell’accesso di questa persona. Chiedere a un altro coordinatore o amministratore.',
};
