import { recordAudit } from '../../access/index.js';
import { actorOf, type RequestContext, remembered } from '../../platform/context.js';
import { opened } from '../../platform/data-keys/record-seal.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { Refusal } from '../../platform/errors.js';
import type { RecordOwner } from '../../platform/secrets.js';
import { ownOrWatched } from '../rota-sight.js';
import { handOverAtHand } from './hand-over.rules.js';
import type { HandOverRow, OpenMatter } from './hand-over.types.js';
import { openMatters, thawed } from './open-matters.js';

const lately = guardedStatement<HandOverRow>(
  'hand-overs-lately',
  `-- Which shifts of this district hand over or lately did, to whom, and what was written and acknowledged?
   select due.shift_id as "shiftId", s.district_id as "districtId", due.worker_id as "workerId",
     s.starts_at as "startsAt", due.ends_at as "endsAt", due.next_shift_id as "nextShiftId", due.due_at as "dueAt",
     clock.now, h.id, h.words_sealed as "wordsSealed",
     (select a.name from account a where a.id = h.written_by) as "writtenBy", h.written_at as "writtenAt",
     (select a.name from account a where a.id = h.acknowledged_by) as "acknowledgedBy",
     h.acknowledged_at as "acknowledgedAt", h.matters
   from (select registry_now() as now offset 0) clock
   cross join lateral hand_overs_due($1, clock.now - interval '7 days', clock.now + interval '7 days') due
   join shift s on s.id = due.shift_id and s.starts_at <= clock.now
   left join hand_over h on h.shift_id = due.shift_id
   order by due.ends_at desc, due.shift_id`,
);

const waiting = guardedStatement<WaitingHandOver>(
  'hand-overs-waiting',
  `-- Which hand-overs of the caller's district has nobody acknowledged in time?
   select w.district_id as "districtId", w.shift_id as "shiftId", w.next_worker_id as "nextWorkerId", w.since
   from hand_over_waiting w
   order by w.since, w.shift_id`,
);

/** A hand-over that nobody has acknowledged in time. */
export interface WaitingHandOver {
  readonly districtId: string;
  readonly shiftId: string;
  /** Who came after; null where nobody did. */
  readonly nextWorkerId: string | null;
  readonly since: Date;
}

/** The hand-overs of the caller's district that somebody has to be alerted of. */
export function handOversWaiting(ctx: RequestContext): Promise<WaitingHandOver[]> {
  return waiting(ctx, []);
}

/** The hand-overs of a week, and of the shift that is going on; the newest first. */
export async function handOversLately(
  ctx: RequestContext,
  districtId: string | null,
): Promise<HandOverRow[]> {
  const district = await ownOrWatched(ctx, districtId, 'handovers.write');
  return handOversOf(ctx, district);
}

export function handOversOf(ctx: RequestContext, districtId: string): Promise<HandOverRow[]> {
  return remembered(ctx, `hand-overs ${districtId}`, () => lately(ctx, [districtId]));
}

/** The one to look at; null where nobody hands over to anybody. */
export async function handOverNow(
  ctx: RequestContext,
  districtId: string | null,
): Promise<HandOverRow | null> {
  const rows = await handOversLately(ctx, districtId);
  return rows[0] ? handOverAtHand(rows, rows[0].now) : null;
}

/** @throws NOT_FOUND for a shift that does not hand over, or not lately. */
export async function handOverOfShift(ctx: RequestContext, shiftId: string): Promise<HandOverRow> {
  const { districtId } = actorOf(ctx);
  const rows = districtId ? await handOversOf(ctx, districtId) : [];
  const found = rows.find((row) => row.shiftId === shiftId.toLowerCase());
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

export const handOverRecord = (id: string): RecordOwner => ({ kind: 'HAND_OVER', id });
export const handOverWordsAt = (id: string) => `hand_over.words:${id}`;

/** What was written. That it is read is written down before it is told: no audit row, no data. */
export async function wordsOf(
  ctx: RequestContext,
  { id, shiftId, wordsSealed: sealed }: HandOverRow,
): Promise<string | null> {
  if (!id || !sealed) return null;
  const words = await opened(ctx, handOverRecord(id), { sealed, context: handOverWordsAt(id) });
  if (words !== null) await recordAudit(ctx, { action: 'CASE_READ', details: { handOverOf: shiftId } });
  return words;
}

/** What is open: as it was acknowledged, else as it stands. */
export async function mattersOf(
  ctx: RequestContext,
  { districtId, matters }: HandOverRow,
): Promise<OpenMatter[]> {
  return matters ? thawed(matters) : openMatters(ctx, districtId);
}

export function isWaiting({ acknowledgedAt, dueAt, now }: HandOverRow): boolean {
  return acknowledgedAt === null && dueAt <= now;
}
