import { randomUUID } from 'node:crypto';
import type { TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import type { Stretch } from '../stretch.rules.js';
import { sealedPhone } from './locked-shifts.js';
import type { ShiftRole } from './shift.rules.js';

/** A shift that is about to be planned. */
export interface NewShift extends Stretch {
  readonly workerId: string;
  readonly role: ShiftRole;
  readonly deputy: boolean;
  readonly phone: string | null;
}

const insert = statement(
  'insert-shifts',
  `-- Who is on duty from now on, and when?
   insert into shift (id, district_id, worker_id, role, deputy, starts_at, ends_at, phone_sealed, planned_by, planned_at)
   select n.id, $8, n.worker_id, n.role, n.deputy, n.starts_at, n.ends_at, n.phone_sealed, $9, $10
   from unnest($1::uuid[], $2::uuid[], $3::text[], $4::boolean[], $5::timestamptz[], $6::timestamptz[], $7::bytea[])
     n (id, worker_id, role, deputy, starts_at, ends_at, phone_sealed)
   order by n.worker_id, n.starts_at`,
);

/** Plans them all. @returns their ids. @throws SHIFT_OVERLAPS from the database. */
export async function insertShifts(
  tx: TransactionContext,
  districtId: string,
  shifts: readonly NewShift[],
): Promise<string[]> {
  const ids = shifts.map(() => randomUUID());
  const phones: (Buffer | null)[] = [];
  for (const [index, { workerId, phone }] of shifts.entries())
    phones.push(await sealedPhone(tx, { shiftId: ids[index] ?? '', workerId }, phone));
  await insert(tx.em, [
    ...[ids, shifts.map(({ workerId }) => workerId), shifts.map(({ role }) => role)],
    ...[shifts.map(({ deputy }) => deputy), shifts.map(({ from }) => from), shifts.map(({ to }) => to)],
    ...[phones, districtId, tx.actor.id, tx.now],
  ]);
  return ids;
}
