import type { EntityManager } from '@mikro-orm/postgresql';
import { statement } from '../../platform/database/statement.js';

/** A link as it is found: what it is for, on whose behalf, and whether it takes counts at this instant. */
export interface FoundLink {
  readonly id: string;
  readonly shelterId: string;
  readonly shelterName: string;
  /** Null: every pool of the shelter. */
  readonly poolId: string | null;
  readonly name: string;
  readonly isOneTime: boolean;
  readonly isInForce: boolean;
  /** For one time, and has served: whoever sends the same again is told the same again. */
  readonly hasServed: boolean;
  readonly expiresAt: Date;
  readonly isPhoneConfirmed: boolean;
  readonly phoneCode: string | null;
  /** Whether its last opening was written down more than a minute ago. */
  readonly isUnseen: boolean;
  readonly madeBy: string;
  readonly makerName: string;
  readonly makerRoles: string[];
  readonly districtId: string | null;
  readonly organisationId: string | null;
  readonly now: Date;
}

/**
 * True of links that have not ended, of an open shelter, made by somebody who may still count for it. Over `l`, its
 * shelter `s` and its maker `a`: who leaves takes the links along, and so does who is no longer vouched for at a refuge.
 */
const stands = `l.revoked_at is null and registry_now() < l.expires_at and s.closed_at is null
     and a.disabled_at is null and (
       'COORDINATOR' = any(a.roles) and a.district_id = s.district_id
       or 'SHELTER_OPERATOR' = any(a.roles) and a.organisation_id = s.organisation_id
         and (s.secrecy not in ('CONFIDENTIAL_ADDRESS', 'SECRET') or exists (
           select from vouching v
           where v.account_id = a.id and v.district_id = s.district_id and v.withdrawn_at is null)))`;

const columns = `l.id, l.shelter_id as "shelterId", s.name as "shelterName", l.pool_id as "poolId", l.name,
     l.one_time as "isOneTime", ${stands} and l.spent_at is null as "isInForce",
     ${stands} and l.spent_at is not null as "hasServed", l.expires_at as "expiresAt", l.phone_confirmed_at is not null as "isPhoneConfirmed",
     l.phone_code as "phoneCode", coalesce(l.last_opened_at <= registry_now() - interval '1 minute', true) as "isUnseen",
     l.made_by as "madeBy", a.name as "makerName", a.roles as "makerRoles", a.district_id as "districtId",
     a.organisation_id as "organisationId", registry_now() as now
   from count_link l join shelter s on s.id = l.shelter_id join account a on a.id = l.made_by`;

const byHash = statement<FoundLink>(
  'count-link-by-hash',
  `-- Which link is this, and does it take counts now?
   select ${columns}
   where l.hash = $1`,
);
const byPhone = statement<FoundLink>(
  'count-links-of-phone',
  `-- What may this telephone count for, or what is it asked to confirm? What it confirmed last comes first.
   select ${columns}
   where l.phone_tag = any($1::text[]) and ${stands} and l.spent_at is null
   order by l.phone_confirmed_at desc nulls last, l.made_at desc`,
);
const held = statement<FoundLink & { readonly isOfLink: boolean; readonly isCounted: boolean }>(
  'count-link-held',
  `-- How does this link stand, with nobody else using or ending it; is this open pool its own; has it counted it?
   select exists (
       select from bed_pool p
       where p.id = $2 and p.shelter_id = l.shelter_id and p.closed_at is null and p.id = coalesce(l.pool_id, p.id)
     ) as "isOfLink",
     exists (select from count_link_use u where u.link_id = l.id and u.pool_id = $2) as "isCounted", ${columns}
   where l.id = $1
   for update of l`,
);
const opened = statement(
  'count-link-is-opened',
  `update count_link set last_opened_at = registry_now()
   where id = $1 and coalesce(last_opened_at <= registry_now() - interval '1 minute', true)`,
);

export async function linkByHash(em: EntityManager, hash: Buffer): Promise<FoundLink | null> {
  const [found] = await byHash(em, [hash]);
  return found ?? null;
}

export function linksOfPhone(em: EntityManager, tags: readonly string[]): Promise<FoundLink[]> {
  return byPhone(em, [tags]);
}

/** Locks a link until the commit: after the pool that it counts, never before. */
export async function heldLink(em: EntityManager, linkId: string, poolId: string) {
  const [found] = await held(em, [linkId, poolId]);
  return found ?? null;
}

export async function linkIsOpened(em: EntityManager, linkId: string): Promise<void> {
  await opened(em, [linkId]);
}

/** For lists: the same question of each row. */
export const standsSql = `${stands} and l.spent_at is null`;
