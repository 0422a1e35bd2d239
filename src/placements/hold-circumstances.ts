import { isGuarded, type Secrecy } from '../directory/index.js';
import type { TransactionContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { ringsOf, ringsOutward } from '../territory/index.js';

interface PoolRow {
  id: string;
  districtId: string;
  secrecy: Secrecy;
  isClosed: boolean;
  openHolds: number;
}

const circumstances = statement<PoolRow>(
  'hold-circumstances',
  `-- Do these pools still take people, and how many holds has the case open? A group counts once.
   select b.id, b.district_id as "districtId", s.secrecy,
     b.closed_at is not null or s.closed_at is not null as "isClosed", open.holds as "openHolds"
   from bed_pool b
   join shelter s on s.id = b.shelter_id
   cross join (
     select count(distinct coalesce(p.group_id, p.id))::integer as holds
     from placement p
     where p.intervention_id = $2 and p.promise_ended_at is null and p.confirmed_at is null
       and p.expires_at > registry_now()
   ) open
   where b.id = any($1::uuid[])`,
);

/** What a hold in one pool depends on, besides room and guests. */
export interface PoolCircumstances {
  readonly openHolds: number;
  readonly isPoolClosed: boolean;
  readonly isAgreed: boolean;
}

const widestAgreed = ringsOutward.indexOf('NEIGHBOUR_WITH_AGREEMENT');

/** The circumstances of pools for a case, by pool. */
export async function circumstancesOf(
  tx: TransactionContext,
  interventionId: string,
  poolIds: readonly string[],
): Promise<ReadonlyMap<string, PoolCircumstances>> {
  const rings = await ringsOf(tx);
  const rows = await circumstances(tx.em, [poolIds, interventionId]);
  return new Map(
    rows.map(({ id, districtId, secrecy, isClosed, openHolds }) => {
      const distance = rings.get(districtId);
      // Of a guarded shelter only the area told counts: a finer answer would tell where it is.
      const ring = isGuarded(secrecy) ? distance?.toldRing : distance?.ring;
      const isAgreed = ring !== undefined && ring <= widestAgreed;
      return [id, { openHolds, isPoolClosed: isClosed, isAgreed }] as const;
    }),
  );
}
