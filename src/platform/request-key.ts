import { CompiledQuery } from 'kysely';
import type { RequestContext, TransactionContext } from './context.js';
import { statement } from './database/statement.js';
import { inTransaction } from './database/transaction.js';
import { type Details, Refusal } from './errors.js';

/** What an act left behind, enough to render its answer again: ids, never figures. */
export type Outcome = Readonly<Record<string, unknown>>;

export interface Act {
  /** The name of the mutation. */
  readonly operation: string;
  readonly input: object & { requestKey?: string | null };
}

interface StoredKey {
  operation: string;
  fingerprint: Buffer;
  outcome: { done: Outcome } | { refused: { code: string; details: Details } };
}

const claimKey = statement<{ key: string }>(
  'claim-request-key',
  `-- Is this the first time the actor sends this key? A second caller waits here for the first to commit.
   insert into request_key (actor_id, key, operation, fingerprint)
   values ($1, $2, $3, $4)
   on conflict do nothing
   returning key`,
);
const readKey = statement<StoredKey>(
  'read-request-key',
  'select k.operation, k.fingerprint, k.outcome from request_key k where k.actor_id = $1 and k.key = $2',
);
const storeOutcome = statement(
  'store-request-outcome',
  'update request_key set outcome = $3 where actor_id = $1 and key = $2',
);

/**
 * Does an act once for each requestKey of an actor: key, effect and outcome commit together. The same key with the
 * same content gives the same outcome again, refusals too; with other content REQUEST_KEY_REUSED. Without a key the
 * act is simply done.
 */
export async function once<O extends Outcome>(
  ctx: RequestContext,
  act: Act,
  work: (tx: TransactionContext) => Promise<O>,
): Promise<O> {
  const { requestKey } = act.input;
  if (!requestKey) return inTransaction(ctx, work);
  const outcome = await inTransaction(ctx, (tx) => doOnce(tx, act, requestKey, work), {
    isKeyed: true,
  });
  if ('refused' in outcome) throw new Refusal(outcome.refused.code, outcome.refused.details);
  return outcome.done as O;
}

async function doOnce(
  tx: TransactionContext,
  act: Act,
  key: string,
  work: (tx: TransactionContext) => Promise<Outcome>,
): Promise<StoredKey['outcome']> {
  const content = contentOf(act);
  const fingerprint = Buffer.from(tx.secrets.sign(content));
  const [claimed] = await claimKey(tx.em, [tx.actor.id, key, act.operation, fingerprint]);
  if (!claimed) return recall(tx, key, content);
  const outcome = await attempt(tx, work);
  await storeOutcome(tx.em, [tx.actor.id, key, outcome]);
  return outcome;
}

async function recall(tx: TransactionContext, key: string, content: string): Promise<StoredKey['outcome']> {
  const [stored] = await readKey(tx.em, [tx.actor.id, key]);
  if (!stored) throw new Refusal('BUSY');
  if (!tx.secrets.isSigned(content, stored.fingerprint.toString())) throw new Refusal('REQUEST_KEY_REUSED');
  return stored.outcome;
}

/** A refusal undoes the effects and is kept as the outcome; anything else leaves no key. */
async function attempt(
  tx: TransactionContext,
  work: (tx: TransactionContext) => Promise<Outcome>,
): Promise<StoredKey['outcome']> {
  await run(tx, 'savepoint act');
  try {
    const done = await work(tx);
    await tx.em.flush();
    return { done };
  } catch (error) {
    if (!(error instanceof Refusal) || passing.has(error.code)) throw error;
    tx.em.clear();
    await run(tx, 'rollback to savepoint act');
    return { refused: { code: error.code, details: error.details } };
  }
}

// True of this moment or of this caller, not of the act.
const passing = new Set([
  'BUSY',
  'UNAVAILABLE',
  'NOT_SIGNED_IN',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'INVALID_INPUT',
  'RATE_LIMITED',
  'SECOND_FACTOR_NEEDED',
  'WRONG_CODE',
]);

function run(tx: TransactionContext, sql: string) {
  return tx.em.getKysely().executeQuery(CompiledQuery.raw(sql));
}

/** What is signed to tell whether content is the same without keeping it: only this registry can make the tag. */
function contentOf({ operation, input }: Act): string {
  return `${operation} ${JSON.stringify(input, (_, value: unknown) => sorted(value))}`;
}

/** The same content gives the same text whatever the order its fields came in. */
function sorted(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object' || Array.isArray(value) || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'requestKey')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
