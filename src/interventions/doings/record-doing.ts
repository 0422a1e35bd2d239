import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import type { CaseInSight } from '../intervention.entity.js';
import { visibleIntervention } from '../intervention.queries.js';
import { lockIntervention } from '../lock-intervention.js';
import { oneAPerson, subjectsOf } from '../people/index.js';
import { recordOnTimeline, type TimelineFacts, type TimelineRecord } from '../record-on-timeline.js';

interface Doing {
  /** The name of the mutation. */
  readonly operation: string;
  readonly kind: TimelineRecord['kind'];
  readonly input: {
    readonly interventionId: string;
    readonly requestKey?: string | null;
    readonly words?: string | null;
    readonly at?: Date | null;
    readonly subjectIds?: readonly string[] | null;
  };
  readonly toldTo?: string | null;
}

/** Puts on the timeline what somebody did, also after the case was closed: what happened, happened. */
export async function recordDoing(
  ctx: RequestContext,
  { operation, kind, input, toldTo }: Doing,
  factsOf: (tx: TransactionContext, interventionId: string) => Promise<TimelineFacts>,
): Promise<CaseInSight> {
  const { id } = await once(ctx, { operation, input }, async (tx) => {
    const { id: interventionId } = await lockIntervention(tx, input.interventionId);
    if (input.at && input.at > tx.now) throw invalidInput('at', notInTheFuture);
    const facts = await factsOf(tx, interventionId);
    const { words } = input;
    await recordOnTimeline(tx, { interventionId, kind, at: input.at ?? undefined, toldTo, words, facts });
    return { id: interventionId };
  });
  return visibleIntervention(ctx, id);
}

/** The people named, which must be of the case; all of them where none is named. @throws NOT_FOUND */
export async function peopleNamed(
  tx: TransactionContext,
  interventionId: string,
  named: readonly string[] | null | undefined,
): Promise<string[]> {
  const people = (await subjectsOf(tx).load(interventionId)) ?? [];
  const ofCase = oneAPerson(people).map(({ id }) => id);
  if (!named) return ofCase;
  const ids = [...new Set(named.map((id) => id.toLowerCase()))];
  if (ids.some((id) => !ofCase.includes(id))) throw new Refusal('NOT_FOUND');
  return ids;
}

const notInTheFuture = {
  en: 'it cannot be in the future. Check the time.',
  it: 'non può essere nel futuro. Controllare l’ora.',
};
