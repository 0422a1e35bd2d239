import { actorOf, type RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import type { ShiftRole } from '../shifts/shift.rules.js';
import type { CalendarLink } from './calendar-link.types.js';

const linkOfPerson = statement<{ madeAt: Date }>(
  'calendar-link-of-person',
  `-- Does a link lead to the shifts of this person?
   select l.made_at as "madeAt" from calendar_link l where l.account_id = $1 and l.ended_at is null`,
);

/** One shift of a calendar: when, and as what; nothing of any case. */
export interface CalendarShift {
  readonly id: string;
  readonly role: ShiftRole;
  readonly deputy: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly revision: number;
  readonly district: string;
}

const shiftsByLink = statement<CalendarShift & { isLink: true }>(
  'shifts-by-calendar-link',
  `-- Whose link is this, and when are they on duty? From two months ago to a year from now; one row without a shift.
   select s.id, s.role, s.deputy, s.starts_at as "startsAt", s.ends_at as "endsAt", s.revision, d.name as district
   from calendar_link l
   join account a on a.id = l.account_id and a.disabled_at is null
   left join shift s on s.worker_id = a.id and s.withdrawn_at is null
     and s.ends_at > registry_now() - interval '60 days' and s.starts_at < registry_now() + interval '400 days'
   left join district d on d.id = s.district_id
   where l.hash = $1
   order by s.starts_at`,
);

/** The caller's link, without the link itself; null without one. */
export async function ownCalendarLink(ctx: RequestContext): Promise<CalendarLink | null> {
  const [link] = await linkOfPerson(ctx.em, [actorOf(ctx).id]);
  return link ? { madeAt: link.madeAt, url: null, endedAt: null } : null;
}

/** The shifts to which a link leads; null where it leads nowhere. */
export async function shiftsOfLink(
  { em }: Pick<RequestContext, 'em'>,
  hash: Buffer,
): Promise<CalendarShift[] | null> {
  const rows = await shiftsByLink(em, [hash]);
  return rows.length === 0 ? null : rows.filter(({ id }) => id !== null);
}
