import { type Actor, actorOf, type RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { cursorOf, type Page, pageOf, placeOf } from '../../platform/graphql/page.js';
import { isId } from '../../platform/id.js';
import type { SwapsArgs } from './swap.input.js';
import type { SwapRow } from './swap.types.js';

const columns = `w.id, w.district_id as "districtId", w.shift_id as "shiftId", w.return_shift_id as "returnShiftId",
     w.proposed_by as "proposedBy", (select a.name from account a where a.id = w.proposed_by) as "proposerName",
     w.colleague_id as "colleagueId", (select a.name from account a where a.id = w.colleague_id) as "colleagueName",
     w.proposed_at as "proposedAt", w.ended_at as "endedAt",
     (select a.name from account a where a.id = w.ended_by) as "endedByName",
     coalesce(w.ending, case
       when s.starts_at <= registry_now() or r.starts_at <= registry_now() then 'TOO_LATE' else 'OPEN' end) as state`;
const from = `shift_swap w join shift s on s.id = w.shift_id left join shift r on r.id = w.return_shift_id`;

/**
 * True of those the caller has to do with: proposed by them, to them, or to all who can be on duty in that role; all of
 * the district for its coordinator.
 */
const inSight = `w.district_id = $1::uuid and ($3::boolean or $2::uuid in (w.proposed_by, w.colleague_id)
     or w.colleague_id is null and s.role = any($4::text[]))`;

const swapById = statement<SwapRow>(
  'swap-by-id',
  `-- Which proposal is this, as far as the caller has to do with it?
   select ${columns} from ${from} where w.id = $5 and ${inSight}`,
);

const lockSwap = statement<SwapRow>(
  'lock-swap',
  `-- How does this proposal stand, with nobody else answering it?
   select ${columns} from ${from} where w.id = $5 and ${inSight} for no key update of w`,
);

const swapsByTime = statement<SwapRow & { place: string }>(
  'swaps-by-time',
  `-- Which proposals has the caller to do with, the newest first?
   select ${columns}, w.proposed_at::text as place
   from ${from}
   where ${inSight}
     and ($5::boolean is null
       or $5 = (w.ended_at is null and s.starts_at > registry_now() and coalesce(r.starts_at > registry_now(), true)))
     and ($6::timestamptz is null or (w.proposed_at, w.id) < ($6, $7::uuid))
   order by w.proposed_at desc, w.id desc
   limit $8`,
);

function sightOf({ districtId, id, roles }: Actor): unknown[] {
  const isCoordinator = roles.includes('COORDINATOR');
  return [districtId, id, isCoordinator, roles];
}

/** @throws NOT_FOUND where the caller has nothing to do with it. */
export async function swapOf(ctx: RequestContext, id: string): Promise<SwapRow> {
  const [found] = isId(id) ? await swapById(ctx.em, [...sightOf(actorOf(ctx)), id]) : [];
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

/** The same, with its row locked: taken after its shifts. */
export async function lockedSwap(ctx: RequestContext, id: string): Promise<SwapRow> {
  const [found] = await lockSwap(ctx.em, [...sightOf(actorOf(ctx)), id]);
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

/** The proposals that the caller has to do with, the newest first. */
export async function swapsLike(
  ctx: RequestContext,
  { open, first, after }: SwapsArgs,
): Promise<Page<SwapRow>> {
  const asked = open ?? null;
  const list = `swaps ${asked}`;
  const place = after ? placeOf(ctx, list, after) : [null, null];
  const rows = await swapsByTime(ctx.em, [...sightOf(actorOf(ctx)), asked, ...place, first + 1]);
  return pageOf(rows, first, {
    node: (row) => row,
    cursor: (row) => cursorOf(ctx, list, [row.place, row.id]),
  });
}
