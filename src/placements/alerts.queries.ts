import { type AccessAlert, accessAlertsOf } from '../access/index.js';
import { poolInSight } from '../availability/index.js';
import type { RequestContext } from '../platform/context.js';
import { guardedStatement } from '../platform/database/row-security.js';
import { type AlertFacts, alertWords } from './alert-words.js';
import type { Alert } from './placement.types.js';
import {
  isHostSql,
  isInSight,
  placementsInSight,
  sightOfPlacements,
  sightParameters,
} from './placements-in-sight.sql.js';

interface AlertRow extends Omit<AlertFacts, 'change'> {
  readonly placementId: string | null;
  readonly poolId: string | null;
  readonly emergencyAccessId: string | null;
  readonly deadlineId: string | null;
}

const most = 100;

/** Emergency accesses wait for the coordinators whom they concern, never for who took them. */
const unreviewed = `select 'GLASS_BROKEN', g.began_at, null, null, null, false, g.id, null, null
     from emergency_access g
     where g.reviewed_at is null and g.actor_id <> $${sightParameters + 2}::uuid
       and $${sightParameters + 1}::uuid in (g.district_id, g.actor_district_id)`;

/** What is due goes to who works on the case; what is past, or about no case, to the coordinators of the district too. */
const due = `select case when d.alarm_at <= clock.now then 'DEADLINE_PAST' else 'DEADLINE_DUE' end,
       case when d.alarm_at <= clock.now then d.alarm_at else d.warn_at end, null, null, null, true, null, d.id, d.kind
     from deadline d
     left join intervention i on i.id = d.intervention_id
     left join placement p on p.id = d.placement_id
     cross join (select registry_now() as now offset 0) clock
     where d.fulfilled_at is null and d.cancelled_at is null and d.warn_at <= clock.now
       and (d.kind <> 'EMERGENCY_STAY_REVIEW' or p.ended_at is null)
       and d.district_id = $${sightParameters + 3}::uuid
       and (i.assigned_to = $${sightParameters + 2}::uuid
         or d.district_id = $${sightParameters + 1}::uuid and (d.alarm_at <= clock.now or i.id is null))`;

const alerts = guardedStatement<AlertRow>(
  'alerts',
  `-- What does the caller have to look at now, in the cases of the team and in the shelters of the own organisation?
   with promised as (
     select p.id, p.pool_id, p.places, p.expires_at, p.expected_by, p.held_at, standing.state, clock.now,
       coalesce(seen.relation in ('WORKER', 'SYSTEM'), false) as is_team, seen."isHost" as is_host
     from ${placementsInSight(1)}
     where p.promise_ended_at is null and standing.state in ('HELD', 'CONFIRMED') and ${isInSight}
       and (seen."isHost" or seen.relation in ('WORKER', 'SYSTEM'))
   ), found as (
     select 'GUESTS_LATE' as kind, h.expected_by as since, h.places, h.id as placement_id, h.pool_id, h.is_team,
       null::uuid as access_id, null::uuid as deadline_id, null::text as deadline_kind
     from promised h where h.state = 'CONFIRMED' and h.expected_by <= h.now
     union all
     select 'HOLD_LAPSES_SOON', h.expires_at - interval '10 minutes', h.places, h.id, h.pool_id, true, null, null, null
     from promised h where h.is_team and h.state = 'HELD' and h.expires_at <= h.now + interval '10 minutes'
     union all
     select 'OVERCOMMITTED', coalesce(d.opened_at, h.held_at), h.places, h.id, h.pool_id, true, null, null, null
     from promised h
     join pool_now n on n.pool_id = h.pool_id and n.overcommitted
     left join discrepancy_now d on d.pool_id = h.pool_id and d.kind = 'OVERCOMMITTED' and d.resolved_at is null
     where h.is_team
     union all
     select 'DISCREPANCY', d.opened_at, null, d.placement_id, d.pool_id, false, null, null, null
     from discrepancy_now d
     join bed_pool b on b.id = d.pool_id
     join shelter s on s.id = b.shelter_id
     where d.resolved_at is null and ${isHostSql(1)}
     union all
     ${unreviewed}
     union all
     ${due}
   )
   select f.kind, f.since, f.places, f.placement_id as "placementId", f.pool_id as "poolId", f.is_team as "isTeam",
     f.access_id as "emergencyAccessId", f.deadline_id as "deadlineId", f.deadline_kind as "deadlineKind"
   from found f
   order by f.since, f.kind, f.placement_id, f.access_id, f.deadline_id
   limit ${most}`,
);

/** What the caller has to look at now, of every kind. */
export async function alertsOf(ctx: RequestContext): Promise<Alert[]> {
  const isAbout = ctx.actor?.permissions.has('placements.read') ?? false;
  const [placements, access] = await Promise.all([isAbout ? placementAlerts(ctx) : [], accessAlertsOf(ctx)]);
  const told = access.map((alert) => accessAlert(alert, ctx));
  return [...placements, ...told].sort((one, other) => one.since.getTime() - other.since.getTime());
}

const aboutNoPlacement = { placementId: null, poolId: null, emergencyAccessId: null, deadlineId: null };
const aboutNoAccess = { accessChange: null, accessChangeId: null, accountId: null, shelterId: null };

function accessAlert(alert: AccessAlert, { language }: RequestContext): Alert {
  const { kind, since, change, changeId, accountId, shelterId } = alert;
  const words = alertWords(
    { kind, since, change, places: null, isTeam: false, deadlineKind: null },
    language,
  );
  return {
    ...{ kind, since, ...words, ...aboutNoPlacement },
    ...{ accessChange: change, accessChangeId: changeId, accountId, shelterId },
  };
}

/** About placements; derived at each reading, nothing of it is stored. */
async function placementAlerts(ctx: RequestContext): Promise<Alert[]> {
  const { actor } = ctx;
  const coordinates = actor?.roles.includes('COORDINATOR') ?? false;
  const isOnDuty = coordinates || (actor?.roles.includes('SOCIAL_WORKER') ?? false);
  const district = actor?.districtId ?? null;
  const reviewer = [coordinates ? district : null, actor?.id ?? null, isOnDuty ? district : null];
  const rows = await alerts(ctx, [...sightOfPlacements(actor), ...reviewer]);
  return Promise.all(
    rows.map(async (row) => ({
      kind: row.kind,
      since: row.since,
      ...alertWords({ ...row, change: null }, ctx.language),
      placementId: row.placementId,
      poolId: row.poolId && ((await poolInSight(ctx).load(row.poolId))?.id ?? null),
      emergencyAccessId: row.emergencyAccessId,
      deadlineId: row.deadlineId,
      ...aboutNoAccess,
    })),
  );
}
