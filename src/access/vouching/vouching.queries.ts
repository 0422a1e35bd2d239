import { actorOf, type RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { coordinatedBy } from './coordinated-by.js';
import { actsForOrganisation, keepsGuardedIn } from './vouching.sql.js';
import type { GuardedOperator } from './vouching.types.js';

const columns = `a.id as "accountId", a.name, a.kind = 'MACHINE' as "isSystem", o.id as "organisationId",
     o.name as "organisationName", a.created_at as since, v.vouched_at as "vouchedAt",
     (select n.name from account n where n.id = v.vouched_by) as "vouchedBy",
     v.id is null and coalesce(last.withdrawn_in_words, false) as declined`;

/** Accounts with the word given for them in the district `$1`, and with the last one that was. */
const operators = `account a
   join organisation o on o.id = a.organisation_id
   left join vouching v on v.account_id = a.id and v.district_id = $1::uuid and v.withdrawn_at is null
   left join lateral (
     select l.withdrawn_in_words from vouching l
     where l.account_id = a.id and l.district_id = $1::uuid
     order by l.vouched_at desc, l.withdrawn_at desc nulls first limit 1
   ) last on true`;

const ofGuarded = statement<GuardedOperator>(
  'operators-of-guarded-shelters',
  `-- Who acts for organisations that keep guarded shelters in this district, and has somebody vouched for them?
   select ${columns}
   from ${operators}
   where a.disabled_at is null and ${actsForOrganisation} and ${keepsGuardedIn(1)}
     and ($2::boolean or v.id is null and not coalesce(last.withdrawn_in_words, false))
   order by a.name, a.id
   limit 200`,
);
const byId = statement<GuardedOperator>(
  'operator-vouched-for',
  `-- Who is this, and has somebody vouched for them here?
   select ${columns} from ${operators} where a.id = $2::uuid`,
);

/** Operators and systems of the guarded shelters of the caller's district: those who wait for a word, or all. */
export async function operatorsToVouchFor(
  ctx: RequestContext,
  all: boolean | null,
): Promise<GuardedOperator[]> {
  return ofGuarded(ctx.em, [coordinatedBy(ctx), all ?? false]);
}

/** After an act on them, by whom may act on them. */
export async function guardedOperatorOf(ctx: RequestContext, accountId: string): Promise<GuardedOperator> {
  const [row] = await byId(ctx.em, [actorOf(ctx).districtId, accountId]);
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}
