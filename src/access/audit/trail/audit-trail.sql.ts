import type { RequestContext } from '../../../platform/context.js';
import { guardedStatement } from '../../../platform/database/row-security.js';
import { statement } from '../../../platform/database/statement.js';
import type { AuditAction, AuditTarget } from '../audit-action.js';
import type { ReasonKept } from '../record-audit.js';

export interface TrailRow extends ReasonKept {
  readonly seq: number;
  readonly at: Date;
  readonly action: AuditAction;
  readonly target: AuditTarget | null;
  readonly targetIds: string[];
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly isAtCommand: boolean;
  readonly district: string | null;
  readonly organisation: string | null;
  /** Done by the reader's people about what is the reader's: details may name cases and placements. */
  readonly isOwn: boolean;
  /** It speaks of what is the reader's. To an auditor only how members of staff were called: others may speak of people in need. */
  readonly isReasonOpen: boolean;
}

/** True of an account that works for the reader's district, or for an organisation of it alone. */
const ofDistrict = (
  account: string,
) => `(${account}.district_id = $1 or ${account}.district_id is null and exists (
         select from organisation m where m.id = ${account}.organisation_id and m.district_id = $1))`;

/** Ids of the reader's own district, and who works there: found by indexes, so that a trail of years is not read whole. */
const own = `select array(
       select s.id from shelter s where s.district_id = $1
       union all select i.id from intervention i where i.district_id = $1
       union all select p.id from intervention i join placement p on p.intervention_id = i.id where i.district_id = $1
       union all select p.id from bed_pool b join placement p on p.pool_id = b.id where b.district_id = $1
       union all select u.id from intervention i join subject u on u.intervention_id = i.id where i.district_id = $1
       union all select c.id from call c where c.district_id = $1
       union all select a.id from account a where ${ofDistrict('a')}
       union all select k.id from account a join api_key k on k.account_id = a.id where ${ofDistrict('a')}
     ) as ids, array(select a.id from account a where a.district_id = $1) as people`;

/** Whether all of the trail is read, or that of a district; and whether it is asked about something. */
interface Reading {
  readonly ofDistrict: boolean;
  readonly about: boolean;
}

/** Which entries, by ids alone. Who asks about what is not theirs finds none, also where an entry is about both. */
function within({ ofDistrict, about }: Reading): string {
  if (!ofDistrict && !about) return '$1::uuid is null and $3::uuid[] is null';
  if (!ofDistrict) return '$1::uuid is null and e.target_ids && $3::uuid[]';
  if (about)
    return `e.target_ids && (select array(select unnest($3::uuid[]) intersect select unnest(own.ids)) from own)`;
  return `$3::uuid[] is null and (e.target_ids && (select own.ids from own)
       or e.actor_id = any((select own.people from own)::uuid[]) and cardinality(e.target_ids) = 0)`;
}

/**
 * The entries asked for. Parameters: the reader's district (null reads all), targets (2: kind, ids), actor, action, from,
 * until.
 */
const asked = (reading: Reading) => `${within(reading)}
       and ($2::text is null or e.target_kind = any(case $2
         when 'SHELTER' then '{SHELTER,PLACEMENT}'::text[]
         when 'INTERVENTION' then '{INTERVENTION,PLACEMENT}'
         else array[$2] end))
       and ($4::uuid is null or e.actor_id = $4)
       and ($5::text is null or e.action = $5)
       -- What was shown is told to have been so for a minute.
       and ($6::timestamptz is null or e.at >= $6 or e.action = 'SHELTERS_SHOWN' and e.at >= $6 - interval '1 minute')
       and ($7::timestamptz is null or e.at < $7)`;

const opening = ({ ofDistrict }: Reading) => (ofDistrict ? `with own as materialized (${own})` : '');

/**
 * What of an entry `e` a reader may know. A coordinator reads what is about shelters, cases and people of the own district;
 * a placement of somebody else in an own shelter is told without saying which.
 */
const seen = `cross join lateral (
     select coalesce(array_agg(t.id order by t.place) filter (where mine.shown), '{}') as ids,
       coalesce(bool_and(mine.shown), true) as whole
     from unnest(e.target_ids) with ordinality t (id, place)
     cross join lateral (
       select $1::uuid is null or case e.target_kind
           when 'SHELTER' then exists (select from shelter s where s.id = t.id and s.district_id = $1)
           when 'INTERVENTION' then exists (select from intervention i where i.id = t.id and i.district_id = $1)
           when 'PLACEMENT' then exists (
             select from placement p join intervention i on i.id = p.intervention_id
             where p.id = t.id and i.district_id = $1)
           when 'SUBJECT' then exists (
             select from subject u join intervention i on i.id = u.intervention_id
             where u.id = t.id and i.district_id = $1)
           when 'CALL' then exists (select from call c where c.id = t.id and c.district_id = $1)
           when 'PERSON' then exists (select from account n where n.id = t.id and ${ofDistrict('n')})
           when 'KEY' then exists (
             select from api_key k join account n on n.id = k.account_id where k.id = t.id and ${ofDistrict('n')})
           else false
         end as shown
     ) mine
   ) seen`;

const named = `left join account a on a.id = e.actor_id
   left join district d on d.id = a.district_id
   left join organisation o on o.id = a.organisation_id`;
// Whoever runs a command is known to the machine, not to the registry.
const atCommand = `(e.actor_id is null and coalesce(e.details ->> 'by' = 'command line', false))`;
const actor = `e.actor_id as "actorId", a.name as "actorName", d.name as district, o.name as organisation,
     ${atCommand} as "isAtCommand"`;

/** One statement for each way of reading: each is found by an index of its own. */
function forEachReading<Row>(
  make: (reading: Reading, name: string) => ReturnType<typeof guardedStatement<Row>>,
) {
  const made = new Map(
    [true, false].flatMap((ofDistrict) =>
      [true, false].map((about) => [
        `${ofDistrict} ${about}`,
        make({ ofDistrict, about }, `${ofDistrict ? '-of-district' : ''}${about ? '-about' : ''}`),
      ]),
    ),
  );
  return (tx: Pick<RequestContext, 'em' | 'actor'>, values: readonly unknown[]): Promise<Row[]> => {
    const run = made.get(`${values[0] !== null} ${values[2] !== null}`);
    if (!run) throw new Error('There is no such reading of the trail.');
    return run(tx, values);
  };
}

export const trailByTime = forEachReading<TrailRow>((reading, name) =>
  guardedStatement<TrailRow>(
    `audit-trail${name}`,
    `-- What was read or done, the newest first, as far as the reader may know?
   ${opening(reading)}
   select e.seq, e.id, e.at, e.action, e.target_kind as target, seen.ids as "targetIds", e.details,
     e.request_id as "requestId", e.reason_sealed as "reasonSealed", e.reason_of_kind as "reasonOfKind",
     e.reason_of_id as "reasonOfId", seen.whole and ($1::uuid is null or a.district_id = $1) as "isOwn",
     $1::uuid is null and coalesce(e.reason_of_kind = 'ACCOUNT', false)
       or $1::uuid is not null and seen.whole and cardinality(e.target_ids) > 0
       and (e.reason_of_kind is distinct from 'INTERVENTION' or exists (
         select from intervention i where i.id = e.reason_of_id and i.district_id = $1)) as "isReasonOpen",
     ${actor}
   from (
     select e.* from audit_entry e
     where ${asked(reading)} and ($8::bigint is null or e.seq < $8)
     order by e.seq desc
     limit $9
   ) e
   ${named}
   ${seen}
   order by e.seq desc`,
  ),
);

export interface SightingRow {
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly district: string | null;
  readonly organisation: string | null;
  readonly actions: AuditAction[];
  readonly times: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly isAtCommand: boolean;
}

export const sightings = forEachReading<SightingRow>((reading, name) =>
  guardedStatement<SightingRow>(
    `audit-sightings${name}`,
    `-- Who saw this, or did something with it, as far as the reader may know? The last first.
   ${opening(reading)}
   select ${actor}, array_agg(distinct e.action) as actions, count(*)::integer as times, min(e.at) as "firstAt",
     max(e.at) as "lastAt"
   from audit_entry e
   ${named}
   where ${asked(reading)} and e.action <> 'AUDIT_READ'
   group by e.actor_id, a.name, d.name, o.name, ${atCommand}
   order by max(e.at) desc, e.actor_id
   limit 500`,
  ),
);

export const targetsAbout = statement<{ ids: string[] }>(
  'audit-targets-about',
  `-- Under which ids does the trail speak of this? Of a shelter and of a case also by their placements.
   select array[$2::uuid] || array(
     select p.id from placement p
     where $1 = 'INTERVENTION' and p.intervention_id = $2
     union all
     select p.id from bed_pool b join placement p on p.pool_id = b.id
     where $1 = 'SHELTER' and b.shelter_id = $2
   ) as ids`,
);

export interface UnusualRow {
  readonly actorId: string;
  readonly actorName: string;
  readonly district: string | null;
  readonly organisation: string | null;
  readonly kind: 'CASES' | 'SHELTERS' | 'REVEALS';
  readonly from: Date;
  readonly to: Date;
  readonly count: number;
  readonly usual: number;
}

export const unusual = guardedStatement<UnusualRow>(
  'unusual-reading',
  `-- Who read more than usual since then? The last first.
   select u.actor_id as "actorId", a.name as "actorName", d.name as district, o.name as organisation, u.kind,
     u.from_at as "from", u.to_at as "to", u.things as "count", u.usual
   from unusual_reading(coalesce($2::timestamptz, registry_now() - interval '7 days'), $1::uuid) u
   join account a on a.id = u.actor_id
   left join district d on d.id = a.district_id
   left join organisation o on o.id = a.organisation_id
   order by u.to_at desc, u.actor_id, u.kind
   limit 100`,
);
