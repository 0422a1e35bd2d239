import { shownOf } from './acts-on-placements.js';
import { done, type PlacementAnswer } from './api.js';
import { Booking } from './model.js';
import { attempt, halfMinuteBetween, instantOf, somePool, type Twin, twinOf, type Wild } from './wild.js';

// Odd: people act in minutes that are an even number apart, so that no hold lapses in the minute of an act.
const lengths = [5, 15, 31, 59, 61, 119];
const mostOpenHolds = 3;
const mostPlaces = 20;

export async function hold(wild: Wild): Promise<void> {
  await holdFor(wild, await someCase(wild));
}

/** One case asks wherever it can at once: the fourth is too many. */
export async function holdEverywhere(wild: Wild): Promise<void> {
  const interventionId = await someCase(wild);
  for (let nth = 0; nth <= mostOpenHolds; nth++) await holdFor(wild, interventionId);
}

async function holdFor(wild: Wild, interventionId: string): Promise<void> {
  const { dice, now, registry } = wild;
  const { plain } = somePool(wild);
  const places = Math.min(mostPlaces, 1 + dice.whole(plain.roomAt(now) + 1));
  const minutes = dice.oneOf(lengths) ?? 59;
  const input = { poolId: plain.id, interventionId, places, minutes, requestKey: `hold ${wild.acts}` };
  await attempt<PlacementAnswer>(wild, {
    act: 'a hold',
    who: registry.worker,
    operation: 'holdBeds',
    input,
    refusal: whyNotHold(wild, interventionId, [{ pool: plain, places }]),
    pool: plain,
    happens: (read) => {
      const booking = new Booking(read.id, plain, interventionId, places);
      keep(wild, booking, now + minutes);
      wild.holdsSent.push({ booking, input });
      return [shownOf(booking, read)];
    },
  });
}

/** A group that accepts to be split: all of it, or nothing. */
export async function holdSplit(wild: Wild): Promise<void> {
  const { dice, now, registry } = wild;
  const interventionId = await someCase(wild);
  const pools = [
    ...new Map([somePool(wild), somePool(wild), somePool(wild)].map(({ plain }) => [plain.id, plain])),
  ];
  const lines = pools.map(([, pool]) => ({
    pool,
    places: Math.max(1, dice.whole(Math.min(3, pool.roomAt(now) + 2))),
  }));
  const minutes = dice.oneOf(lengths) ?? 59;
  const inOrder = lines.toSorted((one, other) => (one.pool.id < other.pool.id ? -1 : 1));
  const short = inOrder.find(({ pool, places }) => places > pool.roomAt(now)) ?? inOrder[0];
  if (!short) return;
  await attempt<PlacementAnswer[]>(wild, {
    act: 'a hold of a split group',
    who: registry.worker,
    operation: 'holdGroup',
    input: {
      ...{ interventionId, minutes, requestKey: `group ${wild.acts}` },
      lines: lines.map(({ pool, places }) => ({ poolId: pool.id, places })),
    },
    refusal: whyNotHold(wild, interventionId, lines),
    pool: short.pool,
    happens: (answers) =>
      answers.map((read) => {
        const { plain } = twinOf(wild, read.pool.id);
        const booking = new Booking(read.id, plain, interventionId, read.places);
        booking.group = `group ${wild.acts}`;
        keep(wild, booking, now + minutes);
        return shownOf(booking, read);
      }),
  });
}

/** The answer was lost, so the same hold is sent again, perhaps much later: it is the same placement. */
export async function holdAgain(wild: Wild): Promise<void> {
  const sent = wild.dice.oneOf(wild.holdsSent);
  if (!sent) return;
  const { booking, input } = sent;
  await attempt<PlacementAnswer>(wild, {
    act: 'the same hold again',
    who: wild.registry.worker,
    operation: 'holdBeds',
    input,
    refusal: null,
    pool: booking.pool,
    happens: (read) => {
      if (read.id !== booking.id)
        wild.differences.push({
          after: JSON.stringify(input),
          pool: booking.pool.id,
          figure: 'the placement',
          expected: booking.id,
          read: read.id,
        });
      return [shownOf(booking, read)];
    },
  });
}

/** Guests who are inside already: never refused for want of room. */
export async function recordInside(wild: Wild): Promise<void> {
  const { dice, now, registry } = wild;
  const { plain }: Twin = somePool(wild);
  const interventionId = await someCase(wild);
  const places = 1 + dice.whole(3);
  const arrivedAt = halfMinuteBetween(dice, now - 300, now);
  await attempt<PlacementAnswer>(wild, {
    act: 'a stay without a hold',
    who: registry.worker,
    operation: 'recordStay',
    input: {
      ...{ poolId: plain.id, interventionId, places },
      arrivedAt: instantOf(arrivedAt),
      requestKey: `stay ${wild.acts}`,
    },
    refusal: null,
    pool: plain,
    happens: (read) => {
      const booking = new Booking(read.id, plain, interventionId, places);
      booking.diary.set('arrived', arrivedAt);
      plain.bookings.push(booking);
      wild.bookings.push(booking);
      return [shownOf(booking, read)];
    },
  });
}

function keep(wild: Wild, booking: Booking, expires: number): void {
  booking.diary.set('held', wild.now);
  booking.expires = expires;
  booking.pool.bookings.push(booking);
  wild.bookings.push(booking);
}

function whyNotHold(
  { bookings, now }: Wild,
  caseId: string,
  lines: readonly { readonly pool: Booking['pool']; readonly places: number }[],
): string | null {
  const open = bookings.filter((one) => one.caseId === caseId && one.stateAt(now) === 'HELD');
  if (new Set(open.map(({ id, group }) => group ?? id)).size >= mostOpenHolds) return 'TOO_MANY_HOLDS';
  if (lines.some(({ pool }) => pool.isClosed)) return 'POOL_CLOSED';
  return lines.some(({ pool, places }) => places > pool.roomAt(now)) ? 'NO_BED_LEFT' : null;
}

/** A new intervention, or one of the latest two, so that some case reaches its three holds. */
async function someCase(wild: Wild): Promise<string> {
  const { registry, dice, cases } = wild;
  const recent = dice.oneOf(cases.slice(-2));
  if (recent && dice.chance(0.85)) return recent;
  const { id } = await done(registry.world, registry.worker, 'openIntervention', {
    category: 'HOMELESS_ADULT',
    call: { municipality: '037006' },
  });
  cases.push(id);
  return id;
}
