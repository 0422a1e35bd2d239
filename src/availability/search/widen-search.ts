import { type Sight, sightOf } from '../../directory/index.js';
import type { RequestContext } from '../../platform/context.js';
import { type Distance, type Ring, ringsOf, ringsOutward } from '../../territory/index.js';
import type { CandidatePool } from './candidate-pool.types.js';
import { candidatesIn } from './candidate-pools.sql.js';
import {
  type Circumstances,
  type JudgedPool,
  judgeCandidate,
  type Standing,
} from './judge-candidate.rules.js';
import { isUsable } from './offer.rules.js';

/** Whole rings are taken until there are this many offers worth a telephone call. */
const enough = 5;
const widestAgreed = ringsOutward.indexOf('NEIGHBOUR_WITH_AGREEMENT');

/** The rings read by one statement each. The own district is often enough; its neighbours are few. */
const readings: readonly (readonly number[])[] = [[0], [1, 2], [3, 4], [5]];

export interface Widened {
  /** Every candidate of the rings taken, in no order; those that would not take these people among them. */
  readonly judged: readonly JudgedPool[];
  /** The place in `ringsOutward` of the last ring taken. */
  readonly ringReached: number;
}

export interface Reach {
  /** The widest ring to take, as a place in `ringsOutward`. */
  readonly widest: number;
  /** Taken in any case, as when a page follows another. */
  readonly atLeast: number;
  /** Candidates that serve another kind of need, too. */
  readonly everyCategory: boolean;
}

/** Takes whole rings outward until enough offers are worth a call. */
export async function widenSearch(
  ctx: RequestContext,
  circumstances: Circumstances,
  reach: Reach,
): Promise<Widened> {
  const rings = await ringsOf(ctx);
  const sight = await sightOf(ctx);
  const judged: JudgedPool[] = [];
  for (const reading of readings) {
    const wanted = reading.filter((ring) => ring <= reach.widest);
    const byRing = await readRings(ctx, { wanted, rings, sight, circumstances, reach });
    for (const ring of wanted) {
      judged.push(...(byRing.get(ring) ?? []));
      const isEnough = ring >= reach.atLeast && hasEnough(judged);
      if (isEnough || ring === reach.widest) return { judged, ringReached: ring };
    }
  }
  return { judged, ringReached: reach.widest };
}

function hasEnough(judged: readonly JudgedPool[]): boolean {
  let usable = 0;
  for (const { light, judgement } of judged) {
    if (isUsable({ light, verdict: judgement.verdict })) usable += 1;
    if (usable === enough) return true;
  }
  return false;
}

interface Reading {
  readonly wanted: readonly number[];
  readonly rings: ReadonlyMap<string, Distance>;
  readonly sight: Sight;
  readonly circumstances: Circumstances;
  readonly reach: Reach;
}

async function readRings(ctx: RequestContext, reading: Reading): Promise<Map<number, JudgedPool[]>> {
  const { wanted, rings, sight, circumstances, reach } = reading;
  const { need } = circumstances;
  const isWanted = ({ ring, toldRing }: Distance) => wanted.includes(ring) || wanted.includes(toldRing);
  const districts = [...rings].filter(([, distance]) => isWanted(distance)).map(([id]) => id);
  if (districts.length === 0) return new Map();
  const category = reach.everyCategory ? null : need.category;
  const candidates = await candidatesIn(ctx, districts, { at: need.at, category, sight });
  const byRing = new Map<number, JudgedPool[]>(wanted.map((ring) => [ring, []]));
  for (const candidate of candidates) {
    const ring = ringOf(candidate, rings);
    // A district whose told area reaches further is read twice: each time what belongs to the ring is kept.
    byRing.get(ring)?.push(judgeCandidate(candidate, standingAt(ring), circumstances));
  }
  return byRing;
}

/** Of a guarded shelter only the ring of its told area is ever used: any finer one would tell where it is. */
export function ringOf(
  { districtId, guarded }: Pick<CandidatePool, 'districtId' | 'guarded'>,
  rings: ReadonlyMap<string, Distance>,
): number {
  const distance = rings.get(districtId);
  if (!distance) return ringsOutward.length;
  return guarded ? distance.toldRing : distance.ring;
}

/** What a ring means for the caller; beyond all of them it is the country. */
export function standingAt(ring: number): Standing {
  const told: Ring = ringsOutward[ring] ?? 'NATIONAL';
  return { ring: told, agreement: ring <= widestAgreed };
}
