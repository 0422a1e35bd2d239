import { randomUUID } from 'node:crypto';
import type { RequestContext, TransactionContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { invalidInput } from '../platform/errors.js';
import { once } from '../platform/request-key.js';
import { refuseStale } from '../platform/revision.js';
import { District } from './district.entity.js';
import type { EditDistrictInput } from './district.input.js';
import { districtOf } from './district.queries.js';
import { policyFrom, whyNotPolicy } from './district.rules.js';
import { comuniFor, giveComuniTo } from './district-comuni.js';
import { lockedDistrict } from './locked-district.js';
import { ageAlikeWith, lockToldArea, nameToldArea, refuseSmallArea } from './told-area.js';

const withItself = { en: 'must be another district', it: 'deve essere un altro distretto' };

const moveDistrictOn = statement(
  'move-district-on',
  'update district set revision = revision + 1 where id = $1 and revision = $2',
);

/** Changes a district: its name, its comuni, how it is told, who may call it and how fast its figures age. */
export async function editDistrict(ctx: RequestContext, input: EditDistrictInput): Promise<District> {
  const { id } = await once(ctx, { operation: 'editDistrict', input }, (tx) => edit(tx, input));
  return districtOf(ctx, id);
}

async function edit(tx: TransactionContext, input: EditDistrictInput) {
  const district = await lockedDistrict(tx, input.districtId);
  refuseStale(input.expectedRevision, presentOf(district));
  const { revision, toldAreaId: areaLeft } = district;
  await lockToldArea(tx, areaLeft);
  const companion = await changeToldWith(tx, district, input.toldWith);
  const policy = policyFrom(input, companion ?? district);
  const whyNot = whyNotPolicy(policy);
  if (whyNot) throw invalidInput(whyNot.field, whyNot.reason);
  Object.assign(district, policy);
  district.acceptedCallers = [...new Set(input.acceptedCallers ?? district.acceptedCallers)];
  district.name = input.name ?? district.name;
  const comuni = input.municipalities ? await comuniFor(tx, input.municipalities, district.id) : null;
  if (comuni) tx.em.assign(district, { province: comuni.provinceCode });
  await tx.em.flush();
  const hasMoved = comuni !== null && (await giveComuniTo(tx, district.id, comuni.codes));
  if (hasMoved) await moveDistrictOn(tx.em, [district.id, revision]);
  await ageAlikeWith(tx, district, policy);
  for (const areaId of new Set([areaLeft, district.toldAreaId])) {
    await nameIfChanged(tx, areaId, { district, input });
    if (hasMoved || input.toldWith !== undefined) await refuseSmallArea(tx, areaId);
  }
  return { id: district.id };
}

/** Joins the area of another district, or leaves the one it shares; the district it is now told with, if that is new. */
async function changeToldWith(
  tx: TransactionContext,
  district: District,
  toldWith: string | null | undefined,
): Promise<District | null> {
  if (toldWith === undefined) return null;
  if (toldWith === null) {
    const others = { toldAreaId: district.toldAreaId, id: { $ne: district.id } };
    if ((await tx.em.count(District, others)) > 0) district.toldAreaId = randomUUID();
    return null;
  }
  const companion = await lockedDistrict(tx, toldWith);
  if (companion.id === district.id) throw invalidInput('toldWith', withItself);
  if (companion.toldAreaId === district.toldAreaId) return null;
  await lockToldArea(tx, companion.toldAreaId);
  district.toldAreaId = companion.toldAreaId;
  return companion;
}

/** The name an area was given stays until its districts, or their names, are others. */
async function nameIfChanged(
  tx: TransactionContext,
  areaId: string,
  { district, input }: { district: District; input: EditDistrictInput },
): Promise<void> {
  if (input.name || input.toldWith !== undefined) await nameToldArea(tx, areaId, district.id);
}

function presentOf(district: District) {
  const { revision, name, emergencyFreshHours, emergencyStaleHours, freshHours, staleHours } = district;
  const { acceptedCallers } = district;
  return {
    ...{ revision, name, emergencyFreshHours, emergencyStaleHours, freshHours, staleHours, acceptedCallers },
  };
}
