import { recordAudit } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { once } from '../../platform/request-key.js';
import type { EndCalendarLinkInput } from './calendar-link.input.js';
import type { CalendarLink } from './calendar-link.types.js';

const end = statement<{ madeAt: Date }>(
  'end-calendar-link',
  `update calendar_link l set hash = null, ended_at = $2
   where l.account_id = $1 and l.ended_at is null returning l.made_at as "madeAt"`,
);

/** Ends the personal link to the own shifts; null where there was none. */
export async function endCalendarLink(
  ctx: RequestContext,
  input: EndCalendarLinkInput,
): Promise<CalendarLink | null> {
  const { madeAt, endedAt } = await once(ctx, { operation: 'endCalendarLink', input }, async (tx) => {
    const [ended] = await end(tx.em, [tx.actor.id, tx.now]);
    const details = { what: 'CALENDAR_LINK_ENDED' };
    const targetIds = [tx.actor.id];
    if (ended) await recordAudit(tx, { action: 'CREDENTIALS_CHANGED', target: 'PERSON', targetIds, details });
    return { madeAt: ended?.madeAt.toISOString() ?? null, endedAt: tx.now.toISOString() };
  });
  return madeAt === null ? null : { madeAt: new Date(madeAt), url: null, endedAt: new Date(endedAt) };
}
