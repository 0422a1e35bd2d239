import { recordAudit } from '../../access/index.js';
import { processClock } from '../../platform/clock.js';
import { type RequestContext, remembered } from '../../platform/context.js';

/** How a guarded shelter came to be shown: among the offers of a search, in a list, or asked for by itself. */
type Way = 'SEARCH' | 'LIST' | 'ONE';

/** One entry answers for the minute that follows it: a screen that is read again and again writes no more than that. */
const answersForMs = 60_000;
const mostRemembered = 20_000;
const recent = new Map<string, number>();

/**
 * Writes down that these guarded shelters are shown, before they are: once a request, and once a minute for each actor,
 * shelter and way. No audit row, no data: where this throws, nothing may be answered.
 */
export async function recordShown(
  ctx: RequestContext,
  shelterIds: readonly string[],
  way: Way,
): Promise<void> {
  const { actor } = ctx;
  if (!actor || shelterIds.length === 0) return;
  const written = remembered(ctx, 'shelters shown', () => new Map<string, Promise<void>>());
  // What a transaction writes may be undone: it is not counted on later.
  const isSure = !ctx.em.isInTransaction();
  const keyOf = (id: string) => `${actor.id} ${id} ${way === 'ONE'}`;
  const fresh = new Set(shelterIds.filter((id) => !written.has(id) && !(isSure && isRecent(keyOf(id)))));
  if (fresh.size > 0) {
    const writing = write(ctx, [...fresh], way).then(() => {
      if (isSure) remember([...fresh].map(keyOf));
    });
    for (const id of fresh) written.set(id, writing);
  }
  await Promise.all(shelterIds.map((id) => written.get(id)));
}

function write(ctx: RequestContext, targetIds: readonly string[], way: Way): Promise<string> {
  return recordAudit(ctx, { action: 'SHELTERS_SHOWN', target: 'SHELTER', targetIds, details: { way } });
}

function isRecent(key: string): boolean {
  const at = recent.get(key);
  return at !== undefined && processClock.milliseconds() - at < answersForMs;
}

function remember(keys: readonly string[]): void {
  if (recent.size + keys.length > mostRemembered) recent.clear();
  const now = processClock.milliseconds();
  for (const key of keys) recent.set(key, now);
}
