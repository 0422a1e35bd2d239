import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import type { AuditAction, AuditTarget } from './audit-action.js';

/** Something that was read or done and has to be answered for. */
export interface AuditRecord {
  readonly action: AuditAction;
  readonly target?: AuditTarget;
  readonly targetIds?: readonly string[];
  /** In the words of who acts; sealed here. */
  readonly reason?: string;
  /** Codes, counts and ids; never words of people. */
  readonly details?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

const write = statement(
  'write-audit-entry',
  `-- Who reads or does this?
   insert into audit_entry (id, actor_id, action, target_kind, target_ids, reason_sealed, details, request_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

/**
 * Writes it down: inside a transaction together with what it grants, outside one before what it grants is told.
 * No audit row, no data: where this throws, nothing may be answered.
 */
export async function recordAudit(ctx: RequestContext, record: AuditRecord): Promise<void> {
  const id = randomUUID();
  const { action, target = null, targetIds = [], reason, details = {} } = record;
  await write(ctx.em, [
    ...[id, ctx.actor?.id ?? null, action, target, targetIds],
    reason === undefined ? null : ctx.secrets.seal(reason, `audit_entry.reason:${id}`),
    JSON.stringify(details),
    ctx.requestId,
  ]);
}
