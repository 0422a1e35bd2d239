import { randomUUID } from 'node:crypto';
import { hoursFrom } from '../../directory/index.js';
import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { dayOf, localMoment, municipalityBy } from '../../territory/index.js';
import { ownDistrict } from '../rota-sight.js';
import type { SetOfficeHoursInput } from './office-hours.input.js';
import { officeHoursRows } from './office-hours.queries.js';
import type { OfficeHoursRow } from './office-hours.types.js';

const state = statement(
  'state-office-hours',
  `-- When are the offices of this district open from now on?
   insert into office_hours (id, district_id, revision, valid_from, municipality_code, hours, hand_over_minutes,
     stated_by, stated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

const lastStated = statement<{ revision: number }>(
  'last-office-hours',
  'select coalesce(max(o.revision), 0) as revision from office_hours o where o.district_id = $1',
);

/** States when the offices are open; nothing that was stated before is lost. */
export async function setOfficeHours(
  ctx: RequestContext,
  input: SetOfficeHoursInput,
): Promise<OfficeHoursRow> {
  const { id, districtId } = await once(ctx, { operation: 'setOfficeHours', input }, (tx) => set(tx, input));
  const stated = (await officeHoursRows(ctx, districtId)).find((row) => row.id === id);
  if (!stated) throw new Refusal('CONFLICT');
  return stated;
}

async function set(tx: TransactionContext, input: SetOfficeHoursInput) {
  const districtId = ownDistrict(tx.actor, 'rota.plan');
  const [{ revision } = { revision: 0 }] = await lastStated(tx.em, [districtId]);
  refuseStale(input.expectedRevision, { revision });
  const municipality = await municipalityBy(tx).load(input.municipality);
  if (municipality?.district?.id !== districtId) throw invalidInput('municipality', elsewhere);
  const hours = hoursFrom(input.hours, 'hours');
  const validFrom = input.validFrom ? dayOf(input.validFrom) : localMoment(tx.now).today.date;
  const id = randomUUID();
  await state(tx.em, [
    ...[id, districtId, revision + 1, validFrom, municipality.istatCode, JSON.stringify(hours)],
    ...[input.handOverMinutes ?? 30, tx.actor.id, tx.now],
  ]);
  return { id, districtId };
}

const elsewhere = { en: 'must be a comune of the district', it: 'deve essere un comune del distretto' };
