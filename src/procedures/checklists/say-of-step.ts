import { randomUUID } from 'node:crypto';
import { caseRecord, lockIntervention, recordOnTimeline } from '../../interventions/index.js';
import type { TransactionContext } from '../../platform/context.js';
import { sealerOf } from '../../platform/data-keys/record-seal.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { runOf, stepsOf } from './run.queries.js';
import type { StepEntry, StepInSight } from './run.types.js';

export interface SaidOfStep {
  readonly interventionId: string;
  readonly step: string;
  readonly kind: StepEntry['kind'];
  readonly at: Date;
  readonly words: string | null;
}

const say = guardedStatement(
  'say-of-step',
  `-- What is said of this step?
   insert into procedure_step_entry (id, run_id, intervention_id, step, kind, at, actor_id, words_sealed)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

/**
 * Writes down what is said of a step of the procedure that a case of the team runs, also after its end.
 * @throws NO_PROCEDURE, INVALID_INPUT for a step that it does not have
 */
export async function sayOfStep(
  tx: TransactionContext,
  { interventionId, step, kind, at, words }: SaidOfStep,
): Promise<StepInSight> {
  const { id } = await lockIntervention(tx, interventionId);
  const run = await runOf(tx).load(id);
  if (!run) throw new Refusal('NO_PROCEDURE');
  const found = (await stepsOf(tx, run)).find(({ key }) => key === step);
  if (!found) throw invalidInput('step', noSuchStep);
  const entryId = randomUUID();
  const seal = words ? await sealerOf(tx, caseRecord(id)) : null;
  const sealed = words && seal ? seal.seal(words, `procedure_step_entry.words:${entryId}`) : null;
  await say(tx, [entryId, run.id, id, step, kind, at, tx.actor.id, sealed]);
  const told = `${found.number}. ${found.words}${words ? ` — ${words}` : ''}`;
  await recordOnTimeline(tx, { interventionId: id, kind: `STEP_${kind}`, at, words: told });
  return found;
}

const noSuchStep = {
  en: 'is no step of the procedure that this case runs.',
  it: 'non è un passo della procedura che questo intervento segue.',
};
