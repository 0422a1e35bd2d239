import type { RequestContext } from '../../platform/context.js';
import type { CaseInSight } from '../intervention.entity.js';
import type { RecordTransportInput } from './doing.input.js';
import { peopleNamed, recordDoing } from './record-doing.js';

/** People were taken somewhere, and somebody took charge of them. */
export function recordTransport(ctx: RequestContext, input: RecordTransportInput): Promise<CaseInSight> {
  const doing = {
    operation: 'recordTransport',
    kind: 'TRANSPORTED',
    input,
    toldTo: input.inChargeOf,
  } as const;
  return recordDoing(ctx, doing, async (tx, id) => ({
    subjectIds: await peopleNamed(tx, id, input.subjectIds),
  }));
}
