/** What a caller has left of this minute. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until all of it is there again. */
  readonly resetSeconds: number;
}

/** What people on duty may do however much was spent: a root field, so many times a minute. */
export interface Emergency {
  readonly field: string;
  readonly times: number;
}

/** What one caller may take of the registry, as a request carries it. */
export interface Share {
  /** @throws RATE_LIMITED */
  spend(units: number, emergency: Emergency | null): Allowance;
  /** Counts what was done already and gave nothing. */
  count(units: number): void;
}
