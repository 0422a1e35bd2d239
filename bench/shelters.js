/** Shelters as they are found: what they are, whom they serve, what they ask. Shares add up to 1. */
const trades = [
  {
    share: 0.2,
    kind: 'NIGHT_SHELTER',
    categories: ['HOMELESS_ADULT', 'MIGRANT'],
    asks: 'ADULTS',
    nightly: true,
  },
  {
    share: 0.1,
    kind: 'SOCIAL_EMERGENCY_BED',
    categories: ['FAMILY', 'HOMELESS_ADULT', 'MIGRANT', 'OLDER_PERSON'],
    asks: 'ALL',
  },
  { share: 0.14, kind: 'FAMILY_EMERGENCY_HOUSING', categories: ['FAMILY'], asks: 'FAMILIES' },
  {
    share: 0.08,
    kind: 'PARENT_CHILD_COMMUNITY',
    categories: ['FAMILY', 'WOMAN_VICTIM_OF_VIOLENCE'],
    asks: 'MOTHERS',
  },
  { share: 0.1, kind: 'EDUCATIONAL_COMMUNITY', categories: ['MINOR'], asks: 'MINORS' },
  {
    share: 0.06,
    kind: 'MSNA_FIRST_RECEPTION',
    categories: ['UNACCOMPANIED_FOREIGN_MINOR', 'MINOR'],
    asks: 'MINORS',
  },
  { share: 0.1, kind: 'NURSING_HOME', categories: ['OLDER_PERSON'], asks: 'OLD', daily: true },
  { share: 0.06, kind: 'RESPITE_CARE', categories: ['DISABILITY', 'OLDER_PERSON'], asks: 'ALL', daily: true },
  { share: 0.05, kind: 'SAI', categories: ['MIGRANT', 'FAMILY'], asks: 'ALL', daily: true },
  {
    share: 0.07,
    kind: 'REFUGE_HOUSE',
    categories: ['WOMAN_VICTIM_OF_VIOLENCE'],
    asks: 'MOTHERS',
    secrecy: 'CONFIDENTIAL_ADDRESS',
  },
  {
    share: 0.02,
    kind: 'ESCAPE_HOUSE',
    categories: ['WOMAN_VICTIM_OF_VIOLENCE'],
    asks: 'MOTHERS',
    secrecy: 'SECRET',
  },
  {
    share: 0.02,
    kind: 'TRAFFICKING_RECEPTION',
    categories: ['WOMAN_VICTIM_OF_TRAFFICKING'],
    asks: 'MOTHERS',
    secrecy: 'SECRET',
  },
];
const criterion = (kind, effect, number = null, words = null) => ({ kind, effect, number, words });
const profiles = {
  ADULTS: (random) => [
    criterion('AGE_MIN', 'REQUIRE', 18),
    criterion('SEX', 'REQUIRE', null, [random.pick(['MALE', 'MALE', 'FEMALE'])]),
    criterion('PET', random.pick(['EXCLUDE', 'EXCLUDE', 'ASK'])),
    criterion('INTOXICATION', random.pick(['EXCLUDE', 'ASK'])),
  ],
  ALL: (random) => [
    criterion('AGE_MIN', 'REQUIRE', random.pick([0, 18])),
    criterion('SELF_SUFFICIENCY', random.pick(['REQUIRE', 'ASK'])),
    criterion('WHEELCHAIR', random.pick(['ASK', 'EXCLUDE', 'PREFER'])),
    criterion('IDENTITY_DOCUMENT', random.pick(['REQUIRE', 'PREFER'])),
  ],
  FAMILIES: (random) => [
    criterion('CHILDREN_MAX', 'REQUIRE', random.between(2, 5)),
    criterion('HOUSEHOLD_SIZE_MAX', 'REQUIRE', random.between(3, 7)),
    criterion('PET', random.pick(['EXCLUDE', 'ASK'])),
    criterion('NIGHT_ENTRY', random.pick(['ASK', 'PREFER'])),
  ],
  MOTHERS: (random) => [
    criterion('SEX', 'REQUIRE', null, ['FEMALE']),
    criterion('MALE_CHILD_AGE_MAX', 'REQUIRE', random.pick([10, 12, 14, 17])),
    criterion('CHILDREN_MAX', 'REQUIRE', random.between(1, 4)),
    criterion('ACTIVE_SUBSTANCE_USE', random.pick(['EXCLUDE', 'ASK'])),
  ],
  MINORS: (random) => [
    criterion('AGE_MIN', 'REQUIRE', random.pick([6, 11, 14])),
    criterion('AGE_MAX', 'REQUIRE', 17),
    criterion('SEX', 'REQUIRE', null, random.pick([['MALE'], ['FEMALE'], ['FEMALE', 'MALE']])),
    criterion('HANDOVER_RECORD', 'REQUIRE'),
  ],
  OLD: (random) => [
    criterion('AGE_MIN', 'REQUIRE', 65),
    criterion('SELF_SUFFICIENCY', random.pick(['ASK', 'REQUIRE'])),
    criterion('HEALTH_ASSESSMENT', 'ASK'),
    criterion('AGGRESSION_RISK', 'EXCLUDE'),
  ],
};

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const weekOf = (weekly) => ({ always: false, weekly, holidays: 'AS_USUAL', seasons: [], exceptions: [] });
const always = { ...weekOf([]), always: true };
const nights = weekOf([{ days: everyDay, from: '19:00', to: '08:00' }]);
const office = {
  ...weekOf([
    { days: [1, 2, 3, 4, 5], from: '08:30', to: '18:00' },
    { days: [6], from: '09:00', to: '12:30' },
  ]),
  holidays: 'CLOSED',
};

/** One shelter with its pools, their criteria and its contacts. */
export function makeShelter(random, district, serial) {
  const trade = tradeAt(random.next());
  const guarded = trade.secrecy !== undefined;
  const comune = random.pick(district.comuni);
  const id = random.uuid();
  const admission = trade.nightly ? nights : trade.daily ? random.pick([always, office]) : always;
  const pools = Array.from({ length: random.pick([2, 3]) }, (_, index) => makePool(random, trade, index));
  return {
    id,
    district: district.id,
    name: `Casa ${serial}`,
    kind: trade.kind,
    secrecy: trade.secrecy ?? random.pick(['PUBLIC', 'PUBLIC', 'PROFESSIONAL']),
    comune: guarded ? null : comune.code,
    latitude: guarded ? null : comune.latitude + (random.next() - 0.5) / 50,
    longitude: guarded ? null : comune.longitude + (random.next() - 0.5) / 50,
    address: guarded ? null : `via di Prova ${serial}`,
    phone: guarded ? null : '+39 000 100200',
    staffed: random.pick([always, nights]),
    admission,
    telephone: random.pick([always, office]),
    pools: pools.map((pool) => ({ ...pool, shelter: id })),
    contacts: [
      {
        shelter: id,
        position: 1,
        name: guarded ? 'Centro' : 'Casa',
        phone: '+39 000 300400',
        route: guarded ? 'VIA_ANTI_VIOLENCE_CENTRE' : 'DIRECT_PHONE',
        hours: random.pick([always, office, null]),
      },
      {
        shelter: id,
        position: 2,
        name: 'Reperibile',
        phone: '+39 000 300500',
        route: 'DIRECT_PHONE',
        hours: random.pick([always, nights]),
      },
    ],
  };
}

// Full is the normal state: three places in four have nobody's bed free, and some have never said.
function makePool(random, trade, index) {
  const id = random.uuid();
  const authorised = random.between(2, 14);
  const free = random.chance(0.7) ? 0 : random.between(1, Math.min(4, authorised));
  const declared = !random.chance(0.08);
  const inRooms = trade.asks === 'FAMILIES' && random.chance(0.3);
  const categories = random.chance(0.7) ? trade.categories : trade.categories.slice(0, 1);
  return {
    id,
    name: `Modulo ${index + 1}`,
    countedIn: inRooms ? 'ROOM' : 'BED',
    bedsPerRoom: inRooms ? random.between(2, 4) : null,
    categories,
    emergency: random.chance(0.3),
    authorised,
    counted: declared ? authorised - free : null,
    hoursAgo: declared ? random.next() ** 2 * 60 : null,
    disputed: declared && random.chance(0.02),
    criteria: profiles[trade.asks](random).map((line) => ({ ...line, pool: id })),
  };
}

function tradeAt(point) {
  let reached = 0;
  for (const trade of trades) {
    reached += trade.share;
    if (point < reached) return trade;
  }
  return trades[0];
}
