import type { MappedQuery } from '../../api/generated/graphql';
import { type Spot, spotOf } from './ring-comuni';

type Shelter = NonNullable<MappedQuery['shelters']>['nodes'][number];

/** The open shelters of one Comune. */
export interface Mark extends Spot {
  readonly shelters: readonly Shelter[];
}

/**
 * Where marks stand. Of a guarded shelter the registry tells no Comune; whatever it told, none would be drawn: each is
 * left out by what it is, too.
 */
export function marksOf(shelters: readonly Shelter[]): Mark[] {
  const marks = new Map<string, Mark>();
  for (const shelter of shelters) {
    if (shelter.secrecy !== 'PUBLIC' && shelter.secrecy !== 'PROFESSIONAL') continue;
    const [spot] = shelter.municipality ? spotOf(shelter.municipality) : [];
    if (!spot) continue;
    const there = marks.get(spot.istatCode)?.shelters ?? [];
    marks.set(spot.istatCode, { ...spot, shelters: [...there, shelter] });
  }
  return [...marks.values()];
}
