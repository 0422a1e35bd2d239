import type { Actor, RequestContext, TransactionContext } from '../../src/platform/context.js';
import { inTransaction } from '../../src/platform/database/transaction.js';
import { insideRequest } from '../../src/platform/inside-request.js';
import type { Secrets } from '../../src/platform/secrets.js';
import type { Account } from '../support/given.js';
import type { World } from '../support/world.js';

/** A request without HTTP, for what no mutation does by itself. */
export function contextIn({ app, ...world }: World, by: Account, secrets?: Secrets): RequestContext {
  const actor: Actor = {
    ...{ id: by.id, name: 'Test', isMachine: false, roles: [], permissions: new Set<string>() },
    ...{ districtId: by.districtId, organisationId: by.organisationId, municipalityCodes: [] },
    ...{ vouchedDistrictIds: [], credentialId: null },
  };
  return insideRequest({
    ...{ actor, em: app.orm.em.fork({ useContext: true }), secrets: secrets ?? world.secrets },
  });
}

/** Does something in a transaction of such a request. */
export function requestIn<T>(
  world: World,
  by: Account,
  work: (tx: TransactionContext) => Promise<T>,
): Promise<T> {
  return inTransaction(contextIn(world, by), work);
}
