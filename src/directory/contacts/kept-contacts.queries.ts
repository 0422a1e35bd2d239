import type { RequestContext } from '../../platform/context.js';
import { batched } from '../../platform/graphql/batch.js';
import { Contact } from './contact.entity.js';

/** The contacts that stand for each shelter, in their order. Of shelters the caller keeps. */
export const keptContactsOf = batched('kept contacts', async ({ em }: RequestContext, ids) => {
  const found = await em.find(
    Contact,
    { shelterId: { $in: [...ids] }, withdrawnAt: null },
    { orderBy: { position: 'asc' } },
  );
  return new Map(ids.map((id) => [id, found.filter(({ shelterId }) => shelterId === id)]));
});
