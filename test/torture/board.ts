import type { Dice } from '../replay/dice.js';
import type { Answer } from './history.js';

/** What the clients believe of one placement; it may long be otherwise. */
export interface Believed {
  readonly id: string;
  readonly poolId: string;
  state: string;
}

/** What all clients together have seen: it makes their acts plausible, and meet. */
export interface Board {
  /** A placement believed to be in one of these states; any, where there is none. */
  placement(dice: Dice, states: readonly string[], poolIds?: ReadonlySet<string>): Believed | undefined;
  /** The newest revision seen of a pool. */
  revisionOf(poolId: string): number | undefined;
  /** The clock of the database as last heard; null before the first answer. */
  now(): number | null;
  learn(answer: Answer): void;
}

const most = 600;
const looks = 12;
const over = new Set(['RELEASED', 'REFUSED', 'ENDED']);

export function createBoard(): Board {
  const list: Believed[] = [];
  const placeOf = new Map<string, number>();
  const revisions = new Map<string, number>();
  let now: number | null = null;

  const forget = (id: string) => {
    const place = placeOf.get(id);
    const last = list.at(-1);
    if (place === undefined || !last) return;
    list[place] = last;
    placeOf.set(last.id, place);
    list.pop();
    placeOf.delete(id);
  };
  const believe = (id: string, poolId: string | undefined, state: string) => {
    const place = placeOf.get(id);
    const known = place === undefined ? undefined : list[place];
    if (known) known.state = state;
    if (over.has(state)) return forget(id);
    if (known || poolId === undefined) return;
    const [oldest] = list;
    if (list.length >= most && oldest) forget(oldest.id);
    placeOf.set(id, list.length);
    list.push({ id, poolId, state });
  };
  return {
    placement(dice, states, poolIds) {
      let found: Believed | undefined;
      for (let look = 0; look < looks; look++) {
        const one = dice.oneOf(list);
        if (!one || (poolIds && !poolIds.has(one.poolId))) continue;
        if (states.includes(one.state)) return one;
        found = one;
      }
      return found;
    },
    revisionOf: (poolId) => revisions.get(poolId),
    now: () => now,
    learn({ told, placements, details }) {
      for (const { poolId, revision, asOf } of told) {
        revisions.set(poolId, Math.max(revision, revisions.get(poolId) ?? 0));
        now = Math.max(now ?? 0, asOf);
      }
      placements.forEach(({ id, state }, nth) => {
        believe(id, told[nth]?.poolId, state);
      });
      const { placementId, state } = details;
      if (typeof placementId === 'string' && typeof state === 'string')
        believe(placementId, undefined, state);
    },
  };
}
