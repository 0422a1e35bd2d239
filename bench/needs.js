const adult = (random) => ({ sex: random.pick(['FEMALE', 'MALE']), age: random.between(18, 64) });
const child = (random) => ({ sex: random.pick(['FEMALE', 'MALE']), age: random.between(0, 17) });
const several = (random, make, least, most) =>
  Array.from({ length: random.between(least, most) }, () => make(random));

const calls = [
  (random) => ({ category: 'FAMILY', guests: [adult(random), ...several(random, child, 1, 3)] }),
  (random) => ({ category: 'HOMELESS_ADULT', guests: [{ ...adult(random), withPet: random.chance(0.2) }] }),
  (random) => ({
    category: 'WOMAN_VICTIM_OF_VIOLENCE',
    guests: [{ sex: 'FEMALE', age: random.between(20, 50) }, ...several(random, child, 0, 2)],
  }),
  (random) => ({ category: 'MINOR', guests: [child(random)] }),
  (random) => ({
    category: 'UNACCOMPANIED_FOREIGN_MINOR',
    guests: [{ sex: 'MALE', age: random.between(14, 17), hasDocuments: false }],
  }),
  (random) => ({
    category: 'OLDER_PERSON',
    guests: [{ ...adult(random), age: random.between(70, 95), selfSufficient: random.chance(0.5) }],
  }),
  (random) => ({ category: 'DISABILITY', guests: [{ ...adult(random), wheelchair: true }] }),
  (random) => ({ category: 'MIGRANT', guests: several(random, adult, 1, 2) }),
  (random) => ({
    category: 'WOMAN_VICTIM_OF_TRAFFICKING',
    guests: [{ sex: 'FEMALE', age: random.between(18, 35) }],
  }),
];

/** Calls of every kind, in the night and by day, near a comune of the district that searches. */
export function makeNeed(random, worker, widestRing) {
  const need = random.pick(calls)(random);
  const hoursAhead = random.chance(0.5) ? random.between(0, 23) : null;
  return {
    ...need,
    municipality: random.pick(worker.comuni),
    widestRing,
    at: hoursAhead === null ? null : new Date(Date.now() + hoursAhead * 3_600_000).toISOString(),
  };
}
