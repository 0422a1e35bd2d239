import { constraintCodes } from '../../platform/database/constraints.js';
import { errorCatalogue } from '../../platform/errors.js';

export const subjectErrors = errorCatalogue({
  ALREADY_MERGED: {
    en: 'One of these records was already merged into another. Work on the one that was kept, or take the merge back first.',
    it: 'Una di queste schede è già unita a un’altra. Lavorare su quella mantenuta, oppure separarle prima.',
  },
  NOT_MERGED: {
    en: 'This record stands for itself: there is no merge to take back.',
    it: 'Questa scheda non è unita ad altre: non c’è niente da separare.',
  },
  INSIDE_ELSEWHERE: {
    en: 'This person is recorded as inside another place. End that stay first, if they have left it.',
    it: 'Questa persona risulta accolta in un altro posto. Concludere prima quell’accoglienza, se l’ha lasciato.',
  },
});

// The rules speak first; these hold where two acts meet.
constraintCodes({
  subject_stands_for_itself_or_is_merged: 'CONFLICT',
  subject_age_is_a_range: 'INVALID_INPUT',
  subject_consent_has_a_time: 'CONFLICT',
  subject_role_is_in_a_household: 'CONFLICT',
  person_to_avoid_is_another: 'INVALID_INPUT',
  person_to_avoid_is_withdrawn_by_somebody: 'CONFLICT',
  placement_subject_is_named_once: 'INVALID_INPUT',
  placement_subject_stays_once: 'BUSY',
  call_has_a_case_or_an_outcome: 'CONFLICT',
});
