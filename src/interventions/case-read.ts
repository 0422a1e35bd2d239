import { recordAudit } from '../access/index.js';
import type { RequestContext } from '../platform/context.js';
import { opened, type Sealed } from '../platform/data-keys/record-seal.js';
import { batched } from '../platform/graphql/batch.js';
import { caseRecord } from './case-record.js';

const caseReads = batched<true>('case reads', async (ctx: RequestContext, ids) => {
  await recordAudit(ctx, { action: 'CASE_READ', target: 'INTERVENTION', targetIds: ids });
  return new Map(ids.map((id) => [id, true as const]));
});

/**
 * Sealed words of a case, for somebody who may read them. That they are read is written down before they are told, once
 * a request and case. No audit row, no data: where that throws, nothing may be answered.
 */
export async function openedOfCase(
  ctx: RequestContext,
  interventionId: string,
  what: Sealed,
): Promise<string | null> {
  const words = await opened(ctx, caseRecord(interventionId), what);
  if (words !== null) await caseReads(ctx).load(interventionId);
  return words;
}
