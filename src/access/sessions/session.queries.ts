import { actorOf, type RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import type { Session } from './session.types.js';

const most = 100;

const sessionsOf = statement<Session>(
  'sessions-of',
  `-- Where is this person signed in, the last seen first?
   select s.id, s.began_by as "beganBy", s.began_at as "beganAt", s.seen_at as "seenAt", s.id = $2::uuid as "isThis",
     least(s.expires_at, s.seen_at + make_interval(mins => s.idle_minutes)) as "expiresAt"
   from session s
   where s.account_id = $1 and s.ended_at is null and registry_now() < s.expires_at
     and registry_now() < s.seen_at + make_interval(mins => s.idle_minutes)
   order by s.seen_at desc, s.id limit ${most}`,
);

/** Where the caller is signed in. */
export function mySessions(ctx: RequestContext): Promise<Session[]> {
  return sessionsOf(ctx.em, [actorOf(ctx).id, ctx.credential?.id]);
}
