import type { TransactionContext } from '../platform/context.js';
import { errorCatalogue, Refusal } from '../platform/errors.js';

export const proofErrors = errorCatalogue({
  SECOND_FACTOR_NEEDED: {
    en: 'This takes a code of your second factor, and you have none yet. Set it up first.',
    it: 'Serve un codice del secondo fattore, che non è ancora attivo. Attivarlo prima.',
  },
});

/** Makes sure that the acting person is there themselves, or refuses. */
export type Proof = (tx: TransactionContext, code: string) => Promise<unknown>;

// Closed until somebody says how a code is proved.
let proof: Proof = async () => {
  throw new Refusal('SECOND_FACTOR_NEEDED');
};

/** Says how codes are proved. */
export function proveCodesBy(given: Proof): void {
  proof = given;
}

/** The acting person proves once more that it is they. @throws SECOND_FACTOR_NEEDED, WRONG_CODE, RATE_LIMITED */
export async function proofOfSecondFactor(tx: TransactionContext, code: string): Promise<void> {
  await proof(tx, code);
}
