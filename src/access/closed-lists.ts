import { closedList, type ListValue } from '../platform/graphql/closed-list.js';

export const Role = closedList('Role', 'What somebody is to the registry; it decides what they may do.', {
  ADMIN: { it: 'amministratore', en: 'Keeps the directory, people and keys; sees no case' },
  COORDINATOR: { it: 'coordinatore', en: 'Leads the service of a district: cases, people, rota, reviews' },
  SOCIAL_WORKER: { it: 'assistente sociale', en: 'Takes the calls, finds and secures places' },
  CULTURAL_MEDIATOR: { it: 'mediatore culturale', en: 'Helps with language, in the cases assigned to them' },
  BACK_OFFICE: {
    it: 'ufficio comunale',
    en: 'A municipal office that takes over cases of its residents or of those found on its territory',
  },
  SHELTER_OPERATOR: { it: 'operatore di struttura', en: 'Keeps the counts of the own shelters up to date' },
  INTEGRATION: { it: 'sistema collegato', en: "A partner's system, acting with a key within its scopes" },
  AUDITOR: { it: 'revisore', en: 'Reads the audit trail and the figures, nothing else' },
});
export type Role = ListValue<typeof Role>;
