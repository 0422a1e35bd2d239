import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { invalidInput } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { refuseTellingNote } from '../counting/refuse-telling-note.js';
import { lockedFor, type Reporter, reporterOn } from '../counting/reporter.js';
import type { BedPool } from '../pools/bed-pool.entity.js';
import { visiblePool } from '../pools/pools-in-sight.js';
import type { ExpectReleasesInput } from './expected-release.input.js';

const weekInMilliseconds = 7 * 24 * 3_600_000;

const expect = statement(
  'expect-releases',
  `-- How many places will be free there, and when?
   insert into expected_release (pool_id, places, at, note, stated_by) values ($1, $2, $3, $4, $5)`,
);

/** Says that places will be free at an instant. No figure moves: whoever counts later says what became of it. */
export async function expectReleases(ctx: RequestContext, input: ExpectReleasesInput): Promise<BedPool> {
  const reporter = await reporterOn(ctx, input.poolId);
  await once(ctx, { operation: 'expectReleases', input }, (tx) => keep(tx, input, reporter));
  return visiblePool(ctx, input.poolId);
}

async function keep(
  tx: TransactionContext,
  { poolId, places, at, note }: ExpectReleasesInput,
  reporter: Reporter,
) {
  await refuseTellingNote(tx, poolId, note);
  const pool = await lockedFor(tx, reporter, poolId);
  if (at <= pool.now) throw invalidInput('at', mustBeAhead);
  if (at.getTime() > pool.now.getTime() + weekInMilliseconds) throw invalidInput('at', tooFarAway);
  await expect(tx.em, [pool.id, places, at, note ?? null, reporter.actor.id]);
  return { id: pool.id };
}

const mustBeAhead = {
  en: 'must be ahead. What is free now is said with declareBeds.',
  it: 'deve essere futuro. Ciò che è libero adesso si dichiara con declareBeds.',
};
const tooFarAway = {
  en: 'is more than a week away. Say it when it is nearer.',
  it: 'è oltre una settimana. Dirlo quando è più vicino.',
};
