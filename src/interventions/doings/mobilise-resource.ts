import type { RequestContext } from '../../platform/context.js';
import type { CaseInSight } from '../intervention.entity.js';
import { serviceNamed } from './directory-named.js';
import type { MobiliseResourceInput } from './doing.input.js';
import { recordDoing } from './record-doing.js';

/** A service or another resource was put to work. */
export function mobiliseResource(ctx: RequestContext, input: MobiliseResourceInput): Promise<CaseInSight> {
  const toldTo = input.resource;
  const doing = { operation: 'mobiliseResource', kind: 'RESOURCE_MOBILISED', input, toldTo } as const;
  return recordDoing(ctx, doing, async (tx) => ({ serviceId: await serviceNamed(tx, input.serviceId) }));
}
