import type { TransactionContext } from '../../platform/context.js';
import { invalidInput } from '../../platform/errors.js';

/** When something happened; now where nothing was said. @throws INVALID_INPUT for the future */
export function happenedAt(tx: TransactionContext, field: string, at: Date | null | undefined): Date {
  if (at && at > tx.now) throw invalidInput(field, notInTheFuture);
  return at ?? tx.now;
}

const notInTheFuture = {
  en: 'cannot be in the future. Leave it out to mean now.',
  it: 'non può essere nel futuro. Ometterlo per intendere adesso.',
};
