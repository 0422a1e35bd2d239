import { errorCatalogue } from '../../platform/errors.js';

export const countLinkErrors = errorCatalogue({
  TOO_MANY_LINKS: {
    en: 'This shelter has {most} links in force already. Revoke those that nobody uses, then make a new one.',
    it: 'Questa struttura ha già {most} link validi. Revocare quelli che nessuno usa, poi crearne uno nuovo.',
  },
});
