import type { TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { notAllowed, Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { managedSql, managedValues } from '../people/managed.sql.js';
import { rolesManagedBy } from '../people/roles.rules.js';

/** A key the caller keeps; the row of its account is locked, so that two rotations pass one at a time. */
export interface ManagedKey {
  readonly id: string;
  readonly accountId: string;
  readonly kind: 'PERSON' | 'MACHINE';
  readonly name: string;
  readonly districtId: string | null;
  readonly isEnded: boolean;
  readonly roles: readonly string[];
  readonly scopes: string[] | null;
  readonly isInForce: boolean;
  /** Keys of this account that are good now. */
  readonly live: number;
}

const lock = statement<{ id: string }>(
  'lock-account-of-key',
  `-- Whose key is this, if the caller keeps it? Another rotation waits.
   select a.id from account a
   where a.id = (select k.account_id from api_key k where k.id = $3::uuid) and ${managedSql(1)} for update of a`,
);
const read = statement<ManagedKey>(
  'managed-key',
  `-- What is this key, and how many of its account are good now?
   select k.id, k.account_id as "accountId", a.kind, k.name, a.roles, k.scopes,
     a.district_id as "districtId",
     k.revoked_at is not null or coalesce(k.expires_at <= registry_now(), false) as "isEnded",
     k.revoked_at is null and coalesce(registry_now() < k.expires_at, true) and a.disabled_at is null
       and not exists (select from account m where m.id = k.made_by and m.disabled_at is not null) as "isInForce",
     (select count(*)::integer from api_key l where l.account_id = a.id and l.revoked_at is null
       and coalesce(registry_now() < l.expires_at, true)) as live
   from api_key k join account a on a.id = k.account_id
   where k.id = $1`,
);

/** @throws NOT_FOUND, NOT_ALLOWED where its account has a role that is not the caller's to manage */
export async function managedKey(tx: TransactionContext, id: string): Promise<ManagedKey> {
  const locked = isId(id) ? await lock(tx.em, [...managedValues(tx.actor), id]) : [];
  const [key] = locked.length > 0 ? await read(tx.em, [id]) : [];
  if (!key) throw new Refusal('NOT_FOUND');
  const managed: readonly string[] = ['INTEGRATION', ...rolesManagedBy(tx.actor.roles)];
  if (!key.roles.every((role) => managed.includes(role))) throw notAllowed(higherRole);
  return key;
}

const higherRole = {
  en: 'this key has a role that you could not give; ask an administrator',
  it: 'questa chiave ha un ruolo che lei non potrebbe dare; rivolgersi a un amministratore',
};
