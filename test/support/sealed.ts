import type { RecordOwner, Seal, Secrets, WrappedKey } from '../../src/platform/secrets.js';
import type { TestDatabase } from './database.js';

/** What opens the sealed fields of a record, by the data key that the database has of it. */
export async function sealOf(
  { sql }: Pick<TestDatabase, 'sql'>,
  secrets: Secrets,
  owner: RecordOwner,
): Promise<Seal> {
  const [key] = await sql<WrappedKey & { destroyed_at: Date | null }>(
    `select k.wrapped, k.wrapping_key_id as "wrappingKeyId", k.destroyed_at
     from data_key k where k.owner_kind = $1 and k.owner_id = $2`,
    [owner.kind, owner.id],
  );
  if (!key || key.destroyed_at) throw new Error('The record has no data key.');
  return secrets.dataKey(owner, key);
}

/** A sealed field in words. */
export async function openSealed(
  database: Pick<TestDatabase, 'sql'>,
  secrets: Secrets,
  { sealed, context, ...owner }: RecordOwner & { readonly sealed: Buffer; readonly context: string },
): Promise<string> {
  return (await sealOf(database, secrets, owner)).open(sealed, context);
}
