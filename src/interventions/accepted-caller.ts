import type { TransactionContext } from '../platform/context.js';
import { invalidInput, Refusal } from '../platform/errors.js';
import { labelOf } from '../platform/graphql/closed-list.js';
import type { Language } from '../platform/language.js';
import { districtBy, municipalityBy } from '../territory/index.js';
import { CallerKind } from './closed-lists.js';

/** @throws CALLER_NOT_ACCEPTED with those whom the district answers. */
export async function refuseUnlessAccepted(
  tx: TransactionContext,
  districtId: string,
  callerKind: CallerKind,
): Promise<void> {
  const district = await districtBy(tx).load(districtId);
  const accepts = district?.acceptedCallers ?? [];
  if (accepts.includes(callerKind)) return;
  const inWords = (language: Language) =>
    accepts.map((kind) => labelOf(CallerKind, kind, language)).join(', ');
  throw new Refusal('CALLER_NOT_ACCEPTED', { accepts, accepted: { it: inWords('it'), en: inWords('en') } });
}

/** @throws INVALID_INPUT for a comune that does not exist and for a call of the future. */
export async function refuseImpossibleCall(
  tx: TransactionContext,
  call: { municipality?: string | null; receivedAt?: Date | null },
): Promise<void> {
  if (call.receivedAt && call.receivedAt > tx.now) throw invalidInput('call.receivedAt', notInTheFuture);
  if (call.municipality && !(await municipalityBy(tx).load(call.municipality)))
    throw invalidInput('call.municipality', unknownComune);
}

const notInTheFuture = {
  en: 'a call cannot come from the future. Leave it out to mean now.',
  it: 'una chiamata non può essere nel futuro. Ometterla per intendere adesso.',
};
const unknownComune = {
  en: 'no Comune has this ISTAT code. Look it up by name.',
  it: 'nessun Comune ha questo codice ISTAT. Cercarlo per nome.',
};
