/** From an instant up to another, the last one outside. */
export interface Stretch {
  readonly from: Date;
  readonly to: Date;
}

const minuteInMilliseconds = 60_000;

/** In the order of time; what touches or overlaps is one. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const joined: { from: Date; to: Date }[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    if (to <= from) continue;
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = later(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** What lies in both; each of the two merged. */
export function shared(one: readonly Stretch[], other: readonly Stretch[]): Stretch[] {
  const common: Stretch[] = [];
  let next = 0;
  for (const stretch of one) {
    while ((other[next]?.to ?? stretch.to) <= stretch.from) next += 1;
    for (let at = next; at < other.length; at += 1) {
      const beside = other[at];
      if (!beside || beside.from >= stretch.to) break;
      common.push({ from: later(stretch.from, beside.from), to: earlier(stretch.to, beside.to) });
    }
  }
  return common;
}

/** What lies in the first and not in the second; each of the two merged. */
export function without(one: readonly Stretch[], other: readonly Stretch[]): Stretch[] {
  return one.flatMap((stretch) => {
    const left: Stretch[] = [];
    let { from } = stretch;
    for (const taken of shared([stretch], other)) {
      if (from < taken.from) left.push({ from, to: taken.from });
      from = taken.to;
    }
    if (from < stretch.to) left.push({ from, to: stretch.to });
    return left;
  });
}

export function minutesIn(stretches: readonly Stretch[]): number {
  return stretches.reduce(
    (sum, { from, to }) => sum + (to.getTime() - from.getTime()) / minuteInMilliseconds,
    0,
  );
}

export function isWholeMinute(instant: Date): boolean {
  return instant.getTime() % minuteInMilliseconds === 0;
}

const later = (one: Date, other: Date) => (one > other ? one : other);
const earlier = (one: Date, other: Date) => (one < other ? one : other);
