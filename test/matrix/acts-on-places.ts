import type { Account } from '../support/given.js';
import type { Kind, MatrixWorld } from './world.types.js';

/** An act: what it is about, and an input that is refused by nothing but permission and scope. */
export interface Act {
  readonly about: Kind;
  readonly input: (id: string, world: MatrixWorld, who: Account | null) => object;
  /** What a caller may not do several times at the same moment. */
  readonly oneByOne?: boolean;
}

export const only =
  (name: string, more: object = {}) =>
  (id: string): object => ({ [name]: id, ...more });
const guest = { sex: 'FEMALE', age: 30 };
const pool = (world: MatrixWorld) => world.ids.pool.own?.professional ?? '';
const ours = (world: MatrixWorld) => world.ids.organisation.own?.ours ?? '';

/** What people do with cases, places and the directory, each by its name; what follows a blank tells two of a name apart. */
export const actsOnPlaces: Readonly<Record<string, Act>> = {
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
  expectReleases: { about: 'keptPool', input: only('poolId', { places: 1, at: '2026-11-25T08:00:00Z' }) },
  // In each pool one stands under the id of the pool.
  withdrawRelease: { about: 'keptPool', input: (poolId) => ({ poolId, releaseId: poolId }) },
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
    about: 'comune',
    input: (municipality, world) => ({
      ...{ municipality, organisationId: ours(world), name: 'Nuova' },
      ...{ kind: 'NIGHT_SHELTER', secrecy: 'PROFESSIONAL' },
    }),
  },
  'createShelter guarded': {
    about: 'district',
    input: (districtId, world) => ({
      ...{ districtId, organisationId: ours(world), gatewayId: ours(world), name: 'Nuova' },
      ...{ kind: 'REFUGE_HOUSE', secrecy: 'SECRET' },
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
