import type { EntityManager } from '@mikro-orm/postgresql';
import { statement } from '../../platform/database/statement.js';

const endAll = statement<{ id: string }>(
  'end-sessions',
  `-- Ends what a person is signed in with, but for one session where one is kept.
   update session set ended_at = registry_now()
   where account_id = $1 and ended_at is null and id is distinct from $2::uuid
   returning id`,
);
const endOne = statement<{ id: string }>(
  'end-session',
  `update session set ended_at = registry_now()
   where id = $1 and account_id = $2 and ended_at is null returning id`,
);

/** How many sessions were ended. */
export async function endSessions(em: EntityManager, accountId: string, but: string | null): Promise<number> {
  return (await endAll(em, [accountId, but])).length;
}

export async function endOneSession(
  em: EntityManager,
  of: { sessionId: string; accountId: string },
): Promise<boolean> {
  return (await endOne(em, [of.sessionId, of.accountId])).length > 0;
}
