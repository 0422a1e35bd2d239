import type { Actor, LiveConnection } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { inTransaction } from '../../platform/database/transaction.js';
import { lockPools, registryActor } from '../ledger/lock-pools.sql.js';

const atOnce = 50;

const lapsed = statement<{ poolId: string }>(
  'pools-with-lapsed-holds',
  `-- In which pools has a hold lapsed that nobody has taken off yet?
   select distinct h.pool_id as "poolId"
   from placement h
   where h.promise_ended_at is null and h.confirmed_at is null and h.expires_at <= registry_now()
   limit $1`,
);

const registry: Actor = {
  ...{ id: registryActor, name: 'registry', isMachine: true, roles: [], permissions: new Set<string>() },
  ...{ districtId: null, organisationId: null, municipalityCodes: [] },
  ...{ vouchedDistrictIds: [], credentialId: null },
};

/**
 * Writes lapsed holds into the ledger, so that whoever watches is told. It only tidies: every reading and every
 * promise takes them off by the clock, whether this ever runs or not.
 */
export async function tidyLapses(live: LiveConnection): Promise<void> {
  const ctx = live.requestOf(registry);
  const pools = await lapsed(ctx.em, [atOnce]);
  if (pools.length === 0) return;
  await inTransaction(ctx, (tx) =>
    lockPools(
      tx.em,
      pools.map(({ poolId }) => poolId),
    ),
  );
}
