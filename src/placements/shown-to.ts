import { poolInSight } from '../availability/index.js';
import { mayReadWords, type TimelineRow } from '../interventions/index.js';
import type { RequestContext } from '../platform/context.js';
import type { ShownPage } from './shown-page.js';

/**
 * What a search within a case showed, as far as the caller may know it. Who broke the glass works for another district:
 * a guarded shelter that its workers were shown may not exist for them.
 */
export async function shownTo(
  ctx: RequestContext,
  { shown, relation, actorId }: TimelineRow,
): Promise<ShownPage | null> {
  const page = shown as ShownPage | null;
  if (!page || !mayReadWords(relation, { writtenBy: actorId, readBy: ctx.actor?.id ?? null })) return null;
  if (relation !== 'EMERGENCY') return page;
  const pools = await Promise.all(page.offers.map(({ poolId }) => poolInSight(ctx).load(poolId)));
  return { ...page, offers: page.offers.filter((_, index) => pools[index]) };
}
