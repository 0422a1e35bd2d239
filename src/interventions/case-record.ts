import type { RecordOwner } from '../platform/secrets.js';

/** A case is erased whole: its calls, timeline, placements' words and closing note share one data key. */
export function caseRecord(interventionId: string): RecordOwner {
  return { kind: 'INTERVENTION', id: interventionId };
}
