import type { TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { managedSql } from '../people/managed.sql.js';

/** True of an organisation `o` that keeps a guarded shelter in a district. */
export const keepsGuardedIn = (district: number) => `exists (
       select from shelter s
       where s.organisation_id = o.id and s.district_id = $${district}::uuid and s.closed_at is null
         and s.secrecy in ('CONFIDENTIAL_ADDRESS', 'SECRET'))`;

/** True of an account `a` that acts for an organisation. */
export const actsForOrganisation = `a.organisation_id is not null and a.roles && '{SHELTER_OPERATOR,INTEGRATION}'`;

export interface Operator {
  readonly id: string;
  readonly isDisabled: boolean;
  readonly actsForOrganisation: boolean;
}

const lock = statement<Operator>(
  'lock-operator',
  `-- Who is this, as far as a coordinator of this district may have a word about them? Whoever else changes them waits.
   select a.id, a.disabled_at is not null as "isDisabled", ${actsForOrganisation} as "actsForOrganisation"
   from account a
   where a.id = $3::uuid and (${managedSql(1)} or exists (
     select from organisation o where o.id = a.organisation_id and ${keepsGuardedIn(2)}))
   for update of a`,
);
const insert = statement<{ id: string }>(
  'insert-vouching',
  `-- From now on this account is vouched for here, if it was not before.
   insert into vouching (account_id, district_id, vouched_by) values ($1, $2, $3)
   on conflict (account_id, district_id) where withdrawn_at is null do nothing
   returning id`,
);
const withdraw = statement<{ id: string }>(
  'withdraw-vouching',
  `update vouching set withdrawn_at = registry_now(), withdrawn_by = $3, withdrawn_in_words = true
   where account_id = $1 and district_id = $2 and withdrawn_at is null returning id`,
);
const decline = statement(
  'decline-vouching',
  `-- They waited for a word, and this is it: no.
   insert into vouching (account_id, district_id, vouched_by, withdrawn_at, withdrawn_by, withdrawn_in_words)
   values ($1, $2, $3, registry_now(), $3, true)`,
);
const endOthers = statement<{ district_id: string }>(
  'end-vouching-by-others',
  `-- Somebody got hold of what this account signs in with: the word of others was not for them.
   update vouching set withdrawn_at = registry_now(), withdrawn_by = $2
   where account_id = $1 and withdrawn_at is null and vouched_by <> $2 returning district_id`,
);
const askForFactor = statement(
  'ask-for-second-factor',
  `-- Who is vouched for proves who they are by two things: sessions that began with one have to be completed.
   update session set second_factor_due = true
   where account_id = $1 and ended_at is null
     and not exists (select from person_credential c where c.account_id = $1 and c.totp_sealed is not null)`,
);

/** Somebody a coordinator may vouch for or not, their row locked; undefined for whom does not exist for them. */
export async function lockedOperator(
  { em }: TransactionContext,
  district: string,
  accountId: string,
): Promise<Operator | undefined> {
  const [operator] = await lock(em, [false, district, accountId]);
  return operator;
}

/** Whether they were not vouched for there before. */
export async function vouchIn(
  tx: TransactionContext,
  accountId: string,
  districtId: string,
): Promise<boolean> {
  const made = await insert(tx.em, [accountId, districtId, tx.actor.id]);
  if (tx.installation.isSecondFactorRequired) await askForFactor(tx.em, [accountId]);
  return made.length > 0;
}

export async function withdrawIn(
  { em, actor }: TransactionContext,
  accountId: string,
  districtId: string,
): Promise<void> {
  const ended = await withdraw(em, [accountId, districtId, actor.id]);
  if (ended.length === 0) await decline(em, [accountId, districtId, actor.id]);
}

/** The districts in which others had vouched for it. */
export async function endVouchingByOthers(
  { em, actor }: TransactionContext,
  accountId: string,
): Promise<string[]> {
  return (await endOthers(em, [accountId, actor.id])).map((row) => row.district_id);
}
