import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../platform/context.js';
import { invalidInput } from '../platform/errors.js';
import { once } from '../platform/request-key.js';
import { District } from './district.entity.js';
import type { CreateDistrictInput } from './district.input.js';
import { districtOf } from './district.queries.js';
import { policyFrom, usualPolicy, whyNotPolicy } from './district.rules.js';
import { comuniFor, giveComuniTo } from './district-comuni.js';
import { lockedDistrict } from './locked-district.js';
import { ageAlikeWith, lockToldArea, nameToldArea, refuseSmallArea } from './told-area.js';

/** Enters a district with its comuni. */
export async function createDistrict(ctx: RequestContext, input: CreateDistrictInput): Promise<District> {
  const { id } = await once(ctx, { operation: 'createDistrict', input }, (tx) => create(tx, input));
  return districtOf(ctx, id);
}

async function create(tx: TransactionContext, input: CreateDistrictInput) {
  const companion = input.toldWith ? await lockedDistrict(tx, input.toldWith) : null;
  if (companion) await lockToldArea(tx, companion.toldAreaId);
  const comuni = await comuniFor(tx, input.municipalities, null);
  const policy = policyFrom(input, companion ?? usualPolicy);
  const whyNot = whyNotPolicy(policy);
  if (whyNot) throw invalidInput(whyNot.field, whyNot.reason);
  const id = randomUUID();
  const district = tx.em.create(District, {
    ...{ id, name: input.name, province: comuni.provinceCode },
    ...{ toldAreaId: companion?.toldAreaId ?? id, toldAreaName: input.name },
    ...policy,
    acceptedCallers: [...new Set(input.acceptedCallers ?? ['LAW_ENFORCEMENT' as const])],
  });
  await tx.em.flush();
  await giveComuniTo(tx, id, comuni.codes);
  await nameToldArea(tx, district.toldAreaId, id);
  await ageAlikeWith(tx, district, policy);
  await refuseSmallArea(tx, district.toldAreaId);
  return { id };
}
