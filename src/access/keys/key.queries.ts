import { actorOf, type RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { cursorOf, type Page, pageOf, placeOf } from '../../platform/graphql/page.js';
import { isId } from '../../platform/id.js';
import { managedSql, managedValues } from '../people/managed.sql.js';
import type { ApiKeysArgs } from './key.input.js';
import type { ApiKey } from './key.types.js';

const inForce = `(k.revoked_at is null and (k.expires_at is null or registry_now() < k.expires_at)
       and a.disabled_at is null and (m.id is null or m.disabled_at is null))`;
const columns = `k.id, k.name, k.hint, a.id as "accountId", a.name as "accountName", a.roles, k.scopes,
     a.district_id as "districtId", a.organisation_id as "organisationId", k.created_at as "createdAt",
     k.expires_at as "expiresAt", k.revoked_at as "revokedAt", k.last_used_at as "lastUsedAt", m.name as "madeBy",
     v.vouched_at as "vouchedAt", ${inForce} as "isInForce"`;

const tables = `api_key k
   join account a on a.id = k.account_id
   left join account m on m.id = k.made_by
   left join vouching v on v.account_id = a.id and v.district_id = $2::uuid and v.withdrawn_at is null`;

const keys = statement<ApiKey>(
  'api-keys',
  `-- Which keys does the caller keep?
   select ${columns}
   from ${tables}
   where ${managedSql(1)} and ($3::boolean or ${inForce})
     and ($4::text is null or (k.name, k.id) > ($4, $5::uuid))
   order by k.name, k.id limit $6`,
);
const key = statement<ApiKey>(
  'api-key',
  `-- Which key is this, if the caller keeps it?
   select ${columns}
   from ${tables}
   where k.id = $3::uuid and ${managedSql(1)}`,
);

/** The keys the caller keeps, by name. */
export async function apiKeysOf(
  ctx: RequestContext,
  { includeEnded, first, after }: ApiKeysArgs,
): Promise<Page<ApiKey>> {
  const all = includeEnded ?? false;
  const list = `apiKeys ${all}`;
  const place = after ? placeOf(ctx, list, after) : [null, null];
  const rows = await keys(ctx.em, [...managedValues(actorOf(ctx)), all, ...place, first + 1]);
  return pageOf(rows, first, {
    node: (row) => row,
    cursor: ({ name, id }) => cursorOf(ctx, list, [name, id]),
  });
}

/** @throws NOT_FOUND where the caller does not keep it */
export async function apiKeyOf(ctx: RequestContext, id: string): Promise<ApiKey> {
  const [row] = isId(id) ? await key(ctx.em, [...managedValues(actorOf(ctx)), id]) : [];
  if (!row) throw new Refusal('NOT_FOUND');
  return row;
}
