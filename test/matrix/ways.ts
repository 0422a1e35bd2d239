import type { Kind, MatrixWorld } from './world.types.js';

/** How a root field is asked: about the objects of a kind, or once. */
export interface Way {
  readonly about?: Kind;
  /** Arguments of the field as they stand in the document, with `$id` for the object asked about. */
  readonly args?: string;
  /** More variables and their types. */
  readonly variables?: (world: MatrixWorld) => Record<string, { type: string; value: unknown }>;
}

const rotaPeriod = 'from: "2026-11-23T00:00:00Z", to: "2026-12-24T00:00:00Z"';

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
  apiKeys: { args: 'includeEnded: true, first: 100' },
  auditEntries: { about: 'keptShelter', args: 'filter: { targetId: $id }, first: 50' },
  'auditEntries of a case': { about: 'case', args: 'filter: { targetId: $id }, first: 50' },
  'auditEntries of a person': { about: 'person', args: 'filter: { targetId: $id }, first: 50' },
  countLinks: { about: 'keptShelter', args: 'shelterId: $id' },
  emergencyPlace: { about: 'access', args: 'accessId: $id' },
  interventionExtract: { about: 'case', args: 'interventionId: $id' },
  operatorsToVouchFor: { args: 'all: true' },
  person: { about: 'person', args: 'id: $id' },
  deadlines: { args: 'filter: { running: null }, first: 100' },
  procedures: { args: 'allVersions: true' },
  deadlinePolicies: { args: 'allVersions: true' },
  revealedAddress: { about: 'placement', args: 'placementId: $id' },
  coverage: { about: 'district', args: `districtId: $id, ${rotaPeriod}` },
  officeHours: { about: 'district', args: 'districtId: $id' },
  onCall: { about: 'district', args: 'districtId: $id' },
  shifts: { about: 'district', args: `districtId: $id, ${rotaPeriod}, first: 100` },
  handOver: { about: 'district', args: 'districtId: $id' },
  handOvers: { about: 'district', args: 'districtId: $id' },
  shiftPlan: {
    args: 'input: $input',
    variables: ({ ids }) => ({
      input: {
        type: 'PlanShiftsInput!',
        value: {
          lines: [
            {
              workerId: ids.person.own?.worker,
              role: 'SOCIAL_WORKER',
              days: [1],
              from: '20:00',
              to: '08:00',
            },
          ],
          ...{ firstDay: '2027-02-01', lastDay: '2027-02-07' },
        },
      },
    }),
  },
  whoSaw: { about: 'keptShelter', args: 'target: SHELTER, targetId: $id' },
  'whoSaw of a case': { about: 'case', args: 'target: INTERVENTION, targetId: $id' },
  'whoSaw of a person': { about: 'person', args: 'target: PERSON, targetId: $id' },
  subject: { about: 'subject', args: 'id: $id' },
  registryAsShown: {
    ...{ about: 'case', args: 'interventionId: $id, at: $at' },
    variables: () => ({ at: { type: 'DateTime', value: '2100-01-01T00:00:00Z' } }),
  },
  'whoSaw of a person helped': { about: 'subject', args: 'target: SUBJECT, targetId: $id' },
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
  calls: { about: 'call', document: '{ calls(first: 100) { nodes { id } } }', at: 'calls.nodes.id' },
  'interventions.subjects': {
    about: 'subject',
    document: '{ interventions(first: 100) { nodes { subjects { id } } } }',
    at: 'interventions.nodes.subjects.id',
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
  people: { about: 'person', document: '{ people(first: 100) { nodes { id } } }', at: 'people.nodes.id' },
  apiKeys: {
    ...{ about: 'key', document: '{ apiKeys(first: 100, includeEnded: true) { nodes { id } } }' },
    at: 'apiKeys.nodes.id',
  },
  deadlines: {
    about: 'deadline',
    document: '{ deadlines(first: 100, filter: { running: null }) { nodes { id } } }',
    at: 'deadlines.nodes.id',
  },
  'interventions.deadlines': {
    about: 'deadline',
    document: '{ interventions(first: 100) { nodes { deadlines { id } } } }',
    at: 'interventions.nodes.deadlines.id',
  },
  'alerts.deadlineId': {
    ...{ about: 'deadline', document: '{ alerts { deadlineId } }', at: 'alerts.deadlineId' },
  },
  procedures: {
    about: 'procedure',
    document: '{ procedures(allVersions: true) { id } }',
    at: 'procedures.id',
  },
  mediators: { about: 'mediator', document: '{ mediators { id } }', at: 'mediators.id' },
  shifts: {
    about: 'shift',
    document: `{ shifts(${rotaPeriod}, first: 100) { nodes { id } } }`,
    at: 'shifts.nodes.id',
  },
  onCall: { about: 'shift', document: '{ onCall { shifts { id } } }', at: 'onCall.shifts.id' },
  shiftSwaps: {
    ...{ about: 'swap', document: '{ shiftSwaps(first: 100) { nodes { id } } }', at: 'shiftSwaps.nodes.id' },
  },
  handOvers: { about: 'shift', document: '{ handOvers { shift { id } } }', at: 'handOvers.shift.id' },
  mySessions: { about: 'session', document: '{ mySessions { id } }', at: 'mySessions.id' },
  emergencyAccesses: {
    about: 'access',
    document: '{ emergencyAccesses(first: 100) { nodes { id } } }',
    at: 'emergencyAccesses.nodes.id',
  },
  'alerts.emergencyAccessId': {
    ...{ about: 'access', document: '{ alerts { emergencyAccessId } }' },
    at: 'alerts.emergencyAccessId',
  },
  'alerts.accessChangeId': {
    ...{ about: 'change', document: '{ alerts { accessChangeId } }' },
    at: 'alerts.accessChangeId',
  },
  operatorsToVouchFor: {
    ...{ about: 'person', document: '{ operatorsToVouchFor(all: true) { accountId } }' },
    at: 'operatorsToVouchFor.accountId',
  },
  'auditEntries.targetIds': {
    about: 'shelter',
    document: '{ auditEntries(first: 100, filter: { action: GLASS_BROKEN }) { nodes { targetIds } } }',
    at: 'auditEntries.nodes.targetIds',
  },
  unusualReading: {
    about: 'reader',
    document: '{ unusualReading { by { id } } }',
    at: 'unusualReading.by.id',
  },
};

/** What is not asked here, and what asks it instead. */
export const elsewhere: Readonly<Record<string, string>> = {
  // For whoever holds a link, a password or a code, whatever their role.
  'Mutation.acceptInvitation': 'test/access/invitations.test.ts',
  'Mutation.acceptInvitationAtProvider': 'test/access/sign-in-at-provider.test.ts',
  'Mutation.beginSecondFactor': 'test/access/sessions.test.ts',
  'Mutation.changePassword': 'test/access/sessions.test.ts',
  'Mutation.confirmSecondFactor': 'test/access/sessions.test.ts',
  'Mutation.newRecoveryCodes': 'test/access/sessions.test.ts',
  'Mutation.passSecondFactor': 'test/access/sessions.test.ts',
  'Mutation.requestPasswordReset': 'test/access/letters.test.ts',
  'Mutation.resetPassword': 'test/access/letters.test.ts',
  'Mutation.signIn': 'test/access/sign-in.test.ts',
  'Mutation.signOut': 'test/access/sessions.test.ts',
  NewGenerator: 'test/access/sessions.test.ts',
  RecoveryCodes: 'test/access/sessions.test.ts',
  // Told once, to whoever did the act that makes it.
  CalendarLink: 'test/on-call/calendar.test.ts',
  PlannedShifts: 'test/on-call/shifts.test.ts',
  NewApiKey: 'test/access/keys.test.ts',
  // Told to whoever took note of it.
  AccessChange: 'test/access/changes-of-access.test.ts',
  NewCountLink: 'test/exchange/count-links.test.ts',
  PersonLink: 'test/access/invitations.test.ts',
};
