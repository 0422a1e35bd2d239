/** Real Comuni, real codes; the districts and their names are invented. */
export const comuni = {
  'Borgo Tossignano': '037007',
  Casalfiumanese: '037012',
  'Castel del Rio': '037014',
  'Castel Guelfo di Bologna': '037016',
  'Castel San Pietro Terme': '037020',
  Dozza: '037025',
  Fontanelice: '037026',
  Imola: '037032',
  Medicina: '037037',
  Monterenzio: '037041',
  Mordano: '037045',
  'Castel Bolognese': '039006',
  Faenza: '039010',
  Solarolo: '039018',
  Brisighella: '039004',
  'Casola Valsenio': '039005',
  'Riolo Terme': '039015',
  Castenaso: '037021',
  Loiano: '037034',
  Monghidoro: '037040',
  "Ozzano dell'Emilia": '037046',
  Pianoro: '037047',
  'San Lazzaro di Savena': '037054',
  Bologna: '037006',
  Bertinoro: '040003',
  'Castrocaro Terme e Terra del Sole': '040005',
  Forlì: '040012',
  Forlimpopoli: '040013',
  Meldola: '040019',
  Predappio: '040032',
} as const;
export type Comune = keyof typeof comuni;

interface DistrictStory {
  readonly name: string;
  readonly province: string;
  readonly comuni: readonly Comune[];
  /** Districts of one told area are told as one. */
  readonly toldWith?: string;
}

/**
 * The main district has 138,188 inhabitants. `senio`, under 20,000, is told together with `lamone`: a refuge
 * there would otherwise be sought among too few doors.
 */
export const districts = {
  santerno: {
    name: 'Ambito Santerno e Sillaro',
    province: '037',
    comuni: [
      'Imola',
      'Castel San Pietro Terme',
      'Medicina',
      'Dozza',
      'Monterenzio',
      'Mordano',
      'Castel Guelfo di Bologna',
      'Casalfiumanese',
      'Borgo Tossignano',
      'Fontanelice',
      'Castel del Rio',
    ],
  },
  lamone: {
    name: 'Ambito Lamone e Marzeno',
    province: '039',
    comuni: ['Faenza', 'Castel Bolognese', 'Solarolo'],
    toldWith: 'Ambiti Lamone, Marzeno e Alto Senio',
  },
  senio: {
    name: 'Ambito Alto Senio',
    province: '039',
    comuni: ['Brisighella', 'Casola Valsenio', 'Riolo Terme'],
    toldWith: 'Ambiti Lamone, Marzeno e Alto Senio',
  },
  idice: {
    name: 'Ambito Savena e Idice',
    province: '037',
    comuni: ['San Lazzaro di Savena', 'Pianoro', 'Castenaso', "Ozzano dell'Emilia", 'Loiano', 'Monghidoro'],
  },
  bologna: { name: 'Ambito Città di Bologna', province: '037', comuni: ['Bologna'] },
  forli: {
    name: 'Ambito Ronco e Bidente',
    province: '040',
    comuni: [
      'Forlì',
      'Forlimpopoli',
      'Bertinoro',
      'Meldola',
      'Predappio',
      'Castrocaro Terme e Terra del Sole',
    ],
  },
} as const satisfies Record<string, DistrictStory>;
export type DistrictKey = keyof typeof districts;

/** Which districts lie side by side. */
export const borders = [
  ['santerno', 'lamone'],
  ['santerno', 'senio'],
  ['santerno', 'idice'],
  ['lamone', 'senio'],
  ['lamone', 'forli'],
  ['idice', 'bologna'],
] as const satisfies readonly (readonly [DistrictKey, DistrictKey])[];

interface Agreement {
  readonly between: readonly [DistrictKey, DistrictKey];
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly note: string;
}

export const agreements = [
  {
    between: ['santerno', 'lamone'],
    validFrom: '2024-01-01',
    validUntil: null,
    note: 'Accordo di reciprocità per il pronto intervento sociale: accoglienza fino a 15 giorni, rette a carico del Comune competente.',
  },
  {
    between: ['santerno', 'senio'],
    validFrom: '2025-03-01',
    validUntil: null,
    note: 'Convenzione per l’accoglienza protetta e per i posti di emergenza dell’Appennino.',
  },
  {
    between: ['lamone', 'senio'],
    validFrom: '2023-06-01',
    validUntil: null,
    note: 'Gestione associata del pronto intervento sociale.',
  },
] as const satisfies readonly Agreement[];
