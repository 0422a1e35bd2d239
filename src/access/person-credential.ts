import type { EntityManager } from '@mikro-orm/postgresql';
import type { RequestContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import type { Secrets } from '../platform/secrets.js';
import type { Role } from './closed-lists.js';
import { needsSecondFactor } from './people/roles.rules.js';

/** How a person proves who they are. Personal and secret: it never leaves this module. */
export interface PersonCredential {
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly isDisabled: boolean;
  readonly isDemo: boolean;
  /** A coordinator has vouched for them, somewhere. */
  readonly isVouchedFor: boolean;
  readonly emailSealed: Buffer;
  readonly passwordHash: string | null;
  readonly totpSealed: Buffer | null;
  readonly totpWaitingSealed: Buffer | null;
  readonly totpStep: number;
  readonly now: Date;
}

const columns = `c.account_id as "accountId", a.name, a.roles, a.disabled_at is not null as "isDisabled",
     c.demo as "isDemo", c.email_sealed as "emailSealed", c.password_hash as "passwordHash",
     c.totp_sealed as "totpSealed", c.totp_waiting_sealed as "totpWaitingSealed", c.totp_step as "totpStep",
     exists (select from vouching v
       where v.account_id = a.id and v.withdrawn_at is null) as "isVouchedFor", registry_now() as now`;

const byEmail = statement<PersonCredential & { isKnownDevice: boolean; isRecoveryCode: boolean }>(
  'credential-by-email',
  `-- Who has this e-mail, do they know this browser, and is this one of their recovery codes?
   select ${columns},
     exists (select from known_device d where d.account_id = c.account_id and d.hash = $2) as "isKnownDevice",
     exists (select from recovery_code r
       where r.account_id = c.account_id and r.hash = $3 and r.used_at is null) as "isRecoveryCode"
   from person_credential c join account a on a.id = c.account_id
   where c.email_tag = any($1::text[])`,
);
const byAccount = statement<PersonCredential>(
  'credential-of-account',
  `-- How does this person prove who they are?
   select ${columns}
   from person_credential c join account a on a.id = c.account_id
   where c.account_id = $1`,
);
const bySubject = statement<PersonCredential>(
  'credential-by-subject',
  `-- Whom does the sign-in provider mean, by the subject it is linked to or by an e-mail it has verified?
   select ${columns}
   from person_credential c join account a on a.id = c.account_id
   where c.subject_tag = any($1::text[]) or (c.subject_tag is null and c.email_tag = any($2::text[]))
   order by c.subject_tag nulls last limit 1`,
);

/** The same person however the e-mail is written. */
export function plainEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}

/** What an e-mail is found by; without the registry's key nobody can tell whose it is. */
export function emailTag(secrets: Secrets, email: string): string {
  return secrets.sign(`person e-mail ${plainEmail(email)}`);
}

/** Where it may stand while the registry's key changes: the present tag first, then those of the keys before. */
function emailTags(secrets: Secrets, email: string): readonly string[] {
  return secrets.signatures(`person e-mail ${plainEmail(email)}`);
}

/** Where the sealed fields of a person belong. */
export const sealedAt = {
  email: (accountId: string) => `person_credential.email:${accountId}`,
  generator: (accountId: string) => `person_credential.totp:${accountId}`,
} as const;

export function emailOf({ secrets }: Pick<RequestContext, 'secrets'>, of: PersonCredential): string {
  return secrets.open(of.emailSealed, sealedAt.email(of.accountId));
}

export async function credentialByEmail(
  ctx: RequestContext,
  email: string,
  brought: { deviceHash: Buffer; recoveryHash: Buffer },
) {
  const [found] = await byEmail(ctx.em, [
    emailTags(ctx.secrets, email),
    brought.deviceHash,
    brought.recoveryHash,
  ]);
  return found ?? null;
}

export async function credentialOf(em: EntityManager, accountId: string): Promise<PersonCredential | null> {
  const [found] = await byAccount(em, [accountId]);
  return found ?? null;
}

export async function credentialBySubject(
  ctx: RequestContext,
  subjectTags: readonly string[],
  verifiedEmail: string | null,
): Promise<PersonCredential | null> {
  const tags = verifiedEmail === null ? [] : emailTags(ctx.secrets, verifiedEmail);
  const [found] = await bySubject(ctx.em, [subjectTags, tags]);
  return found ?? null;
}

/** Whether somebody may sign in at all here. */
export function maySignIn(
  { installation }: RequestContext,
  { isDisabled, isDemo }: PersonCredential,
): boolean {
  return !isDisabled && (!isDemo || installation.isDemo);
}

/** Whether a session begun without the second factor has to wait for it. */
export function isSecondFactorDue({ installation }: RequestContext, of: PersonCredential): boolean {
  const { isSecondFactorRequired } = installation;
  return of.totpSealed !== null || (isSecondFactorRequired && needsSecondFactor(of));
}
