import type { RequestContext } from '../../platform/context.js';
import type { CaseInSight } from '../intervention.entity.js';
import { serviceNamed, shelterNamed } from './directory-named.js';
import type { RecordContactInput } from './doing.input.js';
import { recordDoing } from './record-doing.js';

/** Somebody was asked for help: who, and what they answered. */
export function recordContact(ctx: RequestContext, input: RecordContactInput): Promise<CaseInSight> {
  const { party, answer, spokeTo: toldTo } = input;
  return recordDoing(ctx, { operation: 'recordContact', kind: 'CONTACTED', input, toldTo }, async (tx) => ({
    party,
    answer,
    shelterId: await shelterNamed(tx, input.shelterId),
    serviceId: await serviceNamed(tx, input.serviceId),
  }));
}
