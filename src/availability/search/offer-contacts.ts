import { contactsOf, type Need } from '../../directory/index.js';
import type { RequestContext } from '../../platform/context.js';
import { batched } from '../../platform/graphql/batch.js';

/** Whom to call for a need, of many shelters in one reading; the need alone decides, so that offers share it. */
export function contactsForNeed(ctx: RequestContext, { at, category }: Need) {
  const name = `contacts for ${category} at ${at.getTime()}`;
  return batched(name, (inner, shelterIds) => contactsOf(inner, shelterIds, { at, category }))(ctx);
}
