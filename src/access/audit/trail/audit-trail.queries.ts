import type { Actor, RequestContext, TransactionContext } from '../../../platform/context.js';
import { inTransaction } from '../../../platform/database/transaction.js';
import { notAllowed } from '../../../platform/errors.js';
import { cursorOf, type Page, type PageArgs, pageOf, placeOf } from '../../../platform/graphql/page.js';
import { isId } from '../../../platform/id.js';
import type { Language } from '../../../platform/language.js';
import { type AuditRecord, type ReasonKept, recordAudit } from '../record-audit.js';
import type { AuditFilter, WhoSawArgs } from './audit-trail.input.js';
import { sightings, type TrailRow, targetsAbout, trailByTime, unusual } from './audit-trail.sql.js';
import type { AuditActor, AuditEntry, AuditSighting, UnusualReading } from './audit-trail.types.js';

/** An entry as one reader may know it. */
export interface EntryInSight extends AuditEntry {
  /** Null where the reason is not for this reader. */
  readonly reasonKept: ReasonKept | null;
}

/** The district whose trail the reader reads; null for all. */
function districtReadBy({ roles, districtId }: Actor): string | null {
  if (roles.includes('AUDITOR')) return null;
  if (!districtId) throw notAllowed(ofADistrict);
  return districtId;
}

/** Reads the trail and writes down that it was read; where that fails, nothing is told. */
function reading<T>(
  ctx: RequestContext,
  about: Omit<AuditRecord, 'action'>,
  work: (tx: TransactionContext, district: string | null) => Promise<T>,
): Promise<T> {
  return inTransaction(ctx, async (tx) => {
    const read = await work(tx, districtReadBy(tx.actor));
    await recordAudit(tx, { action: 'AUDIT_READ', ...about });
    return read;
  });
}

/** What was read or done, the newest first. */
export async function auditEntries(
  ctx: RequestContext,
  filter: AuditFilter,
  { first, after }: PageArgs,
): Promise<Page<EntryInSight>> {
  const { target = null, targetId = null, actorId = null, action = null, from = null, to = null } = filter;
  if ([targetId, actorId].some((id) => id !== null && !isId(id)))
    return pageOf([], first, { node: (row) => row, cursor: () => '' });
  const list = `audit ${JSON.stringify([target, targetId, actorId, action, from, to])}`;
  const [seq] = after ? placeOf(ctx, list, after) : [null];
  const rows = await reading(ctx, aboutOf(filter), async (tx, district) => {
    const ids = targetId && (await idsAbout(tx, target, targetId));
    return trailByTime(tx, [district, target, ids, actorId, action, from, to, seq, first + 1]);
  });
  return pageOf(rows, first, {
    node: (row) => shown(row, ctx.language),
    cursor: (row) => cursorOf(ctx, list, [row.seq]),
  });
}

/** Who saw this shelter, this case, this person, within a time. */
export async function whoSaw(
  ctx: RequestContext,
  { target, targetId, from, to }: WhoSawArgs,
): Promise<AuditSighting[]> {
  if (!isId(targetId)) return [];
  const rows = await reading(ctx, aboutOf({ target, targetId, from, to }), async (tx, district) => {
    const ids = await idsAbout(tx, target, targetId);
    return sightings(tx, [district, target, ids, null, null, from ?? null, to ?? null]);
  });
  return rows.map((row) => ({ ...row, by: actorShown(row, ctx.language) }));
}

/** Who read more than usual since an instant. */
export async function unusualReading(ctx: RequestContext, since: Date | null): Promise<UnusualReading[]> {
  const about = { details: { asked: 'unusualReading', since: since?.toISOString() ?? null } };
  const rows = await reading(ctx, about, (tx, district) => unusual(tx, [district, since]));
  return rows.map(({ actorId, actorName: name, district, organisation, ...row }) => ({
    ...row,
    by: { id: actorId, name, district, organisation },
  }));
}

async function idsAbout(tx: TransactionContext, target: string | null, id: string): Promise<string[]> {
  const [row] = await targetsAbout(tx.em, [target, id]);
  return row?.ids ?? [id];
}

function aboutOf(filter: AuditFilter): Omit<AuditRecord, 'action'> {
  const { target, targetId, actorId, action, from, to } = filter;
  const asked = {
    ...(action && { action }),
    ...(actorId && { actorId }),
    ...(from && { from: from.toISOString() }),
    ...(to && { to: to.toISOString() }),
  };
  if (!target) return { details: { ...asked, ...(targetId && { targetId }) } };
  return { target, targetIds: targetId ? [targetId] : [], details: asked };
}

function shown(row: TrailRow, language: Language): EntryInSight {
  const { id, at, action, target, targetIds, details, requestId, isOwn, reasonSealed } = row;
  const listed = Object.entries(isOwn ? details : {});
  return {
    ...{ id, at, action, target, targetIds, requestId },
    by: actorShown(row, language),
    details: listed.map(([name, value]) => ({ name, value: String(value) })),
    hasReason: reasonSealed !== null,
    reasonKept: row.isReasonOpen ? row : null,
  };
}

function actorShown(
  row: Pick<TrailRow, 'actorId' | 'actorName' | 'district' | 'organisation' | 'isAtCommand'>,
  language: Language,
): AuditActor | null {
  const { actorId: id, actorName: name, district, organisation, isAtCommand } = row;
  if (isAtCommand) return { id: 'command-line', name: commandLine[language], district, organisation };
  return id === null ? null : { id, name: name ?? '', district, organisation };
}

const commandLine = { en: 'command line', it: 'riga di comando' };
const ofADistrict = {
  en: 'your account works for no district, and its trail would be everybody’s',
  it: 'il suo account non è di alcun distretto, e il registro sarebbe quello di tutti',
};
