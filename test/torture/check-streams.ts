import { roundingMs } from './check-ledger.js';
import { type Kept, type LedgerRow } from './record.js';
import type { HeardChange, Subscriber } from './subscriber.js';
import type { Findings } from './violation.js';

export interface CheckedStreams {
  readonly subscribers: readonly Subscriber[];
  readonly record: Kept;
  /** Where each pool stood before the streams were opened. */
  readonly firstRevisions: ReadonlyMap<string, number>;
  /** Where each stood when all was quiet: so far everybody is to be told. */
  readonly due: ReadonlyMap<string, number>;
}

/** A stream ends so when it is to be taken up again; nothing else is said to these subscribers. */
const mayBeSaid = new Set(['STREAM_CLOSED', 'TOO_SLOW', 'UNAVAILABLE', 'BUSY']);

/** Each subscriber was told each revision of each pool in their sight once, in order, and each with its own figures. */
export function checkStreams(checked: CheckedStreams, findings: Findings): void {
  for (const subscriber of checked.subscribers) {
    const byPool = Map.groupBy(subscriber.changes, ({ poolId }) => poolId);
    for (const poolId of subscriber.poolIds)
      checkPool(poolId, byPool.get(poolId) ?? [], { subscriber, checked, findings });
    for (const poolId of byPool.keys())
      if (!subscriber.poolIds.has(poolId))
        findings.add('a stream tells of nothing else', { who: subscriber.name, poolId });
    for (const [code, times] of subscriber.codes)
      if (!mayBeSaid.has(code)) findings.add(`no stream says ${code}`, { who: subscriber.name, times });
  }
}

interface About {
  readonly subscriber: Subscriber;
  readonly checked: CheckedStreams;
  readonly findings: Findings;
}

function checkPool(poolId: string, heard: readonly HeardChange[], about: About): void {
  const { subscriber, checked, findings } = about;
  const ledger = checked.record.ledger.get(poolId) ?? [];
  const find = (rule: string, more: object) => findings.add(rule, { who: subscriber.name, poolId, ...more });
  let last = checked.firstRevisions.get(poolId) ?? 0;
  for (const change of heard) {
    const { told } = change;
    if (!told) {
      find('a pool that is open stays on the screen', { change });
      continue;
    }
    if (told.revision <= last) find('a stream tells each change once, in order', { told, last });
    if (told.revision > last + 1) find('a stream leaves no change out', { told, last });
    last = Math.max(last, told.revision);
    const row = ledger[told.revision - 1];
    if (!row) find('every revision told exists', { told });
    else if (!isAsWritten(change, row)) find('a change is told with the figures it left', { change, row });
  }
  const due = checked.due.get(poolId) ?? 0;
  if (last < due) find('a stream tells everything in the end', { last, due });
}

function isAsWritten({ at, told }: HeardChange, row: LedgerRow): boolean {
  const operable = Math.max(0, row.authorised - row.outOfService);
  const occupied = row.counted === null ? null : Math.max(0, row.counted + row.moved);
  const free = occupied === null ? null : Math.min(Math.max(operable - occupied - row.promised, 0), operable);
  return (
    told !== null &&
    Math.abs(at - row.at) <= roundingMs &&
    told.promised === row.promised &&
    told.outOfService === row.outOfService &&
    told.operable === operable &&
    told.occupied === occupied &&
    told.free === free
  );
}
