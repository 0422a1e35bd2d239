import fc from 'fast-check';

export type Reporter = 'operator' | 'machine' | 'worker';

/** One act of the model test, as plain data. Pools and cases are counted from the newest, round and round; a pick of a
 * placement becomes its index once it is aimed. */
export type Act =
  | { verb: 'wait'; minutes: number }
  | {
      verb: 'declare';
      pool: number;
      by: Reporter;
      occupied: number | null;
      free: number | null;
      outOfService: number | null;
      /** Minutes before now; null where no instant is told. */
      ago: number | null;
      arrived: number[];
      expecting: 'nothing' | 'present' | 'stale';
    }
  | { verb: 'reaffirm'; pool: number; by: Reporter }
  | { verb: 'dispute'; pool: number }
  | { verb: 'makeReady'; pool: number; places: number | null }
  | { verb: 'edit'; pool: number; authorised: number | null; reopens: boolean | null }
  | { verb: 'surge'; pool: number; places: number; minutes: number | null }
  | { verb: 'closePool' | 'reopenPool'; pool: number }
  | { verb: 'hold'; inCase: number; lines: { pool: number; places: number }[]; minutes: number }
  | { verb: 'extend'; placement: number; minutes: number }
  | { verb: 'confirm'; placement: number; minutes: number | null }
  | { verb: 'release' | 'refuse' | 'tell'; placement: number }
  | { verb: 'arrive'; placement: number; places: number | null; ago: number | null }
  | { verb: 'noShow' | 'end'; placement: number; ago: number | null }
  | { verb: 'stay'; inCase: number; pool: number; places: number; ago: number }
  | { verb: 'openCase' }
  | { verb: 'closeCase'; inCase: number }
  | { verb: 'again' }
  | { verb: 'reuseKey' };

const pool = fc.nat(2);
const inCase = fc.nat(1);
// From 24 on any placement; before, one that the verb can be used with.
export const aimedPicks = 24;
const placement = fc.nat(29);
const places = fc.integer({ min: 1, max: 3 });
const by = fc.constantFrom<Reporter>('operator', 'machine', 'worker');
const minutes = fc.integer({ min: 1, max: 120 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });
// Mostly of the last minutes, sometimes of long ago, sometimes a little or a lot ahead.
const ago = maybe(
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 15 }) },
    { weight: 2, arbitrary: fc.integer({ min: 16, max: 300 }) },
    { weight: 1, arbitrary: fc.integer({ min: -3, max: -1 }) },
  ),
);

/** A count: usually of what is inside or free, now and then of both or neither. */
const count = fc.oneof(
  { weight: 6, arbitrary: fc.record({ occupied: fc.integer({ min: 0, max: 9 }), free: fc.constant(null) }) },
  { weight: 4, arbitrary: fc.record({ occupied: fc.constant(null), free: fc.integer({ min: 0, max: 7 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ occupied: maybe(fc.integer({ min: 30, max: 50 })), free: maybe(fc.nat(3)) }),
  },
);

const declare = fc
  .tuple(
    count,
    fc.record({
      verb: fc.constant('declare' as const),
      pool,
      by,
      outOfService: maybe(fc.nat(8)),
      ago,
      arrived: fc.oneof(
        { weight: 3, arbitrary: fc.constant<number[]>([]) },
        { weight: 2, arbitrary: fc.uniqueArray(placement, { maxLength: 2 }) },
      ),
      expecting: fc.constantFrom(
        'nothing' as const,
        'nothing' as const,
        'present' as const,
        'stale' as const,
      ),
    }),
  )
  .map(([said, rest]) => ({ ...rest, ...said }));

const verb = <V extends string>(...verbs: V[]) => fc.constantFrom(...verbs);
const wait = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 20 }) },
  { weight: 2, arbitrary: fc.integer({ min: 21, max: 200 }) },
  { weight: 1, arbitrary: fc.constant(1440) },
);

/** Any act; what happens often in a night is drawn often. */
export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ verb: verb('wait'), minutes: wait }) },
  { weight: 8, arbitrary: declare },
  { weight: 2, arbitrary: fc.record({ verb: verb('reaffirm'), pool, by }) },
  { weight: 1, arbitrary: fc.record({ verb: verb('dispute'), pool }) },
  { weight: 2, arbitrary: fc.record({ verb: verb('makeReady'), pool, places: maybe(places) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      verb: verb('edit'),
      pool,
      authorised: maybe(fc.nat(8)),
      reopens: maybe(fc.boolean()),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ verb: verb('surge'), pool, places: fc.nat(4), minutes: maybe(fc.nat(90)) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ verb: verb('closePool', 'reopenPool', 'reopenPool', 'reopenPool'), pool }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      verb: verb('hold'),
      inCase,
      lines: fc.oneof(
        { weight: 4, arbitrary: fc.array(fc.record({ pool, places }), { minLength: 1, maxLength: 1 }) },
        { weight: 1, arbitrary: fc.array(fc.record({ pool, places }), { minLength: 2, maxLength: 3 }) },
      ),
      minutes,
    }),
  },
  { weight: 2, arbitrary: fc.record({ verb: verb('extend'), placement, minutes }) },
  { weight: 6, arbitrary: fc.record({ verb: verb('confirm'), placement, minutes: maybe(fc.nat(200)) }) },
  { weight: 4, arbitrary: fc.record({ verb: verb('release', 'refuse', 'tell'), placement }) },
  { weight: 6, arbitrary: fc.record({ verb: verb('arrive'), placement, places: maybe(places), ago }) },
  { weight: 5, arbitrary: fc.record({ verb: verb('end', 'end', 'noShow'), placement, ago }) },
  {
    weight: 2,
    arbitrary: fc.record({ verb: verb('stay'), inCase, pool, places, ago: fc.integer({ min: -1, max: 60 }) }),
  },
  { weight: 4, arbitrary: fc.record({ verb: verb('openCase') }) },
  { weight: 1, arbitrary: fc.record({ verb: verb('closeCase'), inCase }) },
  { weight: 2, arbitrary: fc.record({ verb: verb('again', 'reuseKey') }) },
);

/** The newest but so many, round and round. */
export function newest<T>(list: readonly T[], pick: number): T {
  const found = list.at(-1 - (pick % list.length));
  if (found === undefined) throw new Error('There is none of these.');
  return found;
}
