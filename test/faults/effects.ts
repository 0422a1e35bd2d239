import type { TestDatabase } from '../support/database.js';
import type { NightActName } from './night.js';

/** How often each act stands in the database. */
export async function countEffects({ sql }: TestDatabase): Promise<ReadonlyMap<NightActName, number>> {
  const rows = await sql<{ name: NightActName; times: number }>(
    `select 'openIntervention' as name, count(*)::integer as times from intervention
     union all select 'addNote', count(*)::integer from timeline_entry where kind = 'NOTE'
     union all select 'declareBeds', count(*)::integer from declaration where note is not null
     union all
     select act.name, count(l.revision)::integer
     from (values ('disputeBeds', 'DISPUTED'), ('confirmBeds', 'REAFFIRMED'), ('holdBeds', 'HELD'),
       ('extendHold', 'EXTENDED'), ('confirmPlacement', 'CONFIRMED'), ('recordArrival', 'ARRIVED'),
       ('endPlacement', 'ENDED'), ('releasePlacement', 'RELEASED')) act (name, kind)
     left join bed_ledger l on l.kind = act.kind group by act.name`,
  );
  return new Map(rows.map(({ name, times }) => [name, times]));
}
