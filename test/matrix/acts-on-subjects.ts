import { type Act, only } from './acts-on-places.js';

const named = { givenName: 'x' };

/** What people do with the people of cases, with calls, and what they write down. */
export const actsOnSubjects: Readonly<Record<string, Act>> = {
  recordCall: { about: 'case', input: only('interventionId', { call: { corps: 'CARABINIERI' } }) },
  'recordCall apart': { about: 'nothing', input: () => ({ outcome: 'NO_ACTION', call: {} }) },
  editCall: { about: 'call', input: only('callId', { answer: 'x' }) },
  recordContact: { about: 'case', input: only('interventionId', { party: 'SHELTER', answer: 'NO' }) },
  recordTransport: { about: 'case', input: only('interventionId', { inChargeOf: 'x' }) },
  recordAccompaniment: { about: 'case', input: only('interventionId', { words: 'x' }) },
  mobiliseResource: { about: 'case', input: only('interventionId', { resource: 'x' }) },
  addSubject: { about: 'case', input: only('interventionId', { sex: 'MALE' }) },
  linkHousehold: {
    about: 'subject',
    input: (subjectId, { caseOf }) => ({
      ...{ interventionId: caseOf.get(subjectId) ?? subjectId, members: [{ subjectId }] },
    }),
  },
  identifySubject: { about: 'subject', input: only('subjectId', { identification: 'DECLARED', ...named }) },
  correctSubject: { about: 'subject', input: only('subjectId', named) },
  setResidence: { about: 'subject', input: only('subjectId', { municipality: null }) },
  setLegalRepresentative: { about: 'subject', input: only('subjectId', { kind: 'PARENT' }) },
  recordConsent: { about: 'subject', input: only('subjectId', { consent: 'INFORMED' }) },
  avoidPerson: { about: 'subject', input: only('subjectId', { fiscalCode: 'RSSMRA80A01H501U' }) },
  withdrawAvoidance: { about: 'avoidance', input: only('avoidanceId') },
  mergeSubjects: {
    about: 'subject',
    input: (keptId, { mergeable }) => ({ keptId, mergedId: mergeable.get(keptId) ?? keptId }),
  },
  unmergeSubjects: { about: 'mergedSubject', input: only('mergedId') },
};
