import { closedList, type ListValue } from '../../platform/graphql/closed-list.js';

export const AuditAction = closedList('AuditAction', 'What was read or done, as the audit trail keeps it.', {
  SIGNED_IN: { it: 'accesso', en: 'Somebody signed in' },
  SIGN_IN_REFUSED: { it: 'accesso rifiutato', en: 'A sign-in was refused' },
  SIGNED_OUT: { it: 'uscita', en: 'Somebody signed out, or a session was ended' },
  ACT_REFUSED: { it: 'atto non permesso', en: 'Somebody asked for what they may not do' },
  PERSON_CHANGED: { it: 'persona modificata', en: 'A person was invited, changed, disabled or enabled' },
  CREDENTIALS_CHANGED: {
    it: 'credenziali modificate',
    en: 'A password, second factor or recovery code was set, reset or used up',
  },
  KEY_CHANGED: { it: 'chiave modificata', en: 'An API key was made, rotated or revoked' },
  VOUCHING_CHANGED: {
    it: 'garanzia data o tolta',
    en: 'A coordinator vouched for who keeps guarded shelters, or took their word back',
  },
  CHANGE_NOTED: { it: 'modifica presa in carico', en: 'Somebody took note of a change of access' },
  PERSON_READ: { it: 'recapito letto', en: 'The e-mail of somebody who works with the registry was read' },
  LINK_CHANGED: { it: 'link di conteggio modificato', en: 'A link that counts was made or revoked' },
  LINK_USED: {
    it: 'link di conteggio usato',
    en: 'A link that counts was opened, or a count was said by it',
  },
  CASE_READ: { it: 'intervento letto', en: 'What identifies somebody in a case was read' },
  SUBJECT_READ: { it: 'persona letta', en: 'What identifies a person helped was read' },
  SHELTERS_SHOWN: {
    it: 'strutture protette mostrate',
    en: 'Guarded shelters were shown: in a search, a list or a page',
  },
  DIRECTIONS_READ: { it: 'indicazioni lette', en: 'Where a patrol meets a guarded shelter was read' },
  ADDRESS_REVEALED: {
    it: 'indirizzo rivelato',
    en: 'The address of a guarded shelter was told to one worker',
  },
  SECRET_PLACE_CHANGED: {
    it: 'luogo protetto modificato',
    en: 'The address or the meeting point of a guarded shelter was stored or erased',
  },
  GLASS_BROKEN: { it: 'accesso d’emergenza', en: 'Emergency access was taken' },
  GLASS_REVIEWED: { it: 'accesso d’emergenza esaminato', en: 'An emergency access was reviewed' },
  AUDIT_READ: { it: 'registro letto', en: 'The audit trail was read or exported' },
  SUBJECT_EXTRACTED: { it: 'estratto consegnato', en: 'Everything kept about a case was extracted' },
  ERASED: { it: 'cancellazione', en: 'Data was erased because its time was over, or on request' },
  POLICY_CHANGED: { it: 'regola modificata', en: 'A term of deadlines was set, or a procedure published' },
  DATA_BREACH_RECORDED: {
    it: 'violazione di dati registrata',
    en: 'A breach of personal data became known, was notified, or proved none',
  },
  ROTA_CHANGED: { it: 'turni modificati', en: 'A shift was planned, changed, withdrawn or swapped' },
  KEYS_ROTATED: { it: 'cifratura rinnovata', en: 'Data keys were wrapped again with a new key' },
});
export type AuditAction = ListValue<typeof AuditAction>;

export const AuditTarget = closedList('AuditTarget', 'What an entry of the audit trail is about.', {
  PERSON: { it: 'persona', en: 'Somebody who works with the registry: an account' },
  KEY: { it: 'chiave', en: 'An API key' },
  SHELTER: { it: 'struttura', en: 'A shelter' },
  INTERVENTION: { it: 'intervento', en: 'A case' },
  PLACEMENT: { it: 'collocamento', en: 'A placement' },
  SUBJECT: { it: 'soggetto', en: 'A person helped' },
  CALL: { it: 'segnalazione', en: 'A call that opened no case' },
});
export type AuditTarget = ListValue<typeof AuditTarget>;

export const ReadingKind = closedList('ReadingKind', 'What was read more than usual.', {
  CASES: { it: 'interventi altrui', en: 'Words of cases in which the reader did nothing' },
  SHELTERS: {
    it: 'strutture protette, una per una',
    en: 'Guarded shelters looked up one by one, in which the reader placed nobody',
  },
  REVEALS: { it: 'luoghi protetti', en: 'Addresses of guarded shelters, and emergency access' },
});
export type ReadingKind = ListValue<typeof ReadingKind>;
