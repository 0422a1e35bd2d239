import { recordAudit } from '../../access/index.js';
import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { once } from '../../platform/request-key.js';
import type { MakeCalendarLinkInput } from './calendar-link.input.js';
import type { CalendarLink } from './calendar-link.types.js';
import { newCalendarToken } from './calendar-token.js';

const keep = statement(
  'keep-calendar-link',
  `-- Which link leads to the shifts of this person? The one before it leads nowhere from now on.
   insert into calendar_link as l (account_id, hash, made_at) values ($1, $2, $3)
   on conflict on constraint calendar_link_pkey do update
   set hash = excluded.hash, made_at = excluded.made_at, ended_at = null`,
);

/** Makes the personal link to the own shifts. It is told once: what is kept of it cannot be read. */
export async function makeCalendarLink(
  ctx: RequestContext,
  input: MakeCalendarLinkInput,
): Promise<CalendarLink> {
  const made: { url: string | null } = { url: null };
  const { publicUrl, localUrl } = ctx.installation;
  const { madeAt } = await once(ctx, { operation: 'makeCalendarLink', input }, async (tx) => {
    const { token, hash } = newCalendarToken(tx.secrets);
    await keep(tx.em, [tx.actor.id, hash, tx.now]);
    const details = { what: 'CALENDAR_LINK_MADE' };
    const targetIds = [tx.actor.id];
    await recordAudit(tx, { action: 'CREDENTIALS_CHANGED', target: 'PERSON', targetIds, details });
    made.url = `${publicUrl ?? localUrl}/rota/${token}.ics`;
    return { madeAt: tx.now.toISOString() };
  });
  return { madeAt: new Date(madeAt), url: made.url, endedAt: null };
}
