import { constraintCodes } from '../platform/database/constraints.js';
import { errorCatalogue } from '../platform/errors.js';

export const procedureErrors = errorCatalogue({
  DEADLINE_RUNNING: {
    en: 'Such a deadline already runs in this case. Fulfil or cancel that one first.',
    it: 'In questo intervento un termine uguale sta già decorrendo. Prima adempierlo o annullarlo.',
  },
  DEADLINE_OVER: {
    en: 'This deadline is over: it was fulfilled or cancelled. Nothing more is needed.',
    it: 'Questo termine è concluso: adempiuto o annullato. Non serve altro.',
  },
  NO_PROCEDURE: {
    en: 'This case runs no procedure: say its primary need, or ask the coordinator to publish one.',
    it: 'Questo intervento non segue una procedura: indicare il bisogno principale, o chiedere al coordinatore di pubblicarne una.',
  },
  ALREADY_PUBLISHED: {
    en: 'This version is published and never changes. Draft a new one.',
    it: 'Questa versione è pubblicata e non cambia più. Prepararne una nuova.',
  },
});

constraintCodes({
  deadline_policy_version_is_unique: 'CONFLICT',
  deadline_runs_once: 'DEADLINE_RUNNING',
  procedure_version_is_unique: 'CONFLICT',
  procedure_has_one_draft: 'CONFLICT',
  procedure_runs_once: 'CONFLICT',
});
