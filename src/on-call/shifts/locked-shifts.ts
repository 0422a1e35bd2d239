import type { TransactionContext } from '../../platform/context.js';
import { sealerOf } from '../../platform/data-keys/record-seal.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { onlyIds } from '../../platform/id.js';
import { ownDistrict } from '../rota-sight.js';
import { phoneAt, shiftColumns } from './shift.queries.js';
import { mayServeAs, type ShiftRole } from './shift.rules.js';
import type { ShiftRow } from './shift.types.js';

const lock = statement<{ id: string }>(
  'lock-shifts',
  `-- Let nobody else change these shifts of the district: one after the other, by id.
   select s.id from shift s where s.id = any($1::uuid[]) and s.district_id = $2 order by s.id for no key update`,
);

// Asked once they are locked: joined while waiting, a shift that was swapped meanwhile would be gone with its worker.
const read = statement<ShiftRow>(
  'locked-shifts',
  `-- How do these shifts stand?
   select ${shiftColumns} from shift s join account a on a.id = s.worker_id where s.id = any($1::uuid[]) order by s.id`,
);

const overtake = statement(
  'overtake-swaps',
  `-- What changed is no longer what was proposed.
   update shift_swap w set ending = 'OVERTAKEN', ended_at = $2, ended_by = $3
   where w.ended_at is null and (w.shift_id = any($1::uuid[]) or w.return_shift_id = any($1::uuid[]))
     and w.id is distinct from $4`,
);

/** Shifts of the own district, locked in the order of their ids. @throws NOT_FOUND, SHIFT_WITHDRAWN */
export async function lockedShifts(
  tx: TransactionContext,
  ids: readonly string[],
  permission: string,
): Promise<ReadonlyMap<string, ShiftRow>> {
  const locked = await lock(tx.em, [onlyIds(ids), ownDistrict(tx.actor, permission)]);
  const rows = await read(tx.em, [locked.map(({ id }) => id)]);
  const found = new Map(rows.map((row) => [row.id, row]));
  if (ids.some((id) => !found.has(id.toLowerCase()))) throw new Refusal('NOT_FOUND');
  if (rows.some(({ withdrawnAt }) => withdrawnAt !== null)) throw new Refusal('SHIFT_WITHDRAWN');
  return found;
}

export async function lockedShift(tx: TransactionContext, id: string, permission: string): Promise<ShiftRow> {
  const shift = (await lockedShifts(tx, [id], permission)).get(id.toLowerCase());
  if (!shift) throw new Refusal('NOT_FOUND');
  return shift;
}

/** Ends the swaps that are open for shifts that were changed, but for the one by which they were. */
export function overtakeSwaps(
  { em, now, actor }: TransactionContext,
  shiftIds: readonly string[],
  butFor: string | null = null,
) {
  return overtake(em, [shiftIds, now, actor.id, butFor]);
}

interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly roles: string[];
}

const candidates = statement<Candidate>(
  'people-for-shifts',
  `-- Who of these can be on duty for this district?
   select a.id, a.name, a.roles from account a
   where a.id = any($1::uuid[]) and a.district_id = $2 and a.kind = 'PERSON' and a.disabled_at is null`,
);

/** People of the district who can be on duty as they are wanted. @throws NOT_FOUND, SHIFT_DOES_NOT_FIT */
export async function peopleFor(
  tx: Pick<TransactionContext, 'em'>,
  districtId: string,
  wanted: readonly { workerId: string; role: ShiftRole }[],
): Promise<ReadonlyMap<string, Candidate>> {
  const ids = [...new Set(wanted.map(({ workerId }) => workerId.toLowerCase()))];
  const rows = await candidates(tx.em, [onlyIds(ids), districtId]);
  const people = new Map(rows.map((row) => [row.id, row]));
  for (const { workerId, role } of wanted) {
    const person = people.get(workerId.toLowerCase());
    if (!person) throw new Refusal('NOT_FOUND');
    if (!mayServeAs(role, person.roles)) throw new Refusal('SHIFT_DOES_NOT_FIT', { role });
  }
  return people;
}

/** The number of a shift as it is kept: under the data key of who answers there. */
export async function sealedPhone(
  tx: TransactionContext,
  { shiftId, workerId }: { shiftId: string; workerId: string },
  phone: string | null,
): Promise<Buffer | null> {
  if (phone === null) return null;
  return (await sealerOf(tx, { kind: 'ACCOUNT', id: workerId })).seal(phone, phoneAt(shiftId));
}
