import { recordOnTimeline } from '../../interventions/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { invalidInput } from '../../platform/errors.js';
import { labelOf } from '../../platform/graphql/closed-list.js';
import { once } from '../../platform/request-key.js';
import { DeadlineKind } from '../closed-lists.js';
import { beginByHand } from './begin-by-hand.js';
import type { WatchDeadlineInput } from './deadline.input.js';
import { visibleDeadline } from './deadline.queries.js';
import { isWatched } from './deadline.rules.js';
import type { DeadlineInSight } from './deadline.types.js';
import { happenedAt } from './happened-at.js';

/** Watches the term of a prosecutor or a court, where what begins it was not recorded here. */
export async function watchDeadline(
  ctx: RequestContext,
  input: WatchDeadlineInput,
): Promise<DeadlineInSight> {
  if (!isWatched(input.kind)) throw invalidInput('kind', onlyOfOthers);
  const { id } = await once(ctx, { operation: 'watchDeadline', input }, (tx) => watch(tx, input));
  return visibleDeadline(ctx, id);
}

async function watch(tx: TransactionContext, { interventionId, kind, from }: WatchDeadlineInput) {
  const begunAt = happenedAt(tx, 'from', from);
  const begun = await beginByHand(tx, interventionId, { kind, begunAt });
  const words = labelOf(DeadlineKind, kind, tx.language);
  await recordOnTimeline(tx, { interventionId: begun.interventionId, kind: 'DEADLINE_WATCHED', words });
  return { id: begun.id };
}

const onlyOfOthers = {
  en: 'is not watched: only the terms of prosecutor and court under art. 403 are. What is ours begins by itself.',
  it: 'non si segue: si seguono solo i termini di procura e tribunale ex art. 403. I nostri decorrono da soli.',
};
