import { type RequestContext, remembered } from '../context.js';
import { Refusal } from '../errors.js';
import { batched } from '../graphql/batch.js';
import { isOfRecord, type RecordOwner, type Seal } from '../secrets.js';
import './data-key.errors.js';
import { claimDataKey, dataKeysOf, destroyKey, replaceDataKey } from './data-key.sql.js';

/**
 * What seals the words of a record, in the transaction that writes them. A record gets its key when its first word is
 * sealed.
 * @throws RECORD_ERASED where its key was destroyed
 */
export function sealerOf(tx: RequestContext, owner: RecordOwner): Promise<Seal> {
  return remembered(tx, `sealer ${nameOf(owner)}`, () => claimed(tx, owner));
}

/**
 * A new key for a record of which everything is sealed anew in this transaction: what was stored before, and every
 * copy of it, opens no more.
 */
export async function newSealerOf(tx: RequestContext, owner: RecordOwner): Promise<Seal> {
  const { wrapped, wrappingKeyId, seal } = tx.secrets.newDataKey(owner);
  await replaceDataKey(tx.em, [owner.kind, owner.id, wrapped, wrappingKeyId]);
  forget(tx, owner);
  return seal;
}

export interface Sealed {
  readonly sealed: Buffer | null | undefined;
  /** Table, column and row, as it was sealed. */
  readonly context: string;
}

/**
 * What was sealed of a record, in words; null where nothing is, and where the record was erased. Records are looked up
 * many at a time. Whether the caller may read it is asked before.
 */
export async function opened(
  ctx: RequestContext,
  owner: RecordOwner,
  { sealed, context }: Sealed,
): Promise<string | null> {
  if (!sealed) return null;
  const key = await keys(ctx).load(nameOf(owner));
  if (key?.destroyedAt) return null;
  // Sealed before there were data keys; `npm run rotate-keys` leaves none of these.
  if (!isOfRecord(sealed)) return ctx.secrets.open(sealed, context);
  if (!key?.seal) throw new Error(`The data key of ${nameOf(owner)} is not there.`);
  return key.seal().open(sealed, context);
}

/** A sealed value that was read together with the data key of its record. */
export interface SealedWithKey extends Sealed, KeyInRow {}

/**
 * The same for a value whose key came in the same statement: where a record is sealed anew with another key, bytes
 * and key that were read one after the other may not fit.
 */
export function openedWithKey(
  { secrets }: Pick<RequestContext, 'secrets'>,
  owner: RecordOwner,
  { sealed, context, wrapped, wrappingKeyId, destroyedAt }: SealedWithKey,
): string | null {
  if (!sealed || destroyedAt) return null;
  if (!isOfRecord(sealed)) return secrets.open(sealed, context);
  if (!wrapped || !wrappingKeyId) throw new Error(`The data key of ${nameOf(owner)} is not there.`);
  return secrets.dataKey(owner, { wrapped, wrappingKeyId }).open(sealed, context);
}

/** When the words of a record were erased for good; null while they are kept. */
export async function erasedAt(ctx: RequestContext, owner: RecordOwner): Promise<Date | null> {
  return (await keys(ctx).load(nameOf(owner)))?.destroyedAt ?? null;
}

/**
 * Erases a record: from the commit on nothing that is sealed of it opens again. The caller writes ERASED beside it.
 * @returns false where it was erased before
 */
export async function destroyDataKey(tx: RequestContext, owner: RecordOwner): Promise<boolean> {
  const [row] = await destroyKey(tx.em, [owner.kind, owner.id]);
  forget(tx, owner);
  return row !== undefined;
}

/** The data key of a record as a row has it; all null where it has none yet. */
export interface KeyInRow {
  readonly wrapped: Buffer | null;
  readonly wrappingKeyId: string | null;
  readonly destroyedAt: Date | null;
}

/** Remembers a data key that came with the row of its record, so that nobody asks for it again in this request. */
export function rememberKey(ctx: RequestContext, owner: RecordOwner, row: KeyInRow): void {
  keys(ctx).prime(nameOf(owner), heldFrom(ctx, owner, row));
}

interface HeldKey {
  /** Null where there is none, or none any more. */
  readonly seal: (() => Seal) | null;
  readonly destroyedAt: Date | null;
}

// Opened keys live as long as the request and no longer: what is erased now is unreadable at the next.
const keys = batched<HeldKey>('data keys', async (ctx: RequestContext, names) => {
  const owners = names.map(ownerNamed);
  const rows = await dataKeysOf(ctx.em, [owners.map(({ kind }) => kind), owners.map(({ id }) => id)]);
  return new Map(
    rows.map((row) => {
      const owner = { kind: row.kind, id: row.id };
      return [nameOf(owner), heldFrom(ctx, owner, row)];
    }),
  );
});

async function claimed(tx: RequestContext, owner: RecordOwner): Promise<Seal> {
  const made = tx.secrets.newDataKey(owner);
  const offer = [owner.kind, owner.id, made.wrapped, made.wrappingKeyId];
  const [row] = await claimDataKey(tx.em, offer);
  // Somebody made it while we waited for their commit: now it is there to be read.
  const [present] = row ? [row] : await claimDataKey(tx.em, offer);
  if (!present) throw new Refusal('BUSY');
  const { seal } = heldFrom(tx, owner, present);
  if (!seal) throw new Refusal('RECORD_ERASED', { destroyedAt: present.destroyedAt?.toISOString() ?? null });
  return seal();
}

function heldFrom(
  { secrets }: Pick<RequestContext, 'secrets'>,
  owner: RecordOwner,
  { wrapped, wrappingKeyId, destroyedAt }: KeyInRow,
): HeldKey {
  return {
    seal: wrapped && wrappingKeyId ? () => secrets.dataKey(owner, { wrapped, wrappingKeyId }) : null,
    destroyedAt,
  };
}

function forget(tx: RequestContext, owner: RecordOwner): void {
  tx.memory.delete(`sealer ${nameOf(owner)}`);
  keys(tx).clear(nameOf(owner));
}

const nameOf = ({ kind, id }: RecordOwner) => `${kind}:${id}`;

function ownerNamed(name: string): RecordOwner {
  const [kind, id] = name.split(':');
  return { kind, id } as RecordOwner;
}
