import type { ClosingAnswer } from '../../interventions/index.js';
import type { TransactionContext } from '../../platform/context.js';
import { runOf, stepsOf } from './run.queries.js';
import { openObligatory } from './run.rules.js';

/** The steps without which a case may not close; of the other obligatory ones closing only speaks. */
export async function stepsBeforeClosing(
  tx: TransactionContext,
  interventionId: string,
): Promise<ClosingAnswer> {
  const run = await runOf(tx).load(interventionId);
  const steps = run ? await stepsOf(tx, run) : [];
  const inTheWay = openObligatory(steps).filter(({ blocksClosing }) => blocksClosing);
  return { unanswered: [], steps: inTheWay.map(({ text }) => text.words) };
}
