import { LockMode } from '@mikro-orm/core';
import type { RequestContext, TransactionContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { invalidInput, Refusal } from '../platform/errors.js';
import { isId } from '../platform/id.js';
import { once } from '../platform/request-key.js';
import { refuseStale } from '../platform/revision.js';
import { District } from './district.entity.js';
import { districtOf } from './district.queries.js';
import { type FreshnessPolicy, whyNotPolicy } from './district.rules.js';
import type { EditDistrictInput } from './territory.input.js';

/** Sets who may call a district and how fast its figures age, and those of the districts told as one with it. */
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
  await ageAlike(tx.em, [district.toldAreaId, district.id, ...hoursOf(settings)]);
  return { id: district.id };
}

const hoursOf = (policy: FreshnessPolicy) => [
  policy.emergencyFreshHours,
  policy.emergencyStaleHours,
  policy.freshHours,
  policy.staleHours,
];

// Districts that are told as one must age their figures alike: else the age of a guarded shelter's would tell which.
const ageAlike = statement(
  'age-alike-in-told-area',
  `-- Which other districts are told as one with this?
   update district d set emergency_fresh_hours = $3, emergency_stale_hours = $4, fresh_hours = $5, stale_hours = $6,
     revision = d.revision + 1
   where d.told_area_id = $1 and d.id <> $2
     and (d.emergency_fresh_hours, d.emergency_stale_hours, d.fresh_hours, d.stale_hours)
       is distinct from ($3::integer, $4::integer, $5::integer, $6::integer)`,
);

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
