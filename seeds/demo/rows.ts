import type { Client } from 'pg';
import type { RecordOwner, Seal, Secrets } from '../../src/platform/secrets.js';

/** A row by its columns: everything that JSON can carry; dates and sealed bytes as their text. */
export type Row = Readonly<Record<string, unknown>>;

/** Bytes as PostgreSQL reads them from a text. */
export function bytes(sealed: Buffer): string {
  return `\\x${sealed.toString('hex')}`;
}

/** A record's data key as a row, and what seals with it. */
export function dataKeyOf(secrets: Secrets, owner: RecordOwner): { row: Row; seal: Seal } {
  const { wrapped, wrappingKeyId, seal } = secrets.newDataKey(owner);
  const { kind, id } = owner;
  return {
    row: { owner_kind: kind, owner_id: id, wrapped: bytes(wrapped), wrapping_key_id: wrappingKeyId },
    seal,
  };
}

/** Inserts rows that all name the same columns, in one statement. */
export async function insertRows(client: Client, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first)
    .map((column) => client.escapeIdentifier(column))
    .join(', ');
  const into = client.escapeIdentifier(table);
  await client.query(
    `insert into ${into} (${columns})
     select ${columns} from jsonb_populate_recordset(null::${into}, $1)`,
    [JSON.stringify(rows)],
  );
}
