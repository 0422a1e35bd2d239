import { type RequestContext, remembered } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { Ring } from './closed-lists.js';

/** Nearest first: the place of a ring in this list is its number in the database. */
export const ringsOutward = [
  Ring.OWN_DISTRICT,
  Ring.NEIGHBOUR_WITH_AGREEMENT,
  Ring.NEIGHBOUR,
  Ring.PROVINCE,
  Ring.REGION,
  Ring.NATIONAL,
] as const;

/** How far a district is from the caller's, as its place in `ringsOutward`. */
export interface Distance {
  readonly ring: number;
  /** Of the area told: all that may be said of a guarded shelter there. */
  readonly toldRing: number;
}

interface RingRow {
  district_id: string;
  ring: number;
  told_ring: number;
}

const ringsFrom = statement<RingRow>(
  'rings-from-district',
  `-- How far is every district from the caller's?
   select r.district_id, r.ring, r.told_ring from rings_from($1) r`,
);

/** Every district by its distance from the caller's; empty where the caller has no district. */
export function ringsOf(ctx: RequestContext): Promise<ReadonlyMap<string, Distance>> {
  return remembered(ctx, 'rings', () => readRings(ctx));
}

async function readRings({ em, actor }: RequestContext): Promise<ReadonlyMap<string, Distance>> {
  if (!actor?.districtId) return new Map();
  const rows = await ringsFrom(em, [actor.districtId]);
  return new Map(rows.map((row) => [row.district_id, { ring: row.ring, toldRing: row.told_ring }] as const));
}
