import type { Client } from 'pg';
import type { PatronSaint } from '../../../src/territory/index.js';
import type { CaseStory } from '../case.types.js';
import type { Moment } from '../moment.js';
import { insertRows } from '../rows.js';
import { comuni, type DistrictKey } from '../territory.js';
import { type DueRows, dueRows, type PolicyRow } from './due-rows.js';

/** A case, and what seals its words. */
export interface ToldCase {
  readonly story: CaseStory;
  readonly sealed: (text: string, context: string) => string;
}

/** What is due in the cases of the demo, by the terms that the registry ships with, and their procedures. */
export async function seedDue(
  client: Client,
  cases: readonly ToldCase[],
  { moment, district }: { moment: Moment; district: DistrictKey },
): Promise<void> {
  const { rows: policies } = await client.query<PolicyRow>(
    `select y.id, y.kind, y.natural_minutes as "naturalMinutes", y.working_days as "workingDays",
       y.working_time as "workingTime", y.warn_minutes as "warnMinutes", y.late_minutes as "lateMinutes"
     from deadline_policy y where y.district_id is null and y.set_by is null`,
  );
  const { rows: saints } = await client.query<PatronSaint & { code: string }>(
    `select m.istat_code as code, m.patron_saint_month as month, m.patron_saint_day as day
     from municipality m where m.istat_code = any($1) and m.patron_saint_month is not null`,
    [Object.values(comuni)],
  );
  const patronSaints = new Map(saints.map(({ code, month, day }) => [code, { month, day }]));
  const due = cases.map(({ story, sealed }) =>
    dueRows(story, { moment, district, policies, patronSaints, sealed }),
  );
  const of = (part: keyof DueRows) => due.flatMap((rows) => rows[part]);
  await insertRows(client, 'deadline', of('deadlines'));
  await insertRows(client, 'procedure_run', of('runs'));
  await insertRows(client, 'procedure_step_entry', of('entries'));
}
