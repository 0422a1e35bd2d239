import { type Act, only } from './acts-on-places.js';

const later = { startsAt: '2027-01-10T19:00:00Z', endsAt: '2027-01-11T07:00:00Z', role: 'SOCIAL_WORKER' };

/** What people do with the rota. */
export const actsOnRota: Readonly<Record<string, Act>> = {
  setOfficeHours: { about: 'comune', input: only('municipality', { hours: { always: false } }) },
  planShift: { about: 'person', input: only('workerId', later) },
  planShifts: {
    about: 'person',
    input: (workerId) => ({
      lines: [{ workerId, role: 'SOCIAL_WORKER', days: [1], from: '20:00', to: '08:00' }],
      ...{ firstDay: '2027-02-01', lastDay: '2027-02-07' },
    }),
  },
  editShift: { about: 'shift', input: only('shiftId', { deputy: true }) },
  withdrawShift: { about: 'shift', input: only('shiftId') },
  proposeSwap: { about: 'shift', input: only('shiftId') },
  answerSwap: { about: 'swap', input: only('swapId', { accept: true }) },
  withdrawSwap: { about: 'swap', input: only('swapId') },
  writeHandOver: { about: 'shift', input: only('shiftId', { words: 'x' }) },
  acknowledgeHandOver: { about: 'shift', input: only('shiftId') },
  makeCalendarLink: { about: 'nothing', input: () => ({}) },
  endCalendarLink: { about: 'nothing', input: () => ({}) },
  noteNoAnswer: { about: 'shelter', input: only('shelterId') },
  'noteNoAnswer in a case': {
    about: 'case',
    input: (interventionId, { ids }) => ({ interventionId, shelterId: ids.shelter.own?.open }),
  },
};
