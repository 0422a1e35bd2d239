import type pg from 'pg';
import { processClock } from '../platform/clock.js';
import { Role } from './closed-lists.js';
import { newKey } from './keys/new-key.js';
import { seesCases } from './people/roles.rules.js';
import { permissions } from './permissions.js';

/** A new account with its first key. */
export interface NewKey {
  readonly name: string;
  readonly role: string;
  readonly districtId: string | null;
  readonly organisationId: string | null;
  readonly municipalityCodes: readonly string[];
  /** Permissions the key is limited to; null for all of its role. */
  readonly scopes: readonly string[] | null;
  readonly expiresAt: string | null;
}

/** A key of a person has no second factor beside it. */
const mostDays = 30;
const needsDistrict = ['SOCIAL_WORKER', 'COORDINATOR', 'CULTURAL_MEDIATOR'];

/** All that is wrong with a key as it was asked for. */
export function whyNotMake(key: NewKey): string[] {
  const unknown = key.scopes?.filter((scope) => !(scope in permissions)) ?? [];
  return [
    ...(key.name ? [] : ['--name is missing: how people will read who acted.']),
    ...(key.role in Role ? [] : [`--role must be one of ${Object.keys(Role).join(', ')}.`]),
    ...(needsDistrict.includes(key.role) && !key.districtId ? [`A ${key.role} works for a --district.`] : []),
    ...(key.role === 'SHELTER_OPERATOR' && !key.organisationId
      ? ['A SHELTER_OPERATOR keeps the places of an --organisation.']
      : []),
    ...(key.role === 'BACK_OFFICE' && key.municipalityCodes.length === 0
      ? ['A BACK_OFFICE reads the cases of its --comuni.']
      : []),
    ...(key.role === 'INTEGRATION' && !key.scopes
      ? ['An INTEGRATION needs --scopes, separated by commas.']
      : []),
    ...(unknown.length > 0
      ? [`--scopes has ${unknown.join(', ')}; there are ${Object.keys(permissions).join(', ')}.`]
      : []),
    ...(key.expiresAt && Number.isNaN(Date.parse(key.expiresAt))
      ? ['--expires must be a date, like 2027-12-31.']
      : []),
    ...whyNotSoLong(key),
  ];
}

function whyNotSoLong({ role, expiresAt }: NewKey): string[] {
  if (!seesCases([role]) || isSoon(expiresAt)) return [];
  return [
    `A key of a ${role} sees cases without a second factor: give it --expires within ${mostDays} days.`,
  ];
}

/** Whether a key ends within the days that one of somebody who sees cases may last. */
function isSoon(expiresAt: string | null): boolean {
  const end = expiresAt ? Date.parse(expiresAt) : Number.NaN;
  return end <= processClock.date().getTime() + mostDays * 86_400_000;
}

/** What of a key leads nowhere in this registry: a district, an organisation or comuni that are not there. */
export async function whyNotHere(
  client: pg.Client,
  wanted: Pick<NewKey, 'districtId' | 'organisationId' | 'municipalityCodes'>,
): Promise<string[]> {
  const { rows } = await client.query<{ district: boolean; organisation: boolean; comuni: string[] }>(
    `select $1::text is null or exists (select from district d where d.id::text = lower($1)) as district,
       $2::text is null or exists (select from organisation o where o.id::text = lower($2)) as organisation,
       array(select c.code from unnest($3::text[]) c (code)
         where not exists (select from municipality m where m.istat_code = c.code)) as comuni`,
    [wanted.districtId, wanted.organisationId, wanted.municipalityCodes],
  );
  const [found] = rows;
  return [
    ...(found?.district ? [] : [`--district: there is no district ${wanted.districtId} here.`]),
    ...(found?.organisation
      ? []
      : [`--organisation: there is no organisation ${wanted.organisationId} here.`]),
    ...(found && found.comuni.length > 0
      ? [`--comuni: no comune has the code ${found.comuni.join(', ')}.`]
      : []),
  ];
}

/**
 * Makes an account and its key; the key is returned this once and kept nowhere.
 * @throws Error that says what of it is not there
 */
export async function makeKey(client: pg.Client, wanted: NewKey): Promise<string> {
  const problems = await whyNotHere(client, wanted);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const { secret, hash, hint } = newKey();
  await client.query(
    `with made as (
       insert into account (kind, name, roles, district_id, organisation_id, municipality_codes)
       values ($1, $2, $3, $4, $5, $6) returning id
     )
     , key as (
       insert into api_key (account_id, name, hash, hint, scopes, expires_at)
       select made.id, $2, $7, $8, $9, $10 from made returning id
     ), told as (
       insert into access_change (kind, account_id, district_id)
       select 'KEY_MADE', made.id, coalesce($4::uuid, (select o.district_id from organisation o where o.id = $5::uuid))
       from made
     )
     insert into audit_entry (action, target_kind, target_ids, details)
     select 'KEY_CHANGED', 'KEY', array[key.id], '{"what": "MADE", "by": "COMMAND"}' from key`,
    [
      ...[wanted.role === 'INTEGRATION' ? 'MACHINE' : 'PERSON', wanted.name, [wanted.role]],
      ...[wanted.districtId, wanted.organisationId, wanted.municipalityCodes],
      ...[hash, hint, wanted.scopes, wanted.expiresAt],
    ],
  );
  return secret;
}
