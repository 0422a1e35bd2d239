import { contactsOf, isGuarded, type Secrecy } from '../directory/index.js';
import { instantOf } from '../platform/clock.js';
import type { RequestContext } from '../platform/context.js';
import { guardedStatement } from '../platform/database/row-security.js';
import { batched } from '../platform/graphql/batch.js';

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
}

const ways = guardedStatement<WayRow>(
  'ways-to-shelters',
  `-- Where does a patrol take somebody who is expected in these shelters? Never the address of a guarded one.
   select s.id, s.secrecy, s.name, s.address, m.name as comune, s.phone, g.name as gateway,
     x.meeting_point_sealed as "meetingPointSealed"
   from shelter s
   left join municipality m on m.istat_code = s.municipality_code
   left join organisation g on g.id = s.gateway_id
   left join shelter_secret x on x.shelter_id = s.id
   where s.id = any($1::uuid[])`,
);

const directions = batched('directions', async (ctx: RequestContext, shelterIds) => {
  const rows = await ways(ctx, [shelterIds]);
  const at = await instantOf(ctx);
  const withoutPoint = rows.filter((row) => isGuarded(row.secrecy) && !row.meetingPointSealed);
  const ids = withoutPoint.map(({ id }) => id);
  const chains = ids.length > 0 ? await contactsOf(ctx, ids, { at, category: null }) : new Map();
  return new Map(
    rows.map((row) => {
      const [first] = chains.get(row.id) ?? [];
      return [row.id, isGuarded(row.secrecy) ? guardedWay(ctx, row, first) : openWay(ctx, row)] as const;
    }),
  );
});

/** What to tell the patrol, in the caller's language. For the workers of a case, once it is confirmed. */
export async function directionsTo(ctx: RequestContext, shelterId: string): Promise<string | null> {
  return directions(ctx).load(shelterId);
}

function openWay({ language }: RequestContext, { name, address, comune, phone }: WayRow): string {
  const place = [name, address, comune].filter((part) => part !== null).join(', ');
  if (!phone) return `${place}.`;
  return language === 'it' ? `${place}. Telefono ${phone}.` : `${place}. Telephone ${phone}.`;
}

interface WhomToCall {
  readonly name: string;
  readonly phone: string | null;
}

function guardedWay({ language, secrets }: RequestContext, row: WayRow, contact?: WhomToCall): string {
  if (row.meetingPointSealed) {
    const point = secrets.open(row.meetingPointSealed, `shelter_secret.meeting_point:${row.id}`);
    return language === 'it' ? `Punto d’incontro: ${point}.` : `Meeting point: ${point}.`;
  }
  const name = contact?.name ?? row.gateway ?? row.name;
  const whom = contact?.phone ? `${name}, ${contact.phone}` : name;
  return language === 'it'
    ? `Chiamare ${whom}: dirà dove incontrarsi.`
    : `Call ${whom}: they will say where to meet.`;
}
