import { authenticateAgain } from '../../access/index.js';
import { type Sight, sightOf } from '../../directory/index.js';
import { processClock } from '../../platform/clock.js';
import type { Actor, LiveConnection, RequestContext } from '../../platform/context.js';

/** Who a subscriber is now, and what they may see. */
export interface Standing {
  /** The tag of the key or the session it was signed in with. */
  readonly credential: string;
  /** Null once that is no longer in force. */
  actor: Actor | null;
  sight: Sight;
  /** The cursor made last, for whoever is at the same place. */
  cursor: { readonly seq: number; readonly text: string } | null;
}

interface Kept extends Standing {
  readonly live: LiveConnection;
  watches: number;
  seenAtMs: number;
}

/** Rings and agreements are read again this often; keys, roles and the secrecy of a shelter at each event. */
const sightLastsMs = 3_000;

/** Everybody who watches, by what they signed in with: asked about together, in one statement. */
export class Standings {
  readonly #kept = new Map<string, Kept>();

  async enter(ctx: RequestContext, live: LiveConnection, credential: string): Promise<Standing> {
    const sight = await sightOf(ctx);
    const kept = this.#kept.get(credential) ?? {
      ...{ credential, live, sight, actor: ctx.actor },
      ...{ cursor: null, watches: 0, seenAtMs: processClock.milliseconds() },
    };
    kept.watches += 1;
    this.#kept.set(credential, kept);
    return kept;
  }

  leave({ credential }: Standing): void {
    const kept = this.#kept.get(credential);
    if (!kept) return;
    kept.watches -= 1;
    if (kept.watches === 0) this.#kept.delete(credential);
  }

  /** Reads everybody's permissions again. */
  async refresh(): Promise<void> {
    const all = [...this.#kept.values()];
    const [first] = all;
    if (!first) return;
    const credentials = all.map(({ credential }) => credential);
    const actors = await authenticateAgain(first.live.requestOf(null).em, credentials);
    const sights = new Map<string, Promise<Sight>>();
    await Promise.all(all.map((kept) => this.#renew(kept, actors.get(kept.credential) ?? null, sights)));
  }

  async #renew(kept: Kept, actor: Actor | null, sights: Map<string, Promise<Sight>>): Promise<void> {
    const isOld = processClock.milliseconds() - kept.seenAtMs > sightLastsMs;
    const isSame = actor && kept.actor && rightsOf(actor) === rightsOf(kept.actor);
    if (actor && (isOld || !isSame)) {
      const sight = sights.get(rightsOf(actor)) ?? sightOf(kept.live.requestOf(actor));
      sights.set(rightsOf(actor), sight);
      kept.sight = await sight;
      kept.seenAtMs = processClock.milliseconds();
    }
    kept.actor = actor;
  }
}

/** All that decides what an actor may see. */
export function rightsOf({ id: _, name: __, credentialId: ___, permissions, ...rest }: Actor): string {
  return JSON.stringify([[...permissions].sort(), rest]);
}
