import { type Act, only } from './acts-on-places.js';

const step = (interventionId: string) => ({ interventionId, step: 'optional' });

/** What people do with deadlines and procedures. */
export const actsOnDeadlines: Readonly<Record<string, Act>> = {
  fulfilDeadline: { about: 'deadline', input: only('deadlineId', { evidence: 'x' }) },
  cancelDeadline: { about: 'deadline', input: only('deadlineId', { reason: 'x' }) },
  watchDeadline: {
    about: 'case',
    input: only('interventionId', { kind: 'ART403_HEARING', from: '2026-11-20T10:00:00Z' }),
  },
  recordRemoval: { about: 'case', input: only('interventionId') },
  recordMinorFound: { about: 'case', input: only('interventionId') },
  recordDataBreach: { about: 'nothing', input: () => ({ words: 'una lettera' }) },
  setDeadlinePolicy: {
    about: 'nothing',
    input: () => ({ kind: 'MSNA_REPORT', naturalMinutes: 60, warnMinutes: 5, source: 'accordo' }),
  },
  tickStep: { about: 'case', input: step },
  untickStep: { about: 'case', input: step },
  skipStep: { about: 'case', input: (id) => ({ ...step(id), reason: 'x' }) },
  draftProcedure: {
    about: 'nothing',
    input: () => ({
      ...{ category: 'MIGRANT', agreedWith: 'AUSL', contacts: [] },
      steps: [{ key: 'x', words: { it: 'Fare', en: 'Do' }, who: 'WORKER', obligatory: true }],
    }),
  },
  publishProcedure: { about: 'procedure', input: only('procedureId') },
};
