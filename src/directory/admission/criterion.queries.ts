import { instantOf } from '../../platform/clock.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { notAllowed, Refusal } from '../../platform/errors.js';
import { batched } from '../../platform/graphql/batch.js';
import { isId } from '../../platform/id.js';
import type { Secrecy } from '../closed-lists.js';
import { type KeptShelter, mayKeep } from '../shelters/shelter.rules.js';
import { sightOf, sightSql, sightValues } from '../sight.js';
import { StatedCriterion } from './criterion.entity.js';

/** What stands for each pool, now or later, the oldest first. Of pools the caller has in sight. */
export const criteriaOf = batched('criteria of pool', async (ctx: RequestContext, poolIds) => {
  const standing = {
    withdrawnAt: null,
    $or: [{ validUntil: null }, { validUntil: { $gt: await instantOf(ctx) } }],
  };
  const found = await ctx.em.find(
    StatedCriterion,
    { poolId: { $in: [...poolIds] }, ...standing },
    { orderBy: { statedAt: 'asc', id: 'asc' } },
  );
  return new Map(poolIds.map((id) => [id, found.filter(({ poolId }) => poolId === id)]));
});

const guardedPools = statement<{ id: string }>(
  'guarded-pools',
  `-- Which of these pools are of guarded shelters?
   select p.id from bed_pool p join shelter s on s.id = p.shelter_id
   where p.id = any($1::uuid[]) and s.secrecy in ('CONFIDENTIAL_ADDRESS', 'SECRET')`,
);

const isOfGuarded = batched('pool is guarded', async ({ em }: RequestContext, ids) => {
  const rows = await guardedPools(em, [ids]);
  return new Map(rows.map(({ id }) => [id, true]));
});

/** What else was said; of a guarded shelter nothing: words may name a place. */
export async function noteOf(ctx: RequestContext, { poolId, note }: StatedCriterion): Promise<string | null> {
  if (note === null) return null;
  return (await isOfGuarded(ctx).load(poolId)) ? null : note;
}

export async function criterionOf({ em }: RequestContext, id: string): Promise<StatedCriterion> {
  return em.findOneOrFail(StatedCriterion, { id });
}

const poolInSight = statement<{
  secrecy: Secrecy;
  district_id: string;
  organisation_id: string;
  standing: number;
}>(
  'pool-in-sight-for-criteria',
  `-- Whose is this pool, if the caller may see it, and how many criteria stand there? It waits for others' turn.
   select s.secrecy, s.district_id, s.organisation_id,
     (select count(*)::integer from criterion c where c.pool_id = p.id and c.withdrawn_at is null) as standing
   from bed_pool p join shelter s on s.id = p.shelter_id
   where p.id = $6::uuid and p.closed_at is null and s.closed_at is null and ${sightSql(1)}
   for share of s`,
);

/** A pool whose criteria the actor may change; out of sight it does not exist for them. */
export async function keptPool(
  tx: TransactionContext,
  id: string,
): Promise<KeptShelter & { standing: number }> {
  const values = [...sightValues(await sightOf(tx)), id];
  const [row] = isId(id) ? await poolInSight(tx.em, values) : [];
  if (!row) throw new Refusal('NOT_FOUND');
  const { secrecy, district_id: districtId, organisation_id: organisationId, standing } = row;
  const kept = { secrecy, districtId, organisationId };
  if (!mayKeep(tx.actor, kept)) throw notAllowed(keptByOthers);
  return { ...kept, standing };
}

const keptByOthers = {
  en: 'others keep this shelter: its organisation, or the coordinator of its district',
  it: 'questa struttura è curata da altri: il suo ente, o il coordinatore del suo distretto',
};
