import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { RequestContext } from '../context.js';
import { statement } from '../database/statement.js';
import type { RecordOwner } from '../secrets.js';
import { keepCheck } from './key-check.js';
import { resealed } from './reseal.js';
import { refuseServersOfBefore } from './servers-of-before.js';
import { movedByModules } from './when-rotating.js';

/** A command run by the owner of the tables, beside servers that go on. */
export interface Rotation {
  readonly ctx: RequestContext;
  /** Tells how far it has come. */
  readonly say: (progress: string) => void;
  /** Data keys wrapped again in one transaction. */
  readonly batch?: number;
}

export interface Rotated {
  readonly dataKeys: number;
  /** Values that were sealed before there were data keys, and what modules keep under the key itself. */
  readonly values: number;
  /** Keys of the registry that nothing needs any more. */
  readonly retired: readonly string[];
}

const usualBatch = 500;
const lockedMilliseconds = 200;

interface OldKey {
  kind: RecordOwner['kind'];
  id: string;
  wrapped: Buffer;
  wrappingKeyId: string;
}

const oldKeys = statement<OldKey>(
  'data-keys-of-before',
  `-- Which data keys are still wrapped with another key of the registry? Those that somebody holds come later.
   select k.owner_kind as kind, k.owner_id as id, k.wrapped, k.wrapping_key_id as "wrappingKeyId"
   from data_key k
   where k.destroyed_at is null and k.wrapping_key_id <> $1
   order by k.owner_kind, k.owner_id
   limit $2
   for update skip locked`,
);

const wrapAgain = statement(
  'wrap-data-keys-again',
  `update data_key k set wrapped = again.wrapped, wrapping_key_id = $4
   from unnest($1::text[], $2::uuid[], $3::bytea[]) as again (kind, id, wrapped)
   where k.owner_kind = again.kind and k.owner_id = again.id`,
);

const countOld = statement<{ left: number }>(
  'count-data-keys-of-before',
  `-- How many are left?
   select count(*)::integer as left from data_key k where k.destroyed_at is null and k.wrapping_key_id <> $1`,
);

const retireOld = statement<{ keyId: string }>(
  'retire-keys-of-before',
  `-- Nothing needs these any more.
   delete from key_check c where c.key_id <> $1 returning c.key_id as "keyId"`,
);

/**
 * Puts everything under the present SECRET_KEY. Broken off, it goes on from where it was when it is run again: what is
 * done is told apart by the key that wraps it.
 */
export async function rotateKeys({ ctx, say, batch = usualBatch }: Rotation): Promise<Rotated> {
  const { em, secrets } = ctx;
  await refuseServersOfBefore(em, secrets);
  await keepCheck(em, secrets);
  const values = (await resealed({ ctx, say })) + (await movedByModules(ctx));
  let dataKeys = 0;
  for (;;) {
    const done = await em.transactional((tx) => rewrapSome(tx as EntityManager, { ctx, batch }));
    dataKeys += done;
    const left = (await countOld(em, [secrets.keyId]))[0]?.left ?? 0;
    if (left === 0) break;
    say(`${dataKeys} data keys wrapped again, ${left} to go`);
    // All that are left are being written to at this moment.
    if (done === 0) await pause(lockedMilliseconds);
  }
  await refuseServersOfBefore(em, secrets);
  const retired = await retireOld(em, [secrets.keyId]);
  return { dataKeys, values, retired: retired.map(({ keyId }) => keyId) };
}

async function rewrapSome(
  em: EntityManager,
  { ctx: { secrets }, batch }: { ctx: RequestContext; batch: number },
): Promise<number> {
  const keys = await oldKeys(em, [secrets.keyId, batch]);
  if (keys.length === 0) return 0;
  const again = keys.map((key) => secrets.wrappedAgain({ kind: key.kind, id: key.id }, key).wrapped);
  await wrapAgain(em, [keys.map(({ kind }) => kind), keys.map(({ id }) => id), again, secrets.keyId]);
  return keys.length;
}
