import type { LocalMoment, PatronSaint } from '../../territory/calendar.rules.js';
import type { Entry } from '../admission/admission.types.js';
import { isOpenAt, nextOpening } from './hours.rules.js';
import type { Hours } from './hours.types.js';

/** Whether people are let in at this moment. Made for thousands of shelters at one moment: give the same one to all. */
export function entryOf(admission: Hours | null, at: LocalMoment, patronSaint: PatronSaint | null): Entry {
  const open = isOpenAt(admission, at, patronSaint);
  return {
    open,
    nextOpening: open === false ? nextOpening(admission, at, patronSaint) : null,
    always: open === true && admission?.always === true,
  };
}
