import { nightPlaces } from './adults.js';
import type { PoolStory, ShelterStory } from './demo.types.js';
import { eldersAndDisability } from './elders-and-disability.js';
import { families } from './families.js';
import { guardedHere } from './guarded.js';
import { guardedElsewhere } from './guarded-elsewhere.js';
import { housing } from './housing.js';
import { idOf } from './ids.js';
import { migrants } from './migrants.js';
import { minors } from './minors.js';
import { neighbours } from './neighbours.js';
import { region } from './region.js';

export const shelters: readonly ShelterStory[] = [
  ...guardedHere,
  ...nightPlaces,
  ...housing,
  ...families,
  ...minors,
  ...migrants,
  ...eldersAndDisability,
  ...neighbours,
  ...guardedElsewhere,
  ...region,
];

export interface PlacedPool {
  readonly id: string;
  /** `shelter/pool`. */
  readonly path: string;
  readonly shelter: ShelterStory;
  readonly pool: PoolStory;
}

export const pools: readonly PlacedPool[] = shelters.flatMap((shelter) =>
  shelter.pools.map((pool) => {
    const path = `${shelter.key}/${pool.key}`;
    return { id: idOf(`pool/${path}`), path, shelter, pool };
  }),
);

export function poolAt(path: string): PlacedPool {
  const found = pools.find((placed) => placed.path === path);
  if (!found) throw new Error(`The demo has no pool ${path}.`);
  return found;
}
