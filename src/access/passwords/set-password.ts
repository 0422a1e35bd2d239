import type { TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { emailOf, type PersonCredential } from '../person-credential.js';
import { isEasilyGuessed } from './easily-guessed.js';
import { easilyGuessed, whyNotPassword } from './password.rules.js';
import { hashOfPassword } from './password-hash.js';

const set = statement(
  'set-password',
  'update person_credential set password_hash = $2, password_set_at = registry_now(), demo = false where account_id = $1',
);

/** The hash of a password that may be taken; worked out before the transaction, for it takes its time. @throws WEAK_PASSWORD */
export async function acceptedPassword(
  ctx: Pick<TransactionContext, 'secrets'>,
  of: PersonCredential,
  password: string,
): Promise<string> {
  const person = { email: emailOf(ctx, of), name: of.name };
  const isGuessed = () => isEasilyGuessed(password, person);
  const reason = whyNotPassword(password, person) ?? ((await isGuessed()) ? easilyGuessed : null);
  if (reason) throw new Refusal('WEAK_PASSWORD', { reason });
  return hashOfPassword(password);
}

export async function setPassword(tx: TransactionContext, accountId: string, hash: string): Promise<void> {
  await set(tx.em, [accountId, hash]);
}
