/** What happened while the line was away. Counts and ids only: no word about anybody has room in it. */
export interface WaitingFact {
  /** Its place in the queue; given when it is put there. */
  readonly order?: number;
  /** The account of who did it: sent for nobody else. */
  readonly by: string;
  readonly kind: 'ARRIVAL' | 'NO_SHOW' | 'COUNT' | 'STAY';
  readonly poolId: string;
  /** Null for a count and for a stay nobody held a place for. */
  readonly placementId: string | null;
  /** The case of a stay; null for everything else. */
  readonly interventionId: string | null;
  /** What the pool is called. */
  readonly name: string;
  /** How many were counted, or were expected. */
  readonly places: number;
  /** When it happened, by the registry's clock. */
  readonly at: string;
  readonly requestKey: string;
  /** The revision the count was made on, where it was sent with one and no answer came. */
  readonly expectedRevision: number | null;
  /** What the registry answered where it said no; null while it waits. */
  readonly refusal: string | null;
}

/** A fact with these fields and no other, whatever else an object carries. */
export function onlyFieldsOf(fact: WaitingFact): WaitingFact {
  return {
    ...(fact.order === undefined ? {} : { order: fact.order }),
    by: fact.by,
    kind: fact.kind,
    poolId: fact.poolId,
    placementId: fact.placementId,
    interventionId: fact.interventionId,
    name: fact.name,
    places: fact.places,
    at: fact.at,
    requestKey: fact.requestKey,
    expectedRevision: fact.expectedRevision,
    refusal: fact.refusal,
  };
}

/** How many are inside for who stands at the door: the last count that waits, and who came since. */
export function insideWith(
  facts: readonly WaitingFact[],
  poolId: string,
  known: number | null,
): number | null {
  let inside = known;
  for (const fact of facts) {
    if (fact.poolId !== poolId || fact.refusal !== null) continue;
    if (fact.kind === 'COUNT') inside = fact.places;
    if ((fact.kind === 'ARRIVAL' || fact.kind === 'STAY') && inside !== null) inside += fact.places;
  }
  return inside;
}
