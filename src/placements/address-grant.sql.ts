import { guardedStatement } from '../platform/database/row-security.js';
import { statement } from '../platform/database/statement.js';
import type { PlacementFacts } from './placement.rules.js';
import { placementColumns } from './placement-columns.sql.js';

export const endGrants = statement(
  'end-address-grants',
  `-- What this worker could read of this placement ends.
   update address_grant g set ended_at = $3 where g.placement_id = $1 and g.worker_id = $2 and g.ended_at is null`,
);

export const endGrantsOfCase = statement(
  'end-address-grants-of-case',
  `-- What others could read of the placements of this case ends: somebody else works on it.
   update address_grant g set ended_at = registry_now()
   from placement p
   where p.id = g.placement_id and p.intervention_id = $1 and g.ended_at is null`,
);

export const grantAddress = statement<{ expiresAt: Date }>(
  'grant-address',
  `-- Until when may this worker read where this placement leads?
   insert into address_grant (id, placement_id, worker_id, granted_at, expires_at)
   values ($1, $2, $3, $4, $4::timestamptz + make_interval(hours => $5))
   returning expires_at as "expiresAt"`,
);

/** The newest grant of a worker over a placement, with all that may have ended it. */
export interface GrantNow extends PlacementFacts {
  readonly grantId: string;
  readonly grantExpiresAt: Date;
  readonly grantEndedAt: Date | null;
  readonly now: Date;
  readonly assignedTo: string;
  readonly interventionId: string;
  readonly shelterId: string;
}

export const newestGrant = guardedStatement<GrantNow>(
  'newest-address-grant',
  `-- What was granted to this worker last, and what has become of it?
   select ${placementColumns}, g.id as "grantId", g.expires_at as "grantExpiresAt", g.ended_at as "grantEndedAt",
     registry_now() as now, i.assigned_to as "assignedTo", b.shelter_id as "shelterId"
   from address_grant g
   join placement p on p.id = g.placement_id
   join intervention i on i.id = p.intervention_id
   join bed_pool b on b.id = p.pool_id
   where g.placement_id = $1 and g.worker_id = $2
   order by g.granted_at desc
   limit 1`,
);
