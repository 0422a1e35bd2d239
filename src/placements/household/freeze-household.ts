import { randomUUID } from 'node:crypto';
import { caseRecord, isMinor, type SubjectInSight, wordsStored } from '../../interventions/index.js';
import type { TransactionContext } from '../../platform/context.js';
import { sealerOf } from '../../platform/data-keys/record-seal.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import type { FrozenFacts } from './household.types.js';
import type { Household } from './household-named.js';

const freeze = guardedStatement(
  'freeze-household',
  `-- Who was put there, as they were known then?
   insert into placement_subject (id, placement_id, subject_id, intervention_id, facts, identity_sealed, frozen_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
);

const identity = [
  ...['givenName', 'familyName', 'birthDate', 'birthPlace', 'fiscalCode', 'citizenship'],
] as Parameters<typeof wordsStored>[2];

/** Keeps with a placement who comes, as they are known now; what comes to be known later changes nothing of it. */
export async function freezeHousehold(
  tx: TransactionContext,
  placementId: string,
  household: Pick<Household, 'named'> | undefined,
): Promise<void> {
  for (const subject of household?.named ?? []) {
    const id = randomUUID();
    const { interventionId } = subject;
    const words = await wordsStored(tx, subject, identity);
    const isKnown = Object.values(words).some((word) => word !== null);
    const sealed = isKnown
      ? (await sealerOf(tx, caseRecord(interventionId))).seal(
          JSON.stringify(words),
          `placement_subject.identity:${id}`,
        )
      : null;
    const facts = JSON.stringify(factsOf(subject));
    await freeze(tx, [id, placementId, subject.id, interventionId, facts, sealed, tx.now]);
  }
}

function factsOf(subject: SubjectInSight): FrozenFacts {
  const { sex, ageFrom, ageTo, unaccompanied, identification, languages, householdId, householdRole } =
    subject;
  const known = { sex, ageFrom, ageTo, unaccompanied, identification, languages, householdId, householdRole };
  return { ...known, isMinor: isMinor(subject) };
}
