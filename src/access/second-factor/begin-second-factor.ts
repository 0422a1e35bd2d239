import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { inTransaction } from '../../platform/database/transaction.js';
import { Refusal } from '../../platform/errors.js';
import { credentialOf, emailOf, sealedAt } from '../person-credential.js';
import { generatorUri, newGenerator } from './code.rules.js';
import { proveSecondFactor } from './prove-second-factor.js';
import type { BeginSecondFactorInput, NewGenerator } from './second-factor.types.js';

const keepWaiting = statement(
  'keep-waiting-generator',
  'update person_credential set totp_waiting_sealed = $2 where account_id = $1',
);

/** Makes a code generator that counts once a code of it was given; until then the one before does. */
export async function beginSecondFactor(
  ctx: RequestContext,
  { code }: BeginSecondFactorInput,
): Promise<NewGenerator> {
  return inTransaction(ctx, (tx) => begin(tx, code ?? ''));
}

async function begin(tx: TransactionContext, code: string): Promise<NewGenerator> {
  const of = await credentialOf(tx.em, tx.actor.id);
  if (!of) throw new Refusal('NOT_FOUND');
  // A password alone must not replace what protects against a stolen password.
  if (of.totpSealed) await proveSecondFactor(tx, code);
  const secret = newGenerator();
  await keepWaiting(tx.em, [of.accountId, tx.secrets.seal(secret, sealedAt.generator(of.accountId))]);
  return { secret, uri: generatorUri(secret, emailOf(tx, of)) };
}
