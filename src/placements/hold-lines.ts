import { randomUUID } from 'node:crypto';
import {
  type BedPool,
  figuresTold,
  hasRoomFor,
  type LockedPool,
  lockedPool,
  lockPools,
  poolInSight,
  presentFigures,
} from '../availability/index.js';
import { type Guest, placesNeeded, whyNotNeed } from '../directory/index.js';
import { type LockedIntervention, lockIntervention } from '../interventions/index.js';
import type { TransactionContext } from '../platform/context.js';
import { invalidInput, Refusal } from '../platform/errors.js';
import { loadAll } from '../platform/graphql/batch.js';
import { onlyIds } from '../platform/id.js';
import { type Admission, admissionOf } from './admission-of-guests.js';
import { circumstancesOf } from './hold-circumstances.js';
import { freezeHousehold } from './household/freeze-household.js';
import { householdsOf } from './household/household-named.js';
import { refuseToMeet } from './household/refuse-to-meet.js';
import { whyNotHold } from './placement.rules.js';
import { type PlacesAsked, promisePlaces } from './promise-places.sql.js';
import { channelOf, sealedWords } from './written-by.js';

/** Places wanted in one pool. */
export interface HoldLine {
  readonly poolId: string;
  readonly places: number;
  readonly guests: readonly Guest[];
  /** People of the case who would come; null where nobody said who. */
  readonly subjectIds: readonly string[] | null;
  /** Where this line stands in the input; empty for a single hold. */
  readonly path: string;
}

export interface Hold {
  readonly interventionId: string;
  readonly lines: readonly HoldLine[];
  readonly minutes: number;
  readonly overrideReason: string | null;
  readonly groupId: string | null;
}

/** Refuses guests that cannot be, before anything is read. */
export function refuseImpossibleGuests(guests: readonly Guest[], path: string): void {
  const whyNot = guests.length > 0 ? whyNotNeed({ guests }) : null;
  if (whyNot) throw invalidInput(`${path}${whyNot.field}`, whyNot.reason);
}

/** Promises places in pools, all or nothing. Gives the placements, in the order of the lines. */
export async function holdLines(tx: TransactionContext, hold: Hold): Promise<string[]> {
  const intervention = await lockIntervention(tx, hold.interventionId);
  const lines = await linesInSight(tx, hold.lines);
  const households = await householdsOf(tx, intervention.id, lines);
  await refuseUnlessAllowed(tx, intervention, { ...hold, lines });
  await refuseToMeet(tx, households);
  const ids = new Map<HoldLine, string>();
  // Always in the order of the pools: two groups that share pools wait for each other and never in a circle.
  const inOrder = lines.toSorted((a, b) => (a.poolId < b.poolId ? -1 : 1));
  const pools = await lockedBefore(tx, inOrder);
  for (const line of inOrder) {
    const pool = pools.get(line.poolId);
    const id = await promise(tx, intervention.id, { hold, line, pool });
    await freezeHousehold(tx, id, households.get(line));
    ids.set(line, id);
  }
  return lines.flatMap((line) => ids.get(line) ?? []);
}

/** The pools of a group as they stand before its own promises: a single hold tries its luck without a lock. */
async function lockedBefore(
  tx: TransactionContext,
  lines: readonly HoldLine[],
): Promise<Map<string, LockedPool>> {
  const ids = [...new Set(lines.map(({ poolId }) => poolId))];
  return lines.length > 1 ? lockPools(tx.em, ids) : new Map();
}

async function linesInSight(tx: TransactionContext, lines: readonly HoldLine[]): Promise<HoldLine[]> {
  const given = lines.map((line) => ({ ...line, poolId: line.poolId.toLowerCase() }));
  const found = await loadAll(poolInSight(tx), onlyIds(given.map(({ poolId }) => poolId)));
  const pools = new Map(found.flatMap((pool) => (pool ? [[pool.id, pool]] : [])));
  for (const line of given) {
    const pool = pools.get(line.poolId);
    if (!pool) throw new Refusal('NOT_FOUND');
    refuseTooFew(line, pool);
  }
  return given;
}

/** A household stays together: as many places as it needs, or more. */
function refuseTooFew({ places, guests, path }: HoldLine, { countedIn, bedsPerRoom }: BedPool): void {
  const needed = guests.length > 0 ? placesNeeded(guests, countedIn, bedsPerRoom) : 0;
  if (places < needed) throw invalidInput(`${path}places`, tooFew(needed));
}

const tooFew = (needed: number) => ({
  en: `these guests need ${needed}. Hold them all, or describe only those who come here.`,
  it: `per questi ospiti ne servono ${needed}. Opzionarli tutti, o descrivere solo chi viene qui.`,
});

async function refuseUnlessAllowed(
  tx: TransactionContext,
  { id, closedAt, category }: LockedIntervention,
  { lines, overrideReason }: Pick<Hold, 'lines' | 'overrideReason'>,
): Promise<void> {
  const poolIds = lines.map(({ poolId }) => poolId);
  const circumstances = await circumstancesOf(tx, id, poolIds);
  const isOverridden = overrideReason !== null;
  for (const line of lines) {
    const present = circumstances.get(line.poolId);
    if (!present) throw new Refusal('NOT_FOUND');
    const base = { ...present, isInterventionClosed: closedAt !== null, isOverridden };
    const first = whyNotHold({ ...base, excludes: null });
    if (first) throw new Refusal(first, await figuresTold(tx, line.poolId));
    const admission = isOverridden ? null : await admissionOf(tx, line, category);
    const second = whyNotHold({ ...base, excludes: admission?.excludes ?? null });
    if (second) throw new Refusal(second, { ...(await figuresTold(tx, line.poolId)), ...toldBy(admission) });
  }
}

function toldBy(admission: Admission | null) {
  return admission ? { reasons: admission.reasons, why: admission.why } : {};
}

async function promise(
  tx: TransactionContext,
  interventionId: string,
  { hold, line, pool }: { hold: Hold; line: HoldLine; pool: LockedPool | undefined },
): Promise<string> {
  const placementId = randomUUID();
  const { overrideReason, minutes, groupId } = hold;
  const asked: PlacesAsked = {
    ...{ placementId, interventionId, groupId, minutes },
    ...{ poolId: line.poolId, places: line.places, guests: line.guests },
    ...{ actorId: tx.actor.id, channel: channelOf(tx.actor) },
    overrideReasonSealed: overrideReason
      ? await sealedWords(tx, interventionId, {
          text: overrideReason,
          context: `placement.override_reason:${placementId}`,
        })
      : null,
  };
  if ((await promisePlaces(tx.em, asked)) !== null) return placementId;
  // Lapsed holds may stand in the way, or somebody may just have given places back: lock, settle, ask once more.
  let present = pool ?? (await lockedPool(tx.em, line.poolId));
  const { seenRevision } = present;
  while ((await promisePlaces(tx.em, asked)) === null) {
    if (!hasRoomFor(present, line.places)) throw new Refusal('NO_BED_LEFT', presentFigures(pool ?? present));
    // There was room, so a hold has lapsed since the lock: it is settled too.
    present = { ...(await lockedPool(tx.em, line.poolId)), seenRevision };
  }
  return placementId;
}
