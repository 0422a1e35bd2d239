import { recordAudit } from '../access/index.js';
import { contactsOf, isGuarded, placeRecord, type Secrecy, sealContexts } from '../directory/index.js';
import { instantOf } from '../platform/clock.js';
import type { RequestContext } from '../platform/context.js';
import { openedWithKey } from '../platform/data-keys/record-seal.js';
import { guardedStatement } from '../platform/database/row-security.js';
import { batched } from '../platform/graphql/batch.js';
import type { PlacementInSight } from './placement-in-sight.js';

interface WayRow {
  id: string;
  secrecy: Secrecy;
  name: string;
  address: string | null;
  comune: string | null;
  phone: string | null;
  /** Shown in place of a guarded shelter. */
  gateway: string | null;
  meetingPointSealed: Buffer | null;
  wrapped: Buffer | null;
  wrappingKeyId: string | null;
  destroyedAt: Date | null;
}

const ways = guardedStatement<WayRow>(
  'ways-to-shelters',
  `-- Where does a patrol take somebody who is expected in these shelters? Never the address of a guarded one.
   select s.id, s.secrecy, s.name, s.address, m.name as comune, s.phone, g.name as gateway,
     x.meeting_point_sealed as "meetingPointSealed", k.wrapped, k.wrapping_key_id as "wrappingKeyId",
     k.destroyed_at as "destroyedAt"
   from shelter s
   left join municipality m on m.istat_code = s.municipality_code
   left join organisation g on g.id = s.gateway_id
   left join shelter_secret x on x.shelter_id = s.id
   left join data_key k on k.owner_kind = 'SHELTER' and k.owner_id = x.shelter_id
   where s.id = any($1::uuid[])`,
);

const directions = batched('directions', async (ctx: RequestContext, names) => {
  const asked = names.map((name) => name.split('/') as [shelterId: string, placementId: string]);
  const rows = await ways(ctx, [[...new Set(asked.map(([shelterId]) => shelterId))]]);
  const points = meetingPointsOf(ctx, rows);
  await writeDown(ctx, asked, points);
  const at = await instantOf(ctx);
  const withoutPoint = rows.filter((row) => isGuarded(row.secrecy) && !points.has(row.id));
  const ids = withoutPoint.map(({ id }) => id);
  const chains = ids.length > 0 ? await contactsOf(ctx, ids, { at, category: null }) : new Map();
  const told = new Map(
    rows.map((row) => {
      const [contact] = chains.get(row.id) ?? [];
      const way = isGuarded(row.secrecy)
        ? guardedWay(ctx, row, { point: points.get(row.id), contact })
        : openWay(ctx, row);
      return [row.id, way] as const;
    }),
  );
  return new Map(asked.map(([shelterId, id]) => [`${shelterId}/${id}`, told.get(shelterId) ?? '']));
});

/**
 * What to tell the patrol, in the caller's language. For the workers of a case, once it is confirmed; whoever reads a
 * meeting point is written down before they are told.
 */
export async function directionsTo(
  ctx: RequestContext,
  { shelterId, id }: Pick<PlacementInSight, 'shelterId' | 'id'>,
): Promise<string | null> {
  return directions(ctx).load(`${shelterId}/${id}`);
}

/** Where the guarded ones of these shelters meet a patrol, where that is kept. */
function meetingPointsOf(ctx: RequestContext, rows: readonly WayRow[]): Map<string, string> {
  const found = rows.flatMap(({ id, secrecy, meetingPointSealed: sealed, ...key }) => {
    if (!isGuarded(secrecy)) return [];
    const context = sealContexts.meetingPoint(id);
    const point = openedWithKey(ctx, placeRecord(id), { ...key, sealed, context });
    return point === null ? [] : [[id, point] as const];
  });
  return new Map(found);
}

async function writeDown(
  ctx: RequestContext,
  asked: readonly [shelterId: string, placementId: string][],
  points: ReadonlyMap<string, string>,
): Promise<void> {
  if (points.size === 0) return;
  const placementIds = asked.filter(([shelterId]) => points.has(shelterId)).map(([, id]) => id);
  const targetIds = [...points.keys()];
  await recordAudit(ctx, {
    action: 'DIRECTIONS_READ',
    target: 'SHELTER',
    targetIds,
    details: { placementIds },
  });
}

function openWay({ language }: RequestContext, { name, address, comune, phone }: WayRow): string {
  const place = [name, address, comune].filter((part) => part !== null).join(', ');
  if (!phone) return `${place}.`;
  return language === 'it' ? `${place}. Telefono ${phone}.` : `${place}. Telephone ${phone}.`;
}

interface Guide {
  readonly point: string | undefined;
  /** Whom to call where there is no meeting point. */
  readonly contact: { readonly name: string; readonly phone: string | null } | undefined;
}

function guardedWay({ language }: RequestContext, row: WayRow, { point, contact }: Guide): string {
  if (point !== undefined) {
    const stop = /[.!?]$/.test(point) ? '' : '.';
    return language === 'it' ? `Punto d’incontro: ${point}${stop}` : `Meeting point: ${point}${stop}`;
  }
  const name = contact?.name ?? row.gateway ?? row.name;
  const whom = contact?.phone ? `${name}, ${contact.phone}` : name;
  return language === 'it'
    ? `Chiamare ${whom}: dirà dove incontrarsi.`
    : `Call ${whom}: they will say where to meet.`;
}
