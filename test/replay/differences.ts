import type { Figures } from './model.js';

/** A figure that is not what it should be. */
export interface Difference {
  /** The night or the act after which it was seen. */
  readonly after: string;
  readonly pool: string;
  readonly figure: string;
  readonly expected: unknown;
  readonly read: unknown;
}
export interface Expected {
  readonly name: string;
  readonly figures: Figures;
}

const names = [
  'authorised',
  'surge',
  'outOfService',
  'turnaround',
  'operable',
  'occupied',
  'promised',
  'free',
  'overcommitted',
] as const satisfies (keyof Figures)[];

export function differencesOf(after: string, { name, figures }: Expected, read: Figures): Difference[] {
  return names
    .filter((figure) => figures[figure] !== read[figure])
    .map((figure) => ({ after, pool: name, figure, expected: figures[figure], read: read[figure] }));
}

/** Each figure of each pool; a pool that is missing, or one too many, is a difference too. */
export function differencesBetween(
  after: string,
  expected: ReadonlyMap<string, Expected>,
  read: ReadonlyMap<string, Figures>,
): Difference[] {
  const extra = [...read.keys()]
    .filter((id) => !expected.has(id))
    .map((id) => ({ after, pool: id, figure: 'the pool', expected: 'absent', read: 'present' }));
  const others = [...expected].flatMap(([id, pool]) => {
    const figures = read.get(id);
    if (figures) return differencesOf(after, pool, figures);
    return [{ after, pool: pool.name, figure: 'the pool', expected: 'present', read: 'absent' }];
  });
  return [...others, ...extra];
}

export function inWords({ after, pool, figure, expected, read }: Difference): string {
  return `${after} · ${pool}: ${figure} should be ${String(expected)} and is ${String(read)}`;
}
