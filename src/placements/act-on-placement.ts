import { type LockedPool, lockedPool, poolInSight, presentFigures } from '../availability/index.js';
import type { RequestContext, TransactionContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { invalidInput, notAllowed, Refusal } from '../platform/errors.js';
import { once } from '../platform/request-key.js';
import type { PlacementAction } from './closed-lists.js';
import type { Placement } from './placement.entity.js';
import { placementInSight, visiblePlacement } from './placement.queries.js';
import {
  fieldsOf,
  type PlacementRefusalCode,
  type PlacementRelation,
  reaches,
  whyNot,
} from './placement.rules.js';
import { placementColumns } from './placement-columns.sql.js';
import { type PlacementInSight, relationTo } from './placement-in-sight.js';
import { stateInWords } from './placement-state-in-words.js';

/** A placement that this transaction holds, with its pool. */
export interface LockedPlacement extends Placement {
  /** The ledger still counts it among the promised. */
  readonly isPromised: boolean;
}

/** What a verb decides on and writes to. */
export interface Grip {
  readonly placement: LockedPlacement;
  readonly pool: LockedPool;
  readonly relation: PlacementRelation;
  /** The database's clock after the lock was granted. */
  readonly now: Date;
}

export interface Verb<I> {
  /** The name of the mutation. */
  readonly operation: string;
  readonly action: PlacementAction;
  readonly input: I;
}

const lock = statement<LockedPlacement>(
  'lock-placements',
  `-- How do these placements stand, with nobody else changing them? After their pools, in the order of their ids.
   select ${placementColumns}, p.promise_ended_at is null as "isPromised"
   from placement p
   where p.id = any($1::uuid[])
   order by p.id
   for update`,
);

/** Locks placements of pools that this transaction has locked. */
export function lockPlacements(tx: TransactionContext, ids: readonly string[]): Promise<LockedPlacement[]> {
  return lock(tx.em, [ids]);
}

/**
 * Does one verb to one placement: who may, lock, what stands now, the rule, then the write. The pool is the queue:
 * two who act on one placement pass one at a time.
 */
export async function actOnPlacement<I extends { placementId: string; requestKey?: string | null }>(
  ctx: RequestContext,
  verb: Verb<I>,
  write: (tx: TransactionContext, grip: Grip) => Promise<void>,
): Promise<PlacementInSight> {
  refuseUnused(verb);
  const { id } = await once(ctx, verb, async (tx) => {
    const grip = await gripOn(tx, verb);
    const refusal = whyNot[verb.action](grip.placement, grip.now);
    if (refusal) throw await refusalOf(tx, refusal, grip);
    await write(tx, grip);
    return { id: grip.placement.id };
  });
  return visiblePlacement(ctx, id);
}

function refuseUnused({ action, input }: Verb<object>): void {
  const said = input as Partial<Record<'places' | 'expectedBy' | 'at', unknown>>;
  for (const field of ['places', 'expectedBy', 'at'] as const) {
    const isSaid = said[field] !== null && said[field] !== undefined;
    if (isSaid && !fieldsOf[action].includes(field)) throw invalidInput(field, notUsed);
  }
}

const notUsed = {
  en: 'this act does not use it. Leave it out.',
  it: 'questa operazione non lo usa. Ometterlo.',
};

async function gripOn<I extends { placementId: string }>(
  tx: TransactionContext,
  { action, input }: Verb<I>,
): Promise<Grip> {
  const seen = await visiblePlacement(tx, input.placementId);
  const relation = relationTo(tx.actor, seen);
  if (!reaches(relation, action)) throw notAllowed(ofOthers);
  const pool = await lockedPool(tx.em, seen.poolId);
  const [placement] = await lockPlacements(tx, [seen.id]);
  if (!placement) throw new Refusal('NOT_FOUND');
  if (!relation.isTeam) await stillHosted(tx, seen.id);
  return { placement, pool, relation, now: pool.now };
}

/** The shelter may have been handed to others while its host waited for the lock. @throws NOT_FOUND */
async function stillHosted(tx: TransactionContext, id: string): Promise<void> {
  placementInSight(tx).clear(id);
  await visiblePlacement(tx, id);
}

/** The refusal of a rule, with the present state, and the figures where the caller may see the pool. */
export async function refusalOf(
  tx: TransactionContext,
  code: PlacementRefusalCode,
  { placement, pool, now }: Pick<Grip, 'placement' | 'pool' | 'now'>,
): Promise<Refusal> {
  const figures = (await poolInSight(tx).load(pool.id)) ? presentFigures(pool) : {};
  return new Refusal(code, { placementId: placement.id, ...stateInWords(placement, now), ...figures });
}

const ofOthers = {
  en: 'this step is for the service of the case, or for the shelter where it is about guests coming and going',
  it: 'questo passo spetta al servizio che segue l’intervento, o alla struttura quando riguarda arrivi e partenze',
};
