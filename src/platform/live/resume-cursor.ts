import type { Actor, RequestContext } from '../context.js';
import { Refusal } from '../errors.js';

type Holder = Pick<RequestContext, 'secrets'> & { readonly actor: Pick<Actor, 'id'> | null };

/**
 * Where a stream goes on from. Sealed, not only signed: the distance between two places would tell how much changed
 * in between that its holder may not see.
 */
export function resumeCursorOf(holder: Holder, list: string, seq: number): string {
  // Always as long, whatever the number.
  return holder.secrets.seal(String(seq).padStart(16, '0'), heldBy(holder, list)).toString('base64url');
}

/** @throws BAD_CURSOR where it was not made by this list for this caller */
export function placeOfResume(holder: Holder, list: string, cursor: string): number {
  try {
    return Number(holder.secrets.open(Buffer.from(cursor, 'base64url'), heldBy(holder, list)));
  } catch {
    throw new Refusal('BAD_CURSOR');
  }
}

function heldBy(holder: Holder, list: string): string {
  if (!holder.actor) throw new Refusal('NOT_SIGNED_IN');
  return `resume/${list}/${holder.actor.id}`;
}
