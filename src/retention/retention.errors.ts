import { errorCatalogue } from '../platform/errors.js';

export const retentionErrors = errorCatalogue({
  ALREADY_ERASED: {
    en: 'The words of this case were erased before. Nothing more is needed.',
    it: 'Le parole di questo intervento sono già state cancellate. Non serve altro.',
  },
  CASE_STILL_OPEN: {
    en: 'This case goes on: it is open, or guests of it are still inside. Close it and end their stays first.',
    it: 'Questo intervento è ancora in corso: è aperto, o ci sono ospiti accolti. Prima chiuderlo e concludere le accoglienze.',
  },
  NOT_YET_ERASABLE: {
    en: 'Duties towards courts and offices still run for this case. It can be erased from {erasableFrom} on.',
    it: 'Per questo intervento corrono ancora obblighi verso autorità e uffici. Si può cancellare dal {erasableFrom}.',
  },
});
