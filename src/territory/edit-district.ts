import { LockMode } from '@mikro-orm/core';
import type { RequestContext, TransactionContext } from '../platform/context.js';
import { invalidInput, Refusal } from '../platform/errors.js';
import { isId } from '../platform/id.js';
import { once } from '../platform/request-key.js';
import { refuseStale } from '../platform/revision.js';
import { District } from './district.entity.js';
import { districtOf } from './district.queries.js';
import { whyNotPolicy } from './district.rules.js';
import type { EditDistrictInput } from './territory.input.js';

/** Sets who may call a district and how fast its figures age. */
export async function editDistrict(ctx: RequestContext, input: EditDistrictInput): Promise<District> {
  const { id } = await once(ctx, { operation: 'editDistrict', input }, (tx) => edit(tx, input));
  return districtOf(ctx, id);
}

async function edit(tx: TransactionContext, input: EditDistrictInput) {
  const district = await lockedDistrict(tx, input.districtId);
  const { revision, ...present } = settingsOf(district);
  refuseStale(input.expectedRevision, { revision, ...present });
  const settings = {
    emergencyFreshHours: input.emergencyFreshHours ?? present.emergencyFreshHours,
    emergencyStaleHours: input.emergencyStaleHours ?? present.emergencyStaleHours,
    freshHours: input.freshHours ?? present.freshHours,
    staleHours: input.staleHours ?? present.staleHours,
    acceptedCallers: [...new Set(input.acceptedCallers ?? present.acceptedCallers)],
  };
  const whyNot = whyNotPolicy(settings);
  if (whyNot) throw invalidInput(whyNot.field, whyNot.reason);
  Object.assign(district, settings);
  return { id: district.id };
}

async function lockedDistrict({ em }: TransactionContext, id: string): Promise<District> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const district = isId(id) ? await em.findOne(District, { id }, { lockMode }) : null;
  if (!district) throw new Refusal('NOT_FOUND');
  return district;
}

function settingsOf(district: District) {
  const { revision, emergencyFreshHours, emergencyStaleHours, freshHours, staleHours, acceptedCallers } =
    district;
  return { revision, emergencyFreshHours, emergencyStaleHours, freshHours, staleHours, acceptedCallers };
}
