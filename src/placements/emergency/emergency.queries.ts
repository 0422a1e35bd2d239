import { type ReasonKept, reasonOf } from '../../access/index.js';
import { type Actor, actorOf, type RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { batched } from '../../platform/graphql/batch.js';
import { cursorOf, type Page, type PageArgs, pageOf, placeOf } from '../../platform/graphql/page.js';
import { isId } from '../../platform/id.js';
import type { EmergencyAccess } from './emergency.types.js';

/** An access as those may see it who took it or look at it. */
export interface AccessInSight extends EmergencyAccess {
  readonly actorId: string;
  /** What it was begun with, and serves alone. */
  readonly credentialId: string | null;
  readonly entryId: string;
  readonly reviewEntryId: string | null;
}

const columns = `g.id, case when g.shelter_id is null then 'INTERVENTION' else 'SHELTER' end as target,
     coalesce(g.shelter_id, g.intervention_id) as "targetId", g.actor_id as "actorId",
     g.credential_id as "credentialId",
     (select a.name from account a where a.id = g.actor_id) as by, g.began_at as "beganAt",
     g.expires_at as "expiresAt", g.ended_at as "endedAt", g.reviewed_at as "reviewedAt",
     (select a.name from account a where a.id = g.reviewed_by) as "reviewedBy", g.justified,
     g.entry_id as "entryId", g.review_entry_id as "reviewEntryId"`;

/** True of those that the caller took, or looks at: as coordinator of a district it concerns, or as auditor. */
const isInSight = `(g.actor_id = $1::uuid or g.district_id = $2::uuid or g.actor_district_id = $2::uuid or $3::boolean)`;

function sightOf({ id, roles, districtId }: Actor): unknown[] {
  return [id, roles.includes('COORDINATOR') ? districtId : null, roles.includes('AUDITOR')];
}

const accessById = statement<AccessInSight>(
  'emergency-access-by-id',
  `-- Which emergency access is this, as far as it is the caller's to know?
   select ${columns} from emergency_access g where g.id = $4 and ${isInSight}`,
);

export const lockAccess = statement<AccessInSight>(
  'lock-emergency-access',
  `-- How does this emergency access stand, with nobody else looking at it?
   select ${columns} from emergency_access g where g.id = $4 and ${isInSight} for update of g`,
);

const accessesByTime = statement<AccessInSight & { place: string }>(
  'emergency-accesses-by-time',
  `-- Which emergency accesses are the caller's to know, the newest first?
   select ${columns}, g.began_at::text as place
   from emergency_access g
   where ${isInSight}
     and ($4::boolean is null or $4 = (g.reviewed_at is null))
     and ($5::timestamptz is null or (g.began_at, g.id) < ($5, $6::uuid))
   order by g.began_at desc, g.id desc
   limit $7`,
);

const entriesById = statement<ReasonKept>(
  'reasons-of-entries',
  `-- What was said in these entries of the audit?
   select e.id, e.reason_sealed as "reasonSealed", e.reason_of_kind as "reasonOfKind",
     e.reason_of_id as "reasonOfId"
   from audit_entry e where e.id = any($1::uuid[])`,
);

/** @throws NOT_FOUND where it is not the caller's to know, and for what is no id at all. */
export async function accessInSight(ctx: RequestContext, id: string): Promise<AccessInSight> {
  const [found] = isId(id) ? await accessById(ctx.em, [...sightOf(actorOf(ctx)), id]) : [];
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

/** The same, with its row locked. */
export async function lockedAccess(tx: RequestContext, id: string): Promise<AccessInSight> {
  const [found] = isId(id) ? await lockAccess(tx.em, [...sightOf(actorOf(tx)), id]) : [];
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}

const entries = batched('entries of emergency', async ({ em }: RequestContext, ids) => {
  const rows = await entriesById(em, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
});

/** What was said in an entry of the audit; null where it was erased with what it spoke of. */
export async function saidIn(ctx: RequestContext, entryId: string | null): Promise<string | null> {
  const entry = entryId === null ? null : await entries(ctx).load(entryId);
  return entry ? reasonOf(ctx, entry) : null;
}

/** The emergency accesses that are the caller's to know, the newest first. */
export async function emergencyAccesses(
  ctx: RequestContext,
  open: boolean | null,
  { first, after }: PageArgs,
): Promise<Page<AccessInSight>> {
  const list = `emergency accesses ${open}`;
  const place = after ? placeOf(ctx, list, after) : [null, null];
  const rows = await accessesByTime(ctx.em, [...sightOf(actorOf(ctx)), open, ...place, first + 1]);
  return pageOf(rows, first, {
    node: (row) => row,
    cursor: (row) => cursorOf(ctx, list, [row.place, row.id]),
  });
}
