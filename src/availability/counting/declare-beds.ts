import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { once } from '../../platform/request-key.js';
import { type Declaration, declare, keepLate, movementsSince } from '../ledger/declare.sql.js';
import type { LockedPool } from '../ledger/lock-pools.sql.js';
import { refuseIfMoved } from '../ledger/locked-pool.js';
import { presentFigures } from '../ledger/locked-pool.rules.js';
import { movePool } from '../ledger/move-pool.sql.js';
import type { BedPool } from '../pools/bed-pool.entity.js';
import { visiblePool } from '../pools/pools-in-sight.js';
import type { DeclareBedsInput } from './counting.input.js';
import { observedAtOf, type WorkedOut, workOut } from './declaration.rules.js';
import {
  arriveWithTheCount,
  askForUnanswered,
  type ExpectedGuests,
  expectedGuestsOf,
} from './expected-guests.sql.js';
import { refuseTellingNote } from './refuse-telling-note.js';
import { lockedFor, type Reporter, reporterOn } from './reporter.js';

/** Takes a stock-take of a pool: how many are inside at an instant, and which expected guests are among them. */
export async function declareBeds(ctx: RequestContext, input: DeclareBedsInput): Promise<BedPool> {
  const reporter = await reporterOn(ctx, input.poolId);
  await once(ctx, { operation: 'declareBeds', input }, (tx) => takeStock(tx, input, reporter));
  return visiblePool(ctx, input.poolId);
}

/** The stock-take itself, inside the transaction of an act. */
export async function takeStock(tx: TransactionContext, input: DeclareBedsInput, reporter: Reporter) {
  await refuseTellingNote(tx, input.poolId, input.note);
  const pool = await lockedFor(tx, reporter, input.poolId);
  refuseIfMoved(pool, input.expectedRevision);
  const observedAt = observedAtOf(input.observedAt ?? null, pool.now);
  if (!observedAt) throw invalidInput('observedAt', notInTheFuture);
  const since = input.observedAt ? await movementsSince(tx.em, pool.id, observedAt) : { moved: 0, left: 0 };
  const leftSince = Math.min(since.left, pool.turnaround);
  const worked = workedOut(pool, input, { observedAt, reporter, leftSince });
  const stock = declarationOf(input, reporter, { observedAt, worked });
  if (pool.observedAt && observedAt < pool.observedAt) {
    if (input.arrivedPlacementIds?.length) throw invalidInput('observedAt', tooLateForArrivals);
    await keepLate(tx.em, stock);
    return { id: pool.id };
  }
  const arrived = await answerForGuests(tx, pool, {
    ids: input.arrivedPlacementIds ?? [],
    observedAt,
    reporter,
  });
  if (worked.occupied < arrived) throw invalidInput('occupied', fewerThanArrived(arrived));
  await declare(tx.em, { ...stock, moved: since.moved });
  return { id: pool.id };
}

function workedOut(
  pool: LockedPool,
  input: DeclareBedsInput,
  by: { observedAt: Date; reporter: Reporter; leftSince: number },
): WorkedOut {
  const worked = workOut(pool, {
    occupied: input.occupied ?? null,
    free: input.free ?? null,
    outOfService: input.outOfService ?? null,
    outOfServiceReason: input.outOfServiceReason ?? null,
    observedAt: by.observedAt,
    byPerson: by.reporter.isPerson,
    leftSince: by.leftSince,
  });
  if ('field' in worked) throw invalidInput(worked.field, worked.reason);
  return worked;
}

function declarationOf(
  input: DeclareBedsInput,
  { actor, channel }: Reporter,
  { observedAt, worked }: { observedAt: Date; worked: WorkedOut },
): Declaration {
  return {
    poolId: input.poolId,
    kind: 'DECLARED',
    actorId: actor.id,
    channel,
    saidFree: input.free ?? null,
    observedAt,
    moved: 0,
    outOfServiceReason: input.outOfServiceReason ?? null,
    note: input.note ?? null,
    ...worked,
  };
}

/**
 * Guests told to be among those counted arrive in the same act. Others who should have come by now: a person must
 * say whether they did, a machine's count leaves the question open. Gives the places of those who arrived.
 */
export async function answerForGuests(
  tx: TransactionContext,
  pool: LockedPool,
  told: { ids: readonly string[]; observedAt: Date; reporter: Reporter },
): Promise<number> {
  const guests = await expectedGuestsOf(tx.em, pool.id, told.ids);
  const arrived = guests.filter(({ placementId }) => told.ids.includes(placementId));
  if (arrived.length < new Set(told.ids).size) throw invalidInput('arrivedPlacementIds', notExpectedHere);
  for (const guest of arrived) await arrive(tx, pool, { guest, ...told });
  const unanswered = guests.filter(
    (guest) => !told.ids.includes(guest.placementId) && isOverdue(guest, pool.now),
  );
  const ids = unanswered.map(({ placementId }) => placementId);
  if (ids.length > 0 && told.reporter.answersForGuests)
    throw new Refusal('EXPECTED_GUESTS_UNANSWERED', { ...presentFigures(pool), placementIds: ids });
  await askForUnanswered(tx.em, pool.id, ids);
  return arrived.reduce((total, { places }) => total + places, 0);
}

async function arrive(
  tx: TransactionContext,
  pool: LockedPool,
  { guest, observedAt, reporter }: { guest: ExpectedGuests; observedAt: Date; reporter: Reporter },
): Promise<void> {
  if (observedAt < guest.heldAt) throw invalidInput('observedAt', beforeTheHold);
  const { placementId, places } = guest;
  await arriveWithTheCount(tx.em, { placementId, at: observedAt, actorId: reporter.actor.id });
  await movePool(tx.em, {
    poolId: pool.id,
    kind: 'ARRIVED',
    actorId: reporter.actor.id,
    channel: reporter.channel,
    placementId,
    promised: guest.isPromised ? -places : 0,
    moved: places,
    beforeCount: true,
  });
}

function isOverdue({ expectedBy }: ExpectedGuests, now: Date): boolean {
  return expectedBy !== null && expectedBy <= now;
}

const fewerThanArrived = (arrived: number) => ({
  en: `the guests listed as arrived take ${arrived}, so at least as many are occupied.`,
  it: `gli ospiti indicati come arrivati occupano ${arrived} posti: gli occupati sono almeno altrettanti.`,
});
const notInTheFuture = {
  en: 'a count cannot be of the future. Leave it out to mean now.',
  it: 'un conteggio non può essere nel futuro. Ometterlo per intendere adesso.',
};
const notExpectedHere = {
  en: 'one of these is not expected in this pool. Read its expected guests again.',
  it: 'uno di questi non è atteso in questo modulo. Rileggere gli ospiti attesi.',
};
const beforeTheHold = {
  en: 'guests held later cannot be among those counted then.',
  it: 'ospiti prenotati dopo non possono essere tra quelli contati allora.',
};
const tooLateForArrivals = {
  en: 'a newer count stands, so these guests cannot arrive with this one. Record their arrival instead.',
  it: 'esiste un conteggio più recente: registrare l’arrivo di questi ospiti a parte.',
};
