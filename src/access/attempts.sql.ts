import type { EntityManager } from '@mikro-orm/postgresql';
import type { RequestContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';

/** How often something may be tried: so often at once, then after pauses that double up to a longest one. */
export interface Allowance {
  readonly atOnce: number;
  readonly longestPauseSeconds: number;
}

const take = statement<{ made: number }>(
  'take-attempt',
  `-- May this be tried now? The attempt counts before it is made, so that many at once are counted too. A day without
   -- any forgets them all.
   insert into attempt as t (tag, made, last_at, free_at)
   values ($1, 1, registry_now(), registry_now())
   on conflict on constraint attempt_pkey do update set
     made = case when t.last_at < registry_now() - interval '1 day' then 1 else t.made + 1 end,
     last_at = registry_now(),
     free_at = registry_now() + make_interval(secs => case
       when t.last_at < registry_now() - interval '1 day' or t.made + 1 < $2::integer then 0
       else least($3::integer, power(2, least(t.made + 2 - $2::integer, 20)))
     end)
   where t.free_at <= registry_now()
   returning t.made`,
);
const wait = statement<{ seconds: number }>(
  'attempt-wait',
  `-- How long until it may be tried again?
   select greatest(1, ceil(extract(epoch from t.free_at - registry_now())))::integer as seconds
   from attempt t where t.tag = $1`,
);
const giveBack = statement(
  'give-attempt-back',
  `-- It went well: it was no guess.
   update attempt set made = greatest(0, made - 1), free_at = registry_now() where tag = $1`,
);
const takeOnce = statement<{ tag: string }>(
  'take-once',
  `-- Was this never brought before? Forgotten with the attempts, a day after.
   insert into attempt (tag, made, last_at, free_at) values ($1, 1, registry_now(), registry_now())
   on conflict on constraint attempt_pkey do nothing
   returning tag`,
);
const forget = statement(
  'forget-attempts',
  'update attempt set made = 0, free_at = registry_now() where tag = any($1::text[])',
);

type Holder = Pick<RequestContext, 'secrets'>;

/** What attempts are counted for, unreadable. */
export function attemptTag({ secrets }: Holder, ...what: readonly string[]): string {
  return secrets.sign(`attempt ${JSON.stringify(what)}`);
}

/** Counts an attempt; false where it may not be made yet. */
export async function takeAttempt(em: EntityManager, tag: string, allowed: Allowance): Promise<boolean> {
  const [taken] = await take(em, [tag, allowed.atOnce, allowed.longestPauseSeconds]);
  return taken !== undefined;
}

/** Whether something that counts once is brought for the first time. */
export async function isBroughtFirst(em: EntityManager, tag: string): Promise<boolean> {
  return (await takeOnce(em, [tag])).length > 0;
}

export async function secondsToWait(em: EntityManager, tag: string): Promise<number> {
  const [row] = await wait(em, [tag]);
  return row?.seconds ?? 1;
}

export async function giveAttemptBack(em: EntityManager, tag: string): Promise<void> {
  await giveBack(em, [tag]);
}

export async function forgetAttempts(em: EntityManager, tags: readonly string[]): Promise<void> {
  await forget(em, [tags]);
}
