import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { sealerOf } from '../../platform/data-keys/record-seal.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { lockedShift } from '../shifts/locked-shifts.js';
import type { WriteHandOverInput } from './hand-over.input.js';
import { handOverOfShift, handOverRecord, handOverWordsAt } from './hand-over.queries.js';
import type { HandOverRow } from './hand-over.types.js';

const write = guardedStatement(
  'write-hand-over',
  `-- What has whoever comes after to know?
   insert into hand_over as h (id, district_id, shift_id, words_sealed, written_by, written_at)
   values ($1, $2, $3, $4, $5, $6)
   on conflict on constraint hand_over_is_one_of_a_shift do update
   set words_sealed = excluded.words_sealed, written_by = excluded.written_by, written_at = excluded.written_at`,
);

/** Says what whoever comes after has to know: by who is on the shift, or the coordinator. */
export async function writeHandOver(ctx: RequestContext, input: WriteHandOverInput): Promise<HandOverRow> {
  const { shiftId } = await once(ctx, { operation: 'writeHandOver', input }, (tx) => put(tx, input));
  return handOverOfShift(ctx, shiftId);
}

async function put(tx: TransactionContext, { shiftId, words }: WriteHandOverInput) {
  // The shift is the queue: nobody writes while somebody else acknowledges.
  const shift = await lockedShift(tx, shiftId, 'handovers.write');
  const handOver = await handOverOfShift(tx, shift.id);
  const isTheirs = shift.workerId === tx.actor.id || tx.actor.roles.includes('COORDINATOR');
  if (!isTheirs) throw new Refusal('NOT_ALLOWED', { permission: 'handovers.write' });
  if (handOver.acknowledgedAt) throw new Refusal('HAND_OVER_ACKNOWLEDGED');
  const id = handOver.id ?? randomUUID();
  const sealed = (await sealerOf(tx, handOverRecord(id))).seal(words, handOverWordsAt(id));
  await write(tx, [id, shift.districtId, shift.id, sealed, tx.actor.id, tx.now]);
  return { shiftId: shift.id };
}
