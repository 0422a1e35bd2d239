import type { Programme, Sector } from './toronto.js';

export interface StatedCriterion {
  readonly kind: 'SEX' | 'AGE_MIN' | 'AGE_MAX';
  readonly effect: 'REQUIRE';
  readonly number?: number;
  readonly words?: readonly string[];
}
interface Admission {
  readonly categories: readonly string[];
  readonly criteria: readonly StatedCriterion[];
  readonly bedsPerRoom: number;
}

const men = { kind: 'SEX', effect: 'REQUIRE', words: ['MALE'] } as const;
const women = { kind: 'SEX', effect: 'REQUIRE', words: ['FEMALE'] } as const;
const adult = { kind: 'AGE_MIN', effect: 'REQUIRE', number: 18 } as const;

/** Whom a sector of the file takes. The size of rooms is a guess: the file counts rooms, not the beds in them. */
export const admissionOfSector: Record<Sector, Admission> = {
  Families: { categories: ['FAMILY'], criteria: [], bedsPerRoom: 4 },
  Men: { categories: ['HOMELESS_ADULT'], criteria: [men, adult], bedsPerRoom: 1 },
  Women: { categories: ['HOMELESS_ADULT'], criteria: [women, adult], bedsPerRoom: 1 },
  Youth: {
    categories: ['MINOR', 'HOMELESS_ADULT'],
    criteria: [
      { kind: 'AGE_MIN', effect: 'REQUIRE', number: 16 },
      { kind: 'AGE_MAX', effect: 'REQUIRE', number: 24 },
    ],
    bedsPerRoom: 1,
  },
  'Mixed Adult': { categories: ['HOMELESS_ADULT'], criteria: [adult], bedsPerRoom: 2 },
};

const kinds: Readonly<Record<string, string>> = {
  Shelter: 'NIGHT_SHELTER',
  'Motel/Hotel Shelter': 'CONTRACTED_HOTEL',
  '24-Hour Respite Site': 'LOW_THRESHOLD_SHELTER',
  "24-Hour Women's Drop-in": 'LOW_THRESHOLD_SHELTER',
  'Warming Centre': 'EMERGENCY_NIGHT_SHELTER',
  'Alternative Space Protocol': 'EMERGENCY_NIGHT_SHELTER',
  'Isolation/Recovery Site': 'SOCIAL_EMERGENCY_BED',
};

/** The kind of shelter that hosts a programme. */
export function shelterKindOf({ sector, serviceType }: Programme): string {
  if (sector === 'Families') return 'FAMILY_EMERGENCY_HOUSING';
  return kinds[serviceType] ?? 'NIGHT_SHELTER';
}

/** Toronto lies in no Italian district: each of its cities is played by a comune of one district near Bologna. */
export const comuneOfCity: Readonly<Record<string, string>> = {
  Toronto: '037006',
  'North York': '037011',
  Scarborough: '037054',
  Etobicoke: '037060',
  Vaughan: '037009',
};

/** Where the file names no city. */
export const otherComune = '037006';
