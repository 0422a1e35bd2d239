import type { TransactionContext } from '../../platform/context.js';
import type { AccessRoute } from '../closed-lists.js';
import { type HoursWithNames, namesInHours } from '../hours/names-in-hours.rules.js';
import { type Telling, tellingWords } from '../shelters/telling-words.js';
import { isGateway, whyNotGuardedPhone } from './contacts.rules.js';

/** As much of a contact, stored or given, as others are told. */
interface ContactTold {
  readonly name: string;
  readonly phone?: string | null;
  readonly route: AccessRoute;
  readonly hours?: HoursWithNames | null;
}

/** What in the contacts of a guarded shelter tells where it is: numbers first, then names. */
export async function tellingContacts(
  tx: TransactionContext,
  contacts: readonly ContactTold[],
  districtId: string,
): Promise<Telling[]> {
  const numbers = contacts.flatMap(({ phone }, index) => {
    const reason = phone ? whyNotGuardedPhone(phone) : null;
    return phone && reason ? [{ field: `contacts.${index}.phone`, says: phone, reason }] : [];
  });
  const told = contacts.flatMap(({ name, route, hours }, index) => [
    { field: `contacts.${index}.name`, says: name, mayNameComune: isGateway(route) },
    ...namesInHours(hours, `contacts.${index}.hours`),
  ]);
  return [...numbers, ...(await tellingWords(tx, told, districtId))];
}
