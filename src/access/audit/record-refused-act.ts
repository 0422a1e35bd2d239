import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';

/** So many rows of one actor within a minute: trying a thousand doors tells no more than trying ten. */
const mostInAMinute = 10;

const write = statement(
  'write-refused-act',
  `-- Who asked for what they may not do? The last row of a full minute says that there was more.
   insert into audit_entry (id, actor_id, action, details, request_id)
   select $1, $2, 'ACT_REFUSED',
     $3::jsonb || case when lately.rows + 1 < $5::integer then '{}' else '{"more": true}'::jsonb end, $4
   from (
     select count(*)::integer as rows
     from audit_entry e
     where e.actor_id = $2 and e.action = 'ACT_REFUSED' and e.at > registry_now() - interval '1 minute'
   ) lately
   where lately.rows < $5::integer`,
);

/** Writes down that somebody known asked for what they may not do. Nothing was granted: the refusal stands either way. */
export async function recordRefusedAct(ctx: RequestContext, field: string, error: unknown): Promise<void> {
  if (!(error instanceof Refusal) || error.code !== 'NOT_ALLOWED' || !ctx.actor) return;
  const { permission = null } = error.details as { permission?: string };
  const details = JSON.stringify({ field, permission });
  await write(ctx.em, [randomUUID(), ctx.actor.id, details, ctx.requestId, mostInAMinute]).catch(
    (fault: unknown) => ctx.log.error({ error: fault }, 'a refused act was not written down'),
  );
}
