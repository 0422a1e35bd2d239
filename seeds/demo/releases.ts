import { idOf } from './ids.js';
import type { Moment } from './moment.js';
import { accountOf } from './pool-acts.js';
import type { Row } from './rows.js';
import { poolAt } from './shelters.js';

/** A place that is expected to be free in the morning. */
export function releaseRows(moment: Moment): Row[] {
  return [
    {
      id: idOf('release/dormitorio-del-ponte'),
      pool_id: poolAt('dormitorio-del-ponte/uomini').id,
      places: 1,
      at: moment.nextMorning,
      note: 'Un ospite parte con il primo treno.',
      stated_by: accountOf('demo-operator'),
      stated_at: moment.hoursAgo(1),
    },
  ];
}
