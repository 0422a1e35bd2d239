import { done, type PoolAnswer, readAllPools } from './api.js';
import { type Difference, differencesBetween, type Expected } from './differences.js';
import type { ImportedPool, Registry } from './registry.js';
import { sideBySide } from './side-by-side.js';
import type { Night, ProgrammeNight } from './toronto.js';

export const atOnce = 4;

export interface Totals {
  free: number;
  occupied: number;
  outOfService: number;
  operable: number;
}
/** What one night, or all of them, came to. */
export interface NightReport {
  readonly day: string;
  readonly programmes: number;
  readonly registry: Totals;
  readonly file: Totals;
  readonly differences: readonly Difference[];
}
/** Lets a test plant a wrong figure on its way to the registry. */
export type Sent = (input: DeclaredInput, night: ProgrammeNight, day: string) => DeclaredInput;
export interface DeclaredInput {
  readonly poolId: string;
  readonly occupied?: number;
  readonly free?: number;
  readonly outOfService: number;
  readonly outOfServiceReason: string;
  readonly requestKey: string;
}

/**
 * Declares each night as its organisations' systems would, through the public API, and compares the figures that
 * everybody then reads with the file's, for every programme. The registry is told at four in the morning.
 */
export async function replayNights(
  registry: Registry,
  nights: readonly Night[],
  options: { onNight?: (report: NightReport) => void; sent?: Sent } = {},
): Promise<NightReport[]> {
  const reports: NightReport[] = [];
  for (const night of nights) {
    await registry.world.clock.set(`${night.day}T04:00:00Z`);
    await closeMissing(registry, night);
    await sideBySide(night.programmes, atOnce, async (told) => {
      const pool = await registry.bringToTonight(told);
      const input = declared(pool, told, night.day);
      await done(
        registry.world,
        pool.machine,
        'declareBeds',
        options.sent?.(input, told, night.day) ?? input,
      );
    });
    const report = compare(registry, night, await readAllPools(registry.world, registry.worker));
    reports.push(report);
    options.onNight?.(report);
  }
  return reports;
}

/** A programme that the file does not name tonight takes nobody tonight. */
export async function closeMissing(registry: Registry, night: Night): Promise<ImportedPool[]> {
  const named = new Set(night.programmes.map(({ programme }) => programme.id));
  const missing = [...registry.pools.values()].filter(
    ({ programme, isClosed }) => !isClosed && !named.has(programme.id),
  );
  for (const pool of missing) await registry.close(pool);
  return missing;
}

/** Every other programme says how many are free instead of how many are inside: both ways lead to one figure. */
export function declared(pool: ImportedPool, told: ProgrammeNight, day: string): DeclaredInput {
  const count = Number(pool.programme.id) % 2 === 0 ? { occupied: told.occupied } : { free: told.free };
  return {
    poolId: pool.id,
    ...count,
    outOfService: told.outOfService,
    outOfServiceReason: 'OTHER',
    requestKey: `${day} ${pool.programme.id}`,
  };
}

function compare(registry: Registry, night: Night, read: ReadonlyMap<string, PoolAnswer>): NightReport {
  const expected = new Map<string, Expected>();
  for (const { programme, authorised, surge, outOfService, operable, occupied, free } of night.programmes) {
    const pool = registry.pools.get(programme.id);
    if (!pool) throw new Error(`Programme ${programme.id} was not imported.`);
    expected.set(pool.id, {
      name: programme.name,
      figures: {
        authorised,
        surge,
        outOfService,
        operable,
        occupied,
        free,
        promised: 0,
        turnaround: 0,
        overcommitted: false,
      },
    });
  }
  return {
    day: night.day,
    programmes: night.programmes.length,
    registry: totalsOf([...read.values()]),
    file: totalsOf(night.programmes),
    differences: differencesBetween(night.day, expected, read),
  };
}

type Counted = Record<keyof Omit<Totals, 'free' | 'occupied'>, number> & {
  free: number | null;
  occupied: number | null;
};

export function totalsOf(figures: readonly Counted[]): Totals {
  const totals = { free: 0, occupied: 0, outOfService: 0, operable: 0 };
  for (const one of figures) {
    totals.free += one.free ?? 0;
    totals.occupied += one.occupied ?? 0;
    totals.outOfService += one.outOfService;
    totals.operable += one.operable;
  }
  return totals;
}
