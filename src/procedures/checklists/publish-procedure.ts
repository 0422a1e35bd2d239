import { recordAudit } from '../../access/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import type { PublishProcedureInput } from './procedure.input.js';
import { ownProcedure } from './procedure.queries.js';
import type { ProcedureRow } from './procedure.types.js';

const held = statement<{ revision: number; publishedAt: Date | null }>(
  'hold-procedure',
  `-- How does this version stand, with nobody else changing it?
   select p.revision, p.published_at as "publishedAt" from procedure p where p.id = $1 for update`,
);

const publish = statement(
  'publish-procedure',
  `-- From now on, cases that begin run this version.
   update procedure p set published_at = registry_now(), published_by = $2, revision = p.revision + 1
   where p.id = $1`,
);

/** Puts a draft in use. A case that runs an older version goes on with that one. */
export async function publishProcedure(
  ctx: RequestContext,
  input: PublishProcedureInput,
): Promise<ProcedureRow> {
  const { id } = await once(ctx, { operation: 'publishProcedure', input }, (tx) => publishDraft(tx, input));
  return ownProcedure(ctx, id);
}

async function publishDraft(tx: TransactionContext, input: PublishProcedureInput) {
  const { id, category, version } = await ownProcedure(tx, input.procedureId);
  const [present] = await held(tx.em, [id]);
  if (!present) throw new Refusal('NOT_FOUND');
  if (present.publishedAt) throw new Refusal('ALREADY_PUBLISHED');
  refuseStale(input.expectedRevision, { revision: present.revision });
  await publish(tx.em, [id, tx.actor.id]);
  await recordAudit(tx, { action: 'POLICY_CHANGED', details: { procedure: category, version } });
  return { id };
}
