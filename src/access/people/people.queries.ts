import { actorOf, type RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { batched } from '../../platform/graphql/batch.js';
import { cursorOf, type Page, pageOf, placeOf } from '../../platform/graphql/page.js';
import { isId } from '../../platform/id.js';
import { recordAudit } from '../audit/record-audit.js';
import { sealedAt } from '../person-credential.js';
import { managedSql, managedValues } from './managed.sql.js';
import type { PeopleArgs } from './person.input.js';
import type { Person } from './person.types.js';

/** A person with an e-mail that nobody has read yet. */
export type PersonRow = Person & { readonly emailSealed: Buffer | null };

const columns = `a.id, a.name, a.roles, a.district_id as "districtId", a.organisation_id as "organisationId",
     o.name as "organisationName", a.municipality_codes as "municipalityCodes", a.disabled_at as "disabledAt",
     a.revision, c.email_sealed as "emailSealed", coalesce(c.password_hash is not null, false) as "hasPassword",
     case when a.roles = '{SHELTER_OPERATOR}' and v.id is null then null
       else coalesce(c.totp_sealed is not null, false) end as "hasSecondFactor",
     v.vouched_at as "vouchedAt",
     (select max(l.expires_at) from one_time_link l
       where l.account_id = a.id and l.kind = 'INVITATION' and l.ended_at is null
         and registry_now() < l.expires_at) as "invitedUntil",
     (select count(*)::integer from session s
       where s.account_id = a.id and s.ended_at is null and registry_now() < s.expires_at
         and registry_now() < s.seen_at + make_interval(mins => s.idle_minutes)) as "openSessions"`;
const tables = `account a left join person_credential c on c.account_id = a.id
     left join organisation o on o.id = a.organisation_id
     left join vouching v on v.account_id = a.id and v.district_id = $2::uuid and v.withdrawn_at is null`;

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
    node: (row) => row,
    cursor: ({ name, id }) => cursorOf(ctx, list, [name, id]),
  });
}

/** @throws NOT_FOUND where the caller does not manage them */
export async function personOf(ctx: RequestContext, id: string): Promise<PersonRow> {
  const [row] = isId(id) ? await person(ctx.em, [...managedValues(actorOf(ctx)), id]) : [];
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}

/** For a letter to them; nobody reads it. */
export function emailOfPerson({ secrets }: RequestContext, { id, emailSealed }: PersonRow): string | null {
  return emailSealed && secrets.open(emailSealed, sealedAt.email(id));
}

const readings = batched('e-mails read', async (ctx: RequestContext, ids) => {
  await recordAudit(ctx, { action: 'PERSON_READ', target: 'PERSON', targetIds: ids });
  return new Map(ids.map((id) => [id, true]));
});

/** Told to who manages them, once it is written down that it was. */
export async function emailTold(ctx: RequestContext, person: Person): Promise<string | null> {
  const row = person as PersonRow;
  if (!row.emailSealed) return null;
  await readings(ctx).load(row.id);
  return emailOfPerson(ctx, row);
}
