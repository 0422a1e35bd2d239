import type { TransactionContext } from '../../platform/context.js';
import { invalidInput } from '../../platform/errors.js';
import { comuniNamedIn } from './comune-named.js';
import type { FieldRefusal } from './shelter.rules.js';
import { namesStreet } from './street-named.rules.js';

/** Words that are told of a shelter, and where they stand. */
export interface Told {
  readonly field: string;
  readonly says: string;
  /** A gateway is known to everybody, and may be called after its town. */
  readonly mayNameComune?: boolean;
}

/** Words that tell where a guarded shelter is. */
export interface Telling extends FieldRefusal {
  readonly says: string;
}

const namesComune = {
  en: 'contains the name of a comune: what is told of a guarded shelter is in code names',
  it: 'contiene il nome di un comune: una struttura protetta e i suoi moduli hanno nomi in codice',
};
const namesAStreet = {
  en: 'contains the name of a street: what is told of a guarded shelter is in code names',
  it: 'contiene il nome di una strada: una struttura protetta e i suoi moduli hanno nomi in codice',
};

/** Of these words those that tell where a guarded shelter of this district is, and why they do. */
export async function tellingWords(
  { em }: TransactionContext,
  told: readonly Told[],
  districtId: string,
): Promise<Telling[]> {
  const texts = told.map(({ says, mayNameComune }) => (mayNameComune ? '' : says));
  const comuni = await comuniNamedIn(em, texts, districtId);
  return told.flatMap(({ field, says }, index) => {
    if (comuni[index]) return [{ field, says, reason: namesComune }];
    return namesStreet(says) ? [{ field, says, reason: namesAStreet }] : [];
  });
}

/** Refuses the first of what tells where a guarded shelter is. */
export function refuseTelling([first]: readonly Telling[]): void {
  if (first) throw invalidInput(first.field, first.reason);
}

/** Refuses a name of something guarded that tells a comune or a street. */
export async function refuseTellingName(
  tx: TransactionContext,
  name: string,
  { field, districtId }: { field: string; districtId: string },
): Promise<void> {
  refuseTelling(await tellingWords(tx, [{ field, says: name }], districtId));
}
