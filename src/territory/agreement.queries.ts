import { instantOf } from '../platform/clock.js';
import type { RequestContext } from '../platform/context.js';
import { Refusal } from '../platform/errors.js';
import { batched } from '../platform/graphql/batch.js';
import { localMoment } from './calendar.rules.js';
import { DistrictAgreement } from './district-agreement.entity.js';

/** The agreements of districts that hold or will, the earliest first. */
export const agreementsOf = batched('agreements of district', async (ctx: RequestContext, ids) => {
  const today = localMoment(await instantOf(ctx)).today.date;
  const either = [{ district: { $in: [...ids] } }, { partner: { $in: [...ids] } }];
  const notOver = [{ validUntil: null }, { validUntil: { $gt: today } }];
  const found = await ctx.em.find(
    DistrictAgreement,
    { $and: [{ $or: either }, { $or: notOver }] },
    { orderBy: { validFrom: 'asc', id: 'asc' } },
  );
  const isOf = (id: string) => (one: DistrictAgreement) => one.district.id === id || one.partner.id === id;
  return new Map(ids.map((id) => [id, found.filter(isOf(id))]));
});

export async function agreementOf({ em }: RequestContext, id: string): Promise<DistrictAgreement> {
  const agreement = await em.findOne(DistrictAgreement, { id });
  if (!agreement) throw new Refusal('NOT_FOUND');
  return agreement;
}
