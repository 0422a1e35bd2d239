import { type Judgement, type Need, sightOf } from '../../directory/index.js';
import { instantOf } from '../../platform/clock.js';
import type { RequestContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { localMoment, ringsOf } from '../../territory/index.js';
import { shownPools } from './candidate-pools.sql.js';
import { judgeCandidate, judgementTold, type Standing } from './judge-candidate.rules.js';
import { ringOf, standingAt } from './widen-search.js';

/** Who would be put in one pool; without guests only the agreement means anything. */
export interface PoolNeed {
  /** Null while the need of a case is not known: then it does not decide. */
  readonly category: Need['category'] | null;
  readonly guests: Need['guests'];
  /** Now when absent. */
  readonly at?: Date;
}

export interface PoolJudgement {
  readonly verdict: Judgement['verdict'];
  readonly reasons: Judgement['reasons'];
  readonly placesNeeded: number;
  readonly ring: Standing['ring'];
  /** A promise there needs a stated reason. */
  readonly agreementMissing: boolean;
}

/**
 * Would this pool take these people? By the same path as a search, so that both say the same.
 * @throws NOT_FOUND where the pool is closed or out of the caller's sight
 */
export async function judgePoolFor(
  ctx: RequestContext,
  poolId: string,
  { category, guests, at }: PoolNeed,
): Promise<PoolJudgement> {
  const now = await instantOf(ctx);
  const instant = at ?? now;
  const rings = await ringsOf(ctx);
  const sight = await sightOf(ctx);
  const id = poolId.toLowerCase();
  const candidate = isId(id) ? (await shownPools(ctx, [id], { at: instant, sight })).get(id) : undefined;
  if (!candidate) throw new Refusal('NOT_FOUND');
  const standing = standingAt(ringOf(candidate, rings));
  const [anyServed = 'FAMILY'] = candidate.categories;
  const circumstances = {
    need: { category: category ?? anyServed, guests, at: instant, avoidsPlaces: false },
    moment: localMoment(instant),
    asOf: now,
    from: null,
    avoided: new Set<string>(),
  };
  const { verdict, reasons, placesNeeded } = judgementTold(
    judgeCandidate(candidate, standing, circumstances),
    circumstances,
  );
  return { verdict, reasons, placesNeeded, ring: standing.ring, agreementMissing: !standing.agreement };
}
