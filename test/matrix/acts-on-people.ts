import { randomUUID } from 'node:crypto';
import { type Act, only } from './acts-on-places.js';

const newcomer = () => ({ name: 'Nuova Persona', email: `${randomUUID()}@example.org` });
const reason = 'la pattuglia non può aspettare';

/** What people do with who may do what, and with what is not theirs. */
export const actsOnPeople: Readonly<Record<string, Act>> = {
  invitePerson: {
    about: 'district',
    input: (districtId) => ({ ...newcomer(), districtId, roles: ['SOCIAL_WORKER'] }),
  },
  'invitePerson of an organisation': {
    about: 'organisation',
    input: (organisationId) => ({ ...newcomer(), organisationId, roles: ['SHELTER_OPERATOR'] }),
  },
  'invitePerson of an office': {
    about: 'comune',
    input: (code, { ids }) => ({
      ...{ ...newcomer(), roles: ['BACK_OFFICE'], municipalityCodes: [code] },
      districtId: ids.district.own?.home,
    }),
  },
  'invitePerson as administrator': {
    about: 'nothing',
    input: () => ({ ...newcomer(), roles: ['ADMIN'] }),
  },
  'invitePerson as auditor': { about: 'nothing', input: () => ({ ...newcomer(), roles: ['AUDITOR'] }) },
  editPerson: { about: 'person', input: only('personId', { name: 'Altro Nome' }) },
  'editPerson to administrator': { about: 'person', input: only('personId', { roles: ['ADMIN'] }) },
  disablePerson: { about: 'person', input: only('personId') },
  enablePerson: { about: 'person', input: only('personId') },
  endSessionsOf: { about: 'person', input: only('personId') },
  resetPasswordOf: { about: 'person', input: only('personId') },
  resetSecondFactorOf: { about: 'person', input: only('personId') },
  sendInvitation: { about: 'person', input: only('personId') },
  withdrawInvitation: { about: 'person', input: only('personId') },
  createApiKey: { about: 'district', input: only('districtId', { name: 'Nuova', scopes: ['beds.read'] }) },
  'createApiKey of an organisation': {
    about: 'organisation',
    input: only('organisationId', { name: 'Nuova', scopes: ['beds.read'] }),
  },
  createCountLink: { about: 'keptShelter', input: only('shelterId', { name: 'Portineria' }) },
  revokeCountLink: { about: 'link', input: only('linkId') },
  rotateApiKey: { about: 'key', input: only('keyId') },
  revokeApiKey: { about: 'key', input: only('keyId') },
  takeOverApiKey: { about: 'key', input: only('keyId') },
  vouchForOperator: { about: 'person', input: only('accountId') },
  withdrawVouching: { about: 'person', input: only('accountId') },
  noteAccessChange: { about: 'change', input: only('changeId') },
  endSession: { about: 'session', input: only('sessionId') },
  assignMediator: {
    about: 'case',
    input: (interventionId, { ids }) => ({ interventionId, mediatorId: ids.mediator.own?.other }),
  },
  takeOverIntervention: { about: 'case', input: only('interventionId') },
  eraseIntervention: { about: 'case', input: only('interventionId', { reason }) },
  revealAddress: { about: 'placement', input: only('placementId', { reason }) },
  breakGlass: {
    about: 'shelter',
    input: (targetId, world, who) => ({ target: 'SHELTER', targetId, reason, code: world.codeOf(who) }),
    oneByOne: true,
  },
  'breakGlass of a case': {
    about: 'case',
    input: (targetId, world, who) => ({ target: 'INTERVENTION', targetId, reason, code: world.codeOf(who) }),
    oneByOne: true,
  },
  reviewEmergencyAccess: {
    about: 'access',
    input: only('accessId', { justified: true, finding: 'sentita la centrale' }),
  },
};
