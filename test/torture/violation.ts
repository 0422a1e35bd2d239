/** Something that must not be, with what shows it. */
export interface Violation {
  /** The rule, as a few words; violations are counted by it. */
  readonly rule: string;
  readonly evidence: string;
}

/** Takes violations; of each rule it keeps the first ones whole. */
export interface Findings {
  readonly counts: ReadonlyMap<string, number>;
  readonly first: readonly Violation[];
  readonly total: number;
  add(rule: string, evidence: unknown): void;
}

const keptOfEachRule = 5;

export function createFindings(): Findings {
  const counts = new Map<string, number>();
  const first: Violation[] = [];
  let total = 0;
  return {
    counts,
    first,
    get total() {
      return total;
    },
    add(rule, evidence) {
      total++;
      const count = (counts.get(rule) ?? 0) + 1;
      counts.set(rule, count);
      if (count > keptOfEachRule) return;
      first.push({ rule, evidence: typeof evidence === 'string' ? evidence : JSON.stringify(evidence) });
    },
  };
}
