import { randomBytes, randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { browserTokenOf, newBrowserToken } from '../../platform/sharing/known-browser.js';
import type { CookieJar } from '../../platform/visit.js';
import { callerBySession, hashOfKey } from '../authenticate.js';
import { type Me, meOf } from '../me.js';

const rememberedDays = 400;

/** A session as its browser has to keep it. */
export interface BegunSession {
  readonly token: string;
  readonly deviceToken: string;
}

const insert = statement(
  'begin-session',
  `-- Somebody proved who they are; the session their browser was in, if any, is over.
   with before as (update session set ended_at = registry_now() where hash = $7 and ended_at is null)
   insert into session (id, account_id, hash, began_by, expires_at, idle_minutes, second_factor_due)
   values ($1, $2, $3, $4, registry_now() + make_interval(hours => $5), $6, $8)`,
);
const keepDevice = statement(
  'keep-device',
  `-- From now on this browser is one of theirs.
   insert into known_device (account_id, hash) values ($1, $2)
   on conflict on constraint known_device_is_unique do update set seen_at = registry_now()`,
);
const renew = statement(
  'renew-session',
  `-- It may do more than before, or its owner changed: whoever had seen the old token has nothing.
   update session set hash = $2, second_factor_due = $3 where id = $1 and ended_at is null`,
);
const forgetOld = statement('forget-old-sign-ins', 'select forget_old_sign_ins()');

/** Where sessions are kept on the visitor's side. @throws INSECURE_ADDRESS, FOREIGN_PAGE */
export function jarOf({ visit }: RequestContext): CookieJar {
  if (visit.isFromForeignPage) throw new Refusal('FOREIGN_PAGE');
  if (!visit.cookies) throw new Refusal('INSECURE_ADDRESS');
  return visit.cookies;
}

/** Begins a session of the acting person; `keepSession` hands it to the browser once it is committed. */
export async function beginSession(
  tx: TransactionContext,
  by: { beganBy: 'PASSWORD' | 'PROVIDER' | 'INVITATION'; isSecondFactorDue: boolean },
): Promise<BegunSession> {
  const { installation, actor } = tx;
  const jar = jarOf(tx);
  const token = newToken();
  const deviceToken = browserTokenOf(tx.secrets, tx.visit) ?? newBrowserToken(tx.secrets);
  await insert(tx.em, [
    ...[randomUUID(), actor.id, hashOfKey(token), by.beganBy, installation.sessionHours],
    ...[installation.sessionIdleMinutes, hashOfKey(jar.get('session') ?? ''), by.isSecondFactorDue],
  ]);
  await keepDevice(tx.em, [actor.id, hashOfKey(deviceToken)]);
  await forgetOld(tx.em, []);
  return { token, deviceToken };
}

/** Gives the session of the acting person another token, in the same transaction as what makes it necessary. */
export async function renewSession(tx: TransactionContext, isSecondFactorDue: boolean): Promise<string> {
  const token = newToken();
  await renew(tx.em, [tx.credential?.id, hashOfKey(token), isSecondFactorDue]);
  return token;
}

/** Hands a session to the browser, and tells who is in it. */
export async function keepSession(ctx: RequestContext, begun: BegunSession): Promise<Me> {
  jarOf(ctx).set('device', begun.deviceToken, rememberedDays * 24 * 3600);
  return keepToken(ctx, begun.token);
}

export async function keepToken(ctx: RequestContext, token: string): Promise<Me> {
  jarOf(ctx).set('session', token, ctx.installation.sessionHours * 3600);
  const caller = await callerBySession(ctx.em, token);
  if (!caller?.actor) throw new Refusal('NOT_SIGNED_IN');
  return meOf(caller.actor, caller.credential);
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}
