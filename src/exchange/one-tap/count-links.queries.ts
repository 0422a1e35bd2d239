import { keepersOf, mayKeep, notTheirs, shelterOf } from '../../directory/index.js';
import { actorOf, type RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { standsSql } from './count-link.sql.js';
import type { CountLink } from './count-link.types.js';

const columns = `l.id, l.shelter_id as "shelterId", l.pool_id as "poolId", l.name, l.one_time as "isOneTime",
     a.name as "madeByName", l.made_at as "madeAt", l.expires_at as "expiresAt", l.revoked_at as "revokedAt",
     l.spent_at as "spentAt", l.last_opened_at as "lastOpenedAt", l.last_used_at as "lastUsedAt",
     ${standsSql} as "isInForce", l.phone_ending as "phoneEnding", l.phone_confirmed_at is not null as "isPhoneConfirmed"
   from count_link l join shelter s on s.id = l.shelter_id join account a on a.id = l.made_by`;

const ofShelter = statement<CountLink>(
  'count-links-of-shelter',
  `-- Which links count for this shelter? Those in force first, then those that ended lately.
   select ${columns}
   where l.shelter_id = $1
   order by "isInForce" desc, l.made_at desc, l.id
   limit 100`,
);
const one = statement<CountLink>(
  'count-link-as-kept',
  `-- How is this link kept?
   select ${columns}
   where l.id = $1`,
);

/** The links of a shelter that the caller keeps. @throws NOT_FOUND out of sight, NOT_ALLOWED where others keep it */
export async function countLinksOf(ctx: RequestContext, shelterId: string): Promise<CountLink[]> {
  const shelter = await shelterOf(ctx, shelterId);
  if (!mayKeep(actorOf(ctx), keepersOf(shelter))) throw notTheirs();
  return ofShelter(ctx.em, [shelter.id]);
}

/** A link that is there. */
export async function countLinkOf(ctx: RequestContext, id: string): Promise<CountLink> {
  const [found] = await one(ctx.em, [id]);
  if (!found) throw new Refusal('NOT_FOUND');
  return found;
}
