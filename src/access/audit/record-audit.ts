import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../../platform/context.js';
import { erasedAt, opened, sealerOf } from '../../platform/data-keys/record-seal.js';
import { statement } from '../../platform/database/statement.js';
import type { RecordOwner } from '../../platform/secrets.js';
import type { AuditAction, AuditTarget } from './audit-action.js';

/** Something that was read or done and has to be answered for. */
export interface AuditRecord {
  readonly action: AuditAction;
  readonly target?: AuditTarget;
  readonly targetIds?: readonly string[];
  /** In the words of who acts; sealed here. */
  readonly reason?: string;
  /**
   * The record that the reason speaks of, so that it is erased with it: the case itself where that is the target.
   * Without one the reason has a key of its own.
   */
  readonly reasonOf?: RecordOwner;
  /** Codes, counts and ids; never words of people. */
  readonly details?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/**
 * For whoever has a connection and no request. Parameters: id, actor, action, target, its ids, reason, details, request,
 * kind and id of the record that the reason speaks of.
 */
export const writeAuditEntry = `-- Who reads or does this?
   insert into audit_entry (id, actor_id, action, target_kind, target_ids, reason_sealed, details, request_id,
     reason_of_kind, reason_of_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

const write = statement('write-audit-entry', writeAuditEntry);

/**
 * Writes it down: inside a transaction together with what it grants, outside one before what it grants is told.
 * No audit row, no data: where this throws, nothing may be answered.
 * @returns the id of the entry
 */
export async function recordAudit(ctx: RequestContext, record: AuditRecord): Promise<string> {
  const id = randomUUID();
  const { action, target = null, targetIds = [], details = {} } = record;
  const reason = await sealedReason(ctx, id, record);
  await write(ctx.em, [
    ...[id, ctx.actor?.id ?? null, action, target, targetIds],
    reason?.sealed ?? null,
    JSON.stringify(details),
    ctx.requestId,
    ...[reason?.of.kind ?? null, reason?.of.id ?? null],
  ]);
  return id;
}

async function sealedReason(ctx: RequestContext, id: string, { reason, ...record }: AuditRecord) {
  if (reason === undefined) return null;
  const [target] = record.target === 'INTERVENTION' ? (record.targetIds ?? []) : [];
  const own: RecordOwner = { kind: 'AUDIT_ENTRY', id };
  const of = record.reasonOf ?? (target ? { kind: 'INTERVENTION', id: target } : own);
  // Of what is erased already a reason may still be given: it is kept by itself.
  const isGone = of.kind !== 'AUDIT_ENTRY' && (await erasedAt(ctx, of)) !== null;
  const owner = isGone ? own : of;
  const seal = await sealerOf(ctx, owner);
  return { of: owner, sealed: seal.seal(reason, `audit_entry.reason:${id}`) };
}

export interface ReasonKept {
  readonly id: string;
  readonly reasonSealed: Buffer | null;
  readonly reasonOfKind: RecordOwner['kind'] | null;
  readonly reasonOfId: string | null;
}

/** The reason of an entry, for those who may read it; null without one, and where what it speaks of was erased. */
export async function reasonOf(ctx: RequestContext, entry: ReasonKept): Promise<string | null> {
  const { id, reasonSealed: sealed, reasonOfKind: kind, reasonOfId } = entry;
  if (!kind || !reasonOfId) return null;
  return opened(ctx, { kind, id: reasonOfId }, { sealed, context: `audit_entry.reason:${id}` });
}
