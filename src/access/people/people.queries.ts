import { actorOf, type RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { cursorOf, type Page, pageOf, placeOf } from '../../platform/graphql/page.js';
import { isId } from '../../platform/id.js';
import { sealedAt } from '../person-credential.js';
import { managedSql, managedValues } from './managed.sql.js';
import type { PeopleArgs } from './person.input.js';
import type { Person } from './person.types.js';

type PersonRow = Omit<Person, 'email'> & { readonly emailSealed: Buffer | null };

const columns = `a.id, a.name, a.roles, a.district_id as "districtId", a.organisation_id as "organisationId",
     o.name as "organisationName", a.municipality_codes as "municipalityCodes", a.disabled_at as "disabledAt",
     a.revision, c.email_sealed as "emailSealed", coalesce(c.password_hash is not null, false) as "hasPassword",
     coalesce(c.totp_sealed is not null, false) as "hasSecondFactor",
     (select max(l.expires_at) from one_time_link l
       where l.account_id = a.id and l.kind = 'INVITATION' and l.ended_at is null
         and registry_now() < l.expires_at) as "invitedUntil",
     (select count(*)::integer from session s
       where s.account_id = a.id and s.ended_at is null and registry_now() < s.expires_at
         and registry_now() < s.seen_at + make_interval(mins => s.idle_minutes)) as "openSessions"`;
const tables = `account a left join person_credential c on c.account_id = a.id
     left join organisation o on o.id = a.organisation_id`;

const people = statement<PersonRow>(
  'people',
  `-- Which people does the caller manage?
   select ${columns} from ${tables}
   where a.kind = 'PERSON' and ${managedSql(1)}
     and ($3::text is null or position(lower($3) in lower(a.name)) > 0)
     and ($4::text is null or $4 = any(a.roles))
     and ($5::boolean or a.disabled_at is null)
     and ($6::text is null or (a.name, a.id) > ($6, $7::uuid))
   order by a.name, a.id limit $8`,
);
const person = statement<PersonRow>(
  'person',
  `-- Who is this, if the caller manages them?
   select ${columns} from ${tables}
   where a.id = $3::uuid and a.kind = 'PERSON' and ${managedSql(1)}`,
);

/** The people the caller manages, by name. */
export async function peopleOf(
  ctx: RequestContext,
  { filter, first, after }: PeopleArgs,
): Promise<Page<Person>> {
  const { text = null, role = null, includeDisabled } = filter ?? {};
  const narrowing = [text, role, includeDisabled ?? false];
  const list = `people ${JSON.stringify(narrowing)}`;
  const place = after ? placeOf(ctx, list, after) : [null, null];
  const rows = await people(ctx.em, [...managedValues(actorOf(ctx)), ...narrowing, ...place, first + 1]);
  return pageOf(rows, first, {
    node: (row) => shown(ctx, row),
    cursor: ({ name, id }) => cursorOf(ctx, list, [name, id]),
  });
}

/** @throws NOT_FOUND where the caller does not manage them */
export async function personOf(ctx: RequestContext, id: string): Promise<Person> {
  const [row] = isId(id) ? await person(ctx.em, [...managedValues(actorOf(ctx)), id]) : [];
  if (!row) throw new Refusal('NOT_FOUND');
  return shown(ctx, row);
}

function shown({ secrets }: RequestContext, { emailSealed, ...row }: PersonRow): Person {
  return { ...row, email: emailSealed && secrets.open(emailSealed, sealedAt.email(row.id)) };
}
