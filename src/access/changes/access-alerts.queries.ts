import { processClock } from '../../platform/clock.js';
import { actorOf, type RequestContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { statement } from '../../platform/database/statement.js';
import { actsForOrganisation, keepsGuardedIn } from '../vouching/vouching.sql.js';
import { type AccessChangeKind, isToldOfChange } from './access-change.js';

/** Something about who may do what that the caller has to look at. */
export interface AccessAlert {
  readonly kind: 'ACCESS_CHANGED' | 'SECRET_PLACE_CHANGED' | 'OPERATOR_WAITS' | 'UNUSUAL_READING';
  readonly since: Date;
  readonly change: AccessChangeKind | null;
  readonly changeId: string | null;
  readonly accountId: string | null;
  readonly shelterId: string | null;
}

const most = 100;

const changes = statement<AccessAlert>(
  'access-changes-to-note',
  `-- Which changes of access wait for somebody else to look at them? The newest first: many small ones hide none.
   select case when c.shelter_id is null then 'ACCESS_CHANGED' else 'SECRET_PLACE_CHANGED' end as kind, c.at as since,
     c.kind as change, c.id as "changeId", c.account_id as "accountId", c.shelter_id as "shelterId"
   from access_change c
   where c.noted_at is null and c.by_id is distinct from $1::uuid and c.account_id is distinct from $1::uuid
     and ${isToldOfChange}
   order by c.at desc, c.id
   limit ${most}`,
);
const waiting = statement<AccessAlert>(
  'operators-that-wait',
  `-- Who waits for the word of a coordinator of this district?
   select 'OPERATOR_WAITS' as kind, a.created_at as since, null as change, null::uuid as "changeId",
     a.id as "accountId", null::uuid as "shelterId"
   from account a join organisation o on o.id = a.organisation_id
   where a.disabled_at is null and ${actsForOrganisation} and ${keepsGuardedIn(1)} and a.id <> $2::uuid
     and not exists (
       select from (
         select l.withdrawn_at, l.withdrawn_in_words from vouching l
         where l.account_id = a.id and l.district_id = $1::uuid
         order by l.vouched_at desc, l.withdrawn_at desc nulls first limit 1
       ) last
       where last.withdrawn_at is null or last.withdrawn_in_words)
   order by a.created_at desc, a.id
   limit ${most}`,
);
const unusual = guardedStatement<AccessAlert>(
  'unusual-readers',
  `-- Who read more than usual since yesterday?
   select 'UNUSUAL_READING' as kind, max(u.to_at) as since, null as change, null::uuid as "changeId",
     u.actor_id as "accountId", null::uuid as "shelterId"
   from unusual_reading(registry_now() - interval '1 day', $1::uuid) u
   group by u.actor_id
   order by max(u.to_at) desc, u.actor_id
   limit ${most}`,
);

/** What the caller has to look at in who may do what: as coordinator of a district, or as auditor of all. */
export async function accessAlertsOf(ctx: RequestContext): Promise<AccessAlert[]> {
  const { id, roles, districtId, permissions } = actorOf(ctx);
  if (!permissions.has('access.watch')) return [];
  const district = roles.includes('COORDINATOR') ? districtId : null;
  const isAuditor = roles.includes('AUDITOR');
  const found = await Promise.all([
    changes(ctx.em, [id, district, isAuditor]),
    district === null ? [] : waiting(ctx.em, [district, id]),
    district === null && !isAuditor ? [] : unusualReaders(ctx, district),
  ]);
  return found.flat().filter((alert) => alert.kind !== 'UNUSUAL_READING' || alert.accountId !== id);
}

/** The trail of a month is read for it: once in a while for each district of a registry, however often screens ask. */
const keptForMs = 30_000;
const kept = new WeakMap<object, Map<string, { at: number; rows: Promise<AccessAlert[]> }>>();

function unusualReaders(ctx: RequestContext, district: string | null): Promise<AccessAlert[]> {
  const registry = ctx.secrets;
  const byDistrict = kept.get(registry) ?? new Map();
  kept.set(registry, byDistrict);
  const now = processClock.milliseconds();
  const known = byDistrict.get(district ?? '');
  if (known && now - known.at < keptForMs) return known.rows;
  const rows = unusual(ctx, [district]);
  byDistrict.set(district ?? '', { at: now, rows });
  rows.catch(() => byDistrict.delete(district ?? ''));
  return rows;
}
