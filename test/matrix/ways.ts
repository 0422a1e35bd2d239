import type { Kind, MatrixWorld } from './world.js';

/** How a root field is asked: about the objects of a kind, or once. */
export interface Way {
  readonly about?: Kind;
  /** Arguments of the field as they stand in the document, with `$id` for the object asked about. */
  readonly args?: string;
  /** More variables and their types. */
  readonly variables?: (world: MatrixWorld) => Record<string, { type: string; value: unknown }>;
}

/** Root fields of queries that need arguments; the others are asked without. */
export const queries: Readonly<Record<string, Way>> = {
  bedPool: { about: 'pool', args: 'id: $id' },
  district: { about: 'district', args: 'id: $id' },
  intervention: { about: 'case', args: 'id: $id' },
  organisation: { about: 'organisation', args: 'id: $id' },
  placement: { about: 'placement', args: 'id: $id' },
  service: { about: 'service', args: 'id: $id' },
  shelter: { about: 'shelter', args: 'id: $id' },
  municipality: { about: 'comune', args: 'istatCode: $id' },
  municipalities: { args: 'text: "bologna"' },
  findBeds: {
    args: 'need: $need, first: 100',
    variables: ({ need }) => ({ need: { type: 'NeedInput!', value: need } }),
  },
};

/** Lists in which each object of a kind is looked for. */
export const lists: Readonly<Record<string, { about: Kind; document: string; at: string }>> = {
  shelters: {
    about: 'shelter',
    document: '{ shelters(first: 100) { nodes { id } } }',
    at: 'shelters.nodes.id',
  },
  'shelters.pools': {
    ...{
      about: 'pool',
      document: '{ shelters(first: 100) { nodes { pools { id } } } }',
      at: 'shelters.nodes.pools.id',
    },
  },
  'organisations.shelters': {
    about: 'shelter',
    document: '{ organisations(first: 100) { nodes { shelters { id } } } }',
    at: 'organisations.nodes.shelters.id',
  },
  findBeds: {
    about: 'shelter',
    document:
      '{ findBeds(need: {category: WOMAN_VICTIM_OF_VIOLENCE, guests: [{sex: FEMALE, age: 30}], widestRing: NATIONAL}, first: 100) { nodes { shelter { id } } } }',
    at: 'findBeds.nodes.shelter.id',
  },
  interventions: {
    ...{
      about: 'case',
      document: '{ interventions(first: 100) { nodes { id } } }',
      at: 'interventions.nodes.id',
    },
  },
  placements: {
    ...{
      about: 'placement',
      document: '{ placements(first: 100) { nodes { id } } }',
      at: 'placements.nodes.id',
    },
  },
  'interventions.placements': {
    about: 'placement',
    document: '{ interventions(first: 100) { nodes { placements { id } } } }',
    at: 'interventions.nodes.placements.id',
  },
  'shelters.pools.expected': {
    about: 'placement',
    document: '{ shelters(first: 100) { nodes { pools { expected { id } } } } }',
    at: 'shelters.nodes.pools.expected.id',
  },
  alerts: { about: 'pool', document: '{ alerts { poolId } }', at: 'alerts.poolId' },
  services: {
    about: 'service',
    document: '{ services(first: 100) { nodes { id } } }',
    at: 'services.nodes.id',
  },
  organisations: {
    ...{
      about: 'organisation',
      document: '{ organisations(first: 100) { nodes { id } } }',
      at: 'organisations.nodes.id',
    },
  },
  districts: {
    about: 'district',
    document: '{ districts(first: 100) { nodes { id } } }',
    at: 'districts.nodes.id',
  },
};

/** What is not asked here, and what asks it instead. */
export const elsewhere: Readonly<Record<string, string>> = {
  'Subscription.bedsChanged': 'test/live/permissions.test.ts',
  BedsChange: 'test/live/permissions.test.ts',
};

/** An act: what it is about, and an input that is refused by nothing but permission and scope. */
export interface Act {
  readonly about: Kind;
  readonly input: (id: string, world: MatrixWorld) => object;
}

const only =
  (name: string, more: object = {}) =>
  (id: string): object => ({ [name]: id, ...more });
const guest = { sex: 'FEMALE', age: 30 };
const pool = (world: MatrixWorld) => world.ids.pool.own?.professional ?? '';
const ours = (world: MatrixWorld) => world.ids.organisation.own?.ours ?? '';

export const acts: Readonly<Record<string, Act>> = {
  addNote: { about: 'case', input: only('interventionId', { words: 'x' }) },
  closeIntervention: { about: 'case', input: only('interventionId', { outcome: 'PHONE_ADVICE' }) },
  saveCall: { about: 'case', input: only('interventionId', { call: { corps: 'CARABINIERI' } }) },
  tellCaller: { about: 'case', input: only('interventionId', { words: 'x' }) },
  holdBeds: {
    about: 'case',
    input: (interventionId, world) => ({
      interventionId,
      poolId: pool(world),
      places: 1,
      overrideReason: 'x',
    }),
  },
  holdGroup: {
    about: 'case',
    input: (interventionId, world) => ({
      ...{
        interventionId,
        lines: [{ poolId: pool(world), places: 1, guests: [guest] }],
        overrideReason: 'x',
      },
    }),
  },
  recordStay: {
    about: 'case',
    input: (interventionId, world) => ({
      ...{ interventionId, poolId: pool(world), places: 1, arrivedAt: '2026-11-23T10:00:00Z' },
    }),
  },
  openIntervention: {
    about: 'comune',
    input: (municipality) => ({ call: { corps: 'CARABINIERI', municipality } }),
  },
  confirmPlacement: { about: 'placement', input: only('placementId') },
  endPlacement: { about: 'placement', input: only('placementId') },
  extendHold: { about: 'placement', input: only('placementId', { minutes: 5, reason: 'x' }) },
  recordArrival: { about: 'placement', input: only('placementId') },
  recordNoShow: { about: 'placement', input: only('placementId') },
  refusePlacement: {
    about: 'placement',
    input: only('placementId', { actor: 'SHELTER', reason: 'NO_PLACE' }),
  },
  releasePlacement: { about: 'placement', input: only('placementId') },
  closePool: { about: 'keptPool', input: only('poolId') },
  reopenPool: { about: 'keptPool', input: only('poolId') },
  confirmBeds: { about: 'keptPool', input: only('poolId') },
  declareBeds: { about: 'keptPool', input: only('poolId', { occupied: 1 }) },
  disputeBeds: { about: 'keptPool', input: only('poolId') },
  editPool: { about: 'keptPool', input: only('poolId', { authorised: 9 }) },
  markReady: { about: 'keptPool', input: only('poolId') },
  setSurge: { about: 'keptPool', input: only('poolId', { places: 0 }) },
  stateCriterion: {
    about: 'keptPool',
    input: only('poolId', { kind: 'AGE_MAX', effect: 'PREFER', number: 60 }),
  },
  withdrawCriterion: { about: 'criterion', input: only('criterionId') },
  noteDiscrepancy: { about: 'discrepancy', input: only('discrepancyId', { note: 'x' }) },
  createPool: {
    about: 'keptShelter',
    input: only('shelterId', { name: 'Altri', authorised: 2, categories: ['FAMILY'] }),
  },
  editShelter: { about: 'keptShelter', input: only('shelterId', { stayDays: 9 }) },
  closeShelter: { about: 'keptShelter', input: only('shelterId') },
  setContacts: { about: 'keptShelter', input: only('shelterId', { contacts: [] }) },
  setSecretPlace: { about: 'keptShelter', input: only('shelterId', { meetingPoint: 'caserma' }) },
  setShelterHours: {
    about: 'keptShelter',
    input: only('shelterId', { clock: 'ADMISSION', hours: { always: true } }),
  },
  createShelter: {
    about: 'district',
    input: (districtId, world) => ({
      ...{
        districtId,
        organisationId: ours(world),
        name: 'Nuova',
        kind: 'NIGHT_SHELTER',
        secrecy: 'PROFESSIONAL',
      },
    }),
  },
  createOrganisation: {
    about: 'district',
    input: only('districtId', { name: 'Nuovo ente', legalForm: 'APS', sector: 'THIRD_SECTOR' }),
  },
  editOrganisation: {
    about: 'organisation',
    input: only('organisationId', { website: 'https://example.org' }),
  },
  closeOrganisation: { about: 'organisation', input: only('organisationId') },
  createService: {
    about: 'organisation',
    input: only('organisationId', { name: 'Nuovo', kind: 'MEALS', coverage: 'NATIONAL' }),
  },
  editService: { about: 'service', input: only('serviceId', { name: 'Altro' }) },
  closeService: { about: 'service', input: only('serviceId') },
  createDistrict: {
    about: 'comune',
    input: (code) => ({ name: `Nuovo ${code}`, municipalities: ['037054'] }),
  },
  editDistrict: { about: 'district', input: only('districtId', { freshHours: 20 }) },
  setNeighbours: { about: 'district', input: only('districtId', { neighbourIds: [] }) },
  makeAgreement: {
    about: 'district',
    input: (districtId, world) => ({
      ...{ districtId, partnerId: world.ids.district.other?.far ?? '', validFrom: '2026-01-01' },
    }),
  },
  endAgreement: { about: 'agreement', input: only('agreementId') },
};
