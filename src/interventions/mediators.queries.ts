import { actorOf, type RequestContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import type { Mediator } from './mediator.types.js';

export const mediatorsOf = statement<Mediator>(
  'mediators-of-district',
  `-- Who interprets for this district?
   select a.id, a.name
   from account a
   where a.district_id = $1 and a.kind = 'PERSON' and 'CULTURAL_MEDIATOR' = any(a.roles) and a.disabled_at is null
   order by a.name, a.id
   limit 100`,
);

/** The cultural mediators of the caller's district. */
export function ownMediators(ctx: RequestContext): Promise<Mediator[]> {
  return mediatorsOf(ctx.em, [actorOf(ctx).districtId]);
}
