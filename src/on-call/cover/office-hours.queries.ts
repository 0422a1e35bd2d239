import { type RequestContext, remembered } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { patronSaintOf } from '../../territory/index.js';
import { dueStretches, type OfficeHours } from './due.rules.js';
import type { OfficeHoursRow } from './office-hours.types.js';

const columns = `o.id, o.district_id as "districtId", o.revision, o.valid_from as "validFrom",
     o.municipality_code as "municipalityCode", o.hours, o.hand_over_minutes as "handOverMinutes",
     o.stated_at as "statedAt", m.patron_saint_month as "patronSaintMonth", m.patron_saint_day as "patronSaintDay"`;

const statements = statement<OfficeHoursRow>(
  'office-hours-of-district',
  `-- When are the offices of this district open, from which day on? The last statement for a day is the one that holds.
   select distinct on (o.valid_from) ${columns}
   from office_hours o join municipality m on m.istat_code = o.municipality_code
   where o.district_id = $1
   order by o.valid_from, o.revision desc`,
);

/** The office hours of a district, the earliest first, one for each day from which some hold. */
export function officeHoursRows(ctx: RequestContext, districtId: string): Promise<OfficeHoursRow[]> {
  return remembered(ctx, `office hours ${districtId}`, () => statements(ctx.em, [districtId]));
}

/** The same as the rules ask for them. */
export async function officeHoursOf(ctx: RequestContext, districtId: string): Promise<OfficeHours[]> {
  const rows = await officeHoursRows(ctx, districtId);
  return rows.map((row) => ({
    validFrom: row.validFrom,
    hours: row.hours,
    patronSaint: patronSaintOf(row),
  }));
}

/** Whether cover is due at an instant. */
export async function isDueAt(ctx: RequestContext, districtId: string, at: Date): Promise<boolean> {
  const known = await officeHoursOf(ctx, districtId);
  return dueStretches(known, { from: at, to: new Date(at.getTime() + 1) }).length > 0;
}
