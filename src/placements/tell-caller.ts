import { lockPools } from '../availability/index.js';
import {
  type CaseInSight,
  lockOpenIntervention,
  recordOnTimeline,
  visibleIntervention,
} from '../interventions/index.js';
import type { RequestContext, TransactionContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { invalidInput, Refusal } from '../platform/errors.js';
import { onlyIds } from '../platform/id.js';
import { once } from '../platform/request-key.js';
import { lockPlacements, refusalOf } from './act-on-placement.js';
import { directionsTo } from './directions.js';
import { happenedAt, notInTheFuture } from './happened-at.js';
import type { TellCallerInput } from './placement.input.js';
import { confirmedOf, placementInSight } from './placement.queries.js';
import { whyNotTellCaller } from './placement.rules.js';
import type { PlacementInSight } from './placement-in-sight.js';

const tell = statement(
  'tell-caller',
  `-- Since when does the patrol know where to go, and since when is it on the way?
   update placement p set told_caller_at = $2, departed_for_at = coalesce($3, p.departed_for_at),
     revision = p.revision + 1
   where p.id = any($1::uuid[])`,
);

/** Keeps when, to whom and with which words the solution was told, also when there is none. */
export async function tellCaller(ctx: RequestContext, input: TellCallerInput): Promise<CaseInSight> {
  const { id } = await once(ctx, { operation: 'tellCaller', input }, (tx) => keepTold(tx, input));
  return visibleIntervention(ctx, id);
}

async function keepTold(tx: TransactionContext, input: TellCallerInput) {
  const { id } = await lockOpenIntervention(tx, input.interventionId);
  const at = happenedAt(input.at, tx.now, null);
  const departedForAt = input.departedForAt ?? null;
  if (departedForAt && departedForAt > tx.now) throw invalidInput('departedForAt', notInTheFuture);
  const placements = await placementsTold(tx, id, input.placementIds ?? null);
  const words = input.words?.trim() || (await defaultWords(tx, placements));
  const ids = placements.map((placement) => placement.id);
  await refuseUntold(tx, placements);
  if (ids.length > 0) await tell(tx.em, [ids, at, departedForAt]);
  const [placementId] = ids.length === 1 ? ids : [];
  await recordOnTimeline(tx, {
    interventionId: id,
    kind: 'TOLD_CALLER',
    at,
    placementId,
    toldTo: input.toldTo,
    words,
  });
  return { id };
}

/** Those named, which must be of this case; all that are confirmed where none is named. */
async function placementsTold(
  tx: TransactionContext,
  interventionId: string,
  named: readonly string[] | null,
): Promise<PlacementInSight[]> {
  if (named === null) return confirmedOf(tx, interventionId);
  const ids = [...new Set(named.map((id) => id.toLowerCase()))];
  const found = await Promise.all(onlyIds(ids).map((id) => placementInSight(tx).load(id)));
  const ofCase = found.flatMap((placement) =>
    placement?.interventionId === interventionId ? [placement] : [],
  );
  if (ofCase.length < ids.length) throw new Refusal('NOT_FOUND');
  return ofCase;
}

/** Locks what is told of, and refuses where the rule does. */
async function refuseUntold(tx: TransactionContext, placements: readonly PlacementInSight[]): Promise<void> {
  if (placements.length === 0) return;
  const pools = await lockPools(tx.em, [...new Set(placements.map(({ poolId }) => poolId))]);
  const locked = await lockPlacements(
    tx,
    placements.map(({ id }) => id),
  );
  for (const placement of locked) {
    const pool = pools.get(placement.poolId);
    if (!pool) throw new Refusal('NOT_FOUND');
    const refusal = whyNotTellCaller(placement, pool.now);
    if (refusal) throw await refusalOf(tx, refusal, { placement, pool, now: pool.now });
  }
}

async function defaultWords(
  tx: TransactionContext,
  placements: readonly PlacementInSight[],
): Promise<string> {
  if (placements.length === 0) return noSolution[tx.language];
  const told = await Promise.all(placements.map((placement) => directionsTo(tx, placement)));
  return told.filter((words) => words !== null).join('\n');
}

const noSolution = {
  it: 'Nessun posto trovato per ora.',
  en: 'No place has been found so far.',
};
