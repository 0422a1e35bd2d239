import type { AgeBand } from './closed-lists.js';

export interface AgeRange {
  readonly ageFrom: number;
  readonly ageTo: number;
}

const bands: Readonly<Record<AgeBand, readonly [number, number]>> = {
  UNDER_3: [0, 2],
  FROM_3_TO_5: [3, 5],
  FROM_6_TO_10: [6, 10],
  FROM_11_TO_13: [11, 13],
  FROM_14_TO_17: [14, 17],
  FROM_18_TO_24: [18, 24],
  FROM_25_TO_44: [25, 44],
  FROM_45_TO_64: [45, 64],
  FROM_65: [65, 120],
};
const fullAge = 18;

export function agesOf(band: AgeBand): AgeRange {
  const [ageFrom, ageTo] = bands[band];
  return { ageFrom, ageTo };
}

/** The band that holds the whole range; null where it reaches over two, and where nothing is known. */
export function bandOf({ ageFrom, ageTo }: { ageFrom: number | null; ageTo: number | null }): AgeBand | null {
  if (ageFrom === null || ageTo === null) return null;
  const found = Object.entries(bands).find(([, [from, to]]) => from <= ageFrom && ageTo <= to);
  return found ? (found[0] as AgeBand) : null;
}

export interface AgesSaid {
  readonly ageBand?: AgeBand | null;
  readonly ageFrom?: number | null;
  readonly ageTo?: number | null;
}

/** The ages that were said; undefined where nothing was, null where they were emptied, and why not otherwise. */
export function agesSaid({
  ageBand,
  ageFrom,
  ageTo,
}: AgesSaid): AgeRange | null | undefined | 'BOTH' | 'ORDER' {
  const isRangeSaid = typeof ageFrom === 'number' || typeof ageTo === 'number';
  if (ageBand && isRangeSaid) return 'BOTH';
  if (ageBand) return agesOf(ageBand);
  if (isRangeSaid) {
    const range = { ageFrom: ageFrom ?? 0, ageTo: ageTo ?? ageFrom ?? 0 };
    return range.ageFrom <= range.ageTo ? range : 'ORDER';
  }
  return ageBand === null || ageFrom === null || ageTo === null ? null : undefined;
}

/** Completed years on a day; both as `2026-11-23`. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** What was said, or else what the ages leave no doubt about. */
export function isMinor(known: {
  readonly minor: boolean | null;
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
}): boolean | null {
  if (known.minor !== null) return known.minor;
  if (known.ageTo !== null && known.ageTo < fullAge) return true;
  return known.ageFrom !== null && known.ageFrom >= fullAge ? false : null;
}

/** A fiscal code as it is compared. */
export function plainFiscalCode(code: string): string {
  return code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

/** A name and a day of birth as they are compared: case, accents and the order of the names do not count. */
export function plainIdentity(names: readonly string[], birthDate: string): string {
  const words = names
    .join(' ')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  return `${words.sort().join(' ')}|${birthDate}`;
}

/**
 * One record a person, of the records of a case: the one that was kept, or, where that stands in another case, the first
 * that stands behind it here.
 */
export function oneAPerson<R extends { readonly id: string; readonly personId: string }>(
  records: readonly R[],
): R[] {
  const chosen = new Map<string, R>();
  for (const record of records) {
    if (record.id === record.personId || !chosen.has(record.personId)) chosen.set(record.personId, record);
  }
  return records.filter((record) => chosen.get(record.personId) === record);
}

export interface MergeFacts {
  readonly isSame: boolean;
  readonly isKeptMerged: boolean;
  readonly isOtherMerged: boolean;
  /** Both are inside, in two places. */
  readonly areInsideApart: boolean;
}
export type MergeRefusalCode = 'INVALID_INPUT' | 'ALREADY_MERGED' | 'INSIDE_ELSEWHERE';

/** Only what stands for itself is merged, so that each merge can be taken back by itself. */
export function whyNotMerge(facts: MergeFacts): MergeRefusalCode | null {
  if (facts.isSame) return 'INVALID_INPUT';
  if (facts.isKeptMerged || facts.isOtherMerged) return 'ALREADY_MERGED';
  return facts.areInsideApart ? 'INSIDE_ELSEWHERE' : null;
}
