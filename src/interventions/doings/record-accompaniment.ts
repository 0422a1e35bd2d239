import type { RequestContext } from '../../platform/context.js';
import type { CaseInSight } from '../intervention.entity.js';
import type { RecordAccompanimentInput } from './doing.input.js';
import { peopleNamed, recordDoing } from './record-doing.js';

/** People were accompanied to a hospital. */
export function recordAccompaniment(
  ctx: RequestContext,
  input: RecordAccompanimentInput,
): Promise<CaseInSight> {
  const toldTo = input.accompaniedBy;
  const doing = { operation: 'recordAccompaniment', kind: 'ACCOMPANIED', input, toldTo } as const;
  return recordDoing(ctx, doing, async (tx, id) => ({
    subjectIds: await peopleNamed(tx, id, input.subjectIds),
  }));
}
