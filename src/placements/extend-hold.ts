import { movePool } from '../availability/index.js';
import type { RequestContext, TransactionContext } from '../platform/context.js';
import { statement } from '../platform/database/statement.js';
import { invalidInput } from '../platform/errors.js';
import { actOnPlacement, type Grip } from './act-on-placement.js';
import type { ExtendHoldInput } from './hold.input.js';
import { longestHoldMinutes } from './placement.rules.js';
import type { PlacementInSight } from './placement-in-sight.js';
import { channelOf, sealedWords } from './written-by.js';

const minute = 60_000;

const extend = statement<{ expiresAt: Date }>(
  'extend-hold',
  `-- Until when are these places kept now?
   update placement p set expires_at = p.expires_at + make_interval(mins => $2), extended_at = $3,
     extension_reason_sealed = $4, revision = p.revision + 1
   where p.id = $1
   returning p.expires_at as "expiresAt"`,
);

/** Keeps places a little longer, once, with a reason, before they lapse. */
export function extendHold(ctx: RequestContext, input: ExtendHoldInput): Promise<PlacementInSight> {
  const verb = { operation: 'extendHold', action: 'EXTEND', input } as const;
  return actOnPlacement(ctx, verb, (tx, grip) => write(tx, grip, input));
}

async function write(
  tx: TransactionContext,
  { placement, now }: Grip,
  { minutes, reason }: ExtendHoldInput,
): Promise<void> {
  const { id, poolId, interventionId } = placement;
  const left = minutesLeft(placement);
  if (minutes > left) throw invalidInput('minutes', tooLong(left));
  const context = `placement.extension_reason:${id}`;
  const sealed = await sealedWords(tx, interventionId, { text: reason, context });
  const [row] = await extend(tx.em, [id, minutes, now, sealed]);
  const by = { actorId: tx.actor.id, channel: channelOf(tx.actor) };
  await movePool(tx.em, { poolId, kind: 'EXTENDED', placementId: id, lapsesAt: row?.expiresAt, ...by });
}

/** How much longer it may be kept. */
function minutesLeft({ heldAt, expiresAt }: { heldAt: Date | null; expiresAt: Date | null }): number {
  if (!heldAt || !expiresAt) return 0;
  return longestHoldMinutes - Math.ceil((expiresAt.getTime() - heldAt.getTime()) / minute);
}

const tooLong = (left: number) => ({
  en: `a hold lasts at most ${longestHoldMinutes} minutes in all: ${left} more are possible.`,
  it: `un’opzione dura al massimo ${longestHoldMinutes} minuti in tutto: se ne possono aggiungere ${left}.`,
});
