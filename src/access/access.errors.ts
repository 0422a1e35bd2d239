import { constraintCodes } from '../platform/database/constraints.js';
import { errorCatalogue } from '../platform/errors.js';

export const accessErrors = errorCatalogue({
  SIGN_IN_REFUSED: {
    en: 'These credentials were not accepted. Check e-mail, password and, if you have one, the code of your second factor; after several failures wait a quarter of an hour, or ask for a new password.',
    it: 'Credenziali non accettate. Controllare e-mail, password e, se attivo, il codice del secondo fattore; dopo diversi errori attendere un quarto d’ora, oppure chiedere una nuova password.',
  },
  SECOND_FACTOR_NEEDED: {
    en: 'Your role needs a second factor. Set it up with beginSecondFactor and confirmSecondFactor, or give its code with passSecondFactor.',
    it: 'Il suo ruolo richiede un secondo fattore. Attivarlo con beginSecondFactor e confirmSecondFactor, oppure darne il codice con passSecondFactor.',
  },
  WRONG_CODE: {
    en: 'This code is not right, or was used already. Wait for the next one.',
    it: 'Codice errato o già usato. Attendere il prossimo.',
  },
  SESSION_NEEDED: {
    en: 'This is for people: sign in with e-mail and password, a key does not suffice.',
    it: 'Operazione riservata alle persone: accedere con e-mail e password, una chiave non basta.',
  },
  WEAK_PASSWORD: {
    en: 'Choose another password: {reason}',
    it: 'Scegliere un’altra password: {reason}',
  },
  LINK_ENDED: {
    en: 'This link is not valid or has been used. Ask for a new one.',
    it: 'Questo collegamento non è valido o è già stato usato. Chiederne uno nuovo.',
  },
  NO_POST: {
    en: 'This registry sends no e-mail. Ask your coordinator or administrator for a link.',
    it: 'Questo registro non invia e-mail. Chiedere un collegamento al coordinatore o all’amministratore.',
  },
  EMAIL_TAKEN: {
    en: 'Somebody here already has this e-mail address. Every person needs one of their own.',
    it: 'Questo indirizzo e-mail è già in uso. Ogni persona deve avere il proprio.',
  },
  SUBJECT_TAKEN: {
    en: 'This identity is already linked to another person here.',
    it: 'Questa identità è già collegata a un’altra persona.',
  },
  OWN_ACCOUNT: {
    en: 'Nobody does this to their own account. Ask another coordinator or an administrator.',
    it: 'Nessuno può farlo sul proprio account. Chiedere a un altro coordinatore o a un amministratore.',
  },
  COORDINATOR_DECIDES: {
    en: 'This district has a coordinator, and it is for them to do: ask them.',
    it: 'L’ambito ha un coordinatore, e spetta a lui: chiedere a lui.',
  },
  ANOTHER_PERSON: {
    en: 'Somebody else has to do this: {reason}',
    it: 'Deve farlo un’altra persona: {reason}',
  },
  ONLY_BY_EMAIL: {
    en: 'A link for somebody who sees cases is not handed over here, and this registry sends no e-mail. Ask the coordinator of the district to do it.',
    it: 'Un collegamento per chi vede i casi non si consegna a mano, e questo registro non invia e-mail. Chiedere al coordinatore dell’ambito.',
  },
  NOT_AN_OPERATOR: {
    en: 'Only for operators and systems of an organisation can somebody vouch.',
    it: 'Si può garantire solo per operatori e sistemi di un ente.',
  },
  NOTED_BY_ANOTHER: {
    en: 'Another coordinator or an auditor has to take note of this: not who did it, nor whom it is about.',
    it: 'Deve prenderne nota un altro coordinatore o un revisore: non chi lo ha fatto, né la persona interessata.',
  },
  ROLES_DO_NOT_FIT: {
    en: 'These roles cannot be given like this: {reason}',
    it: 'Questi ruoli non si possono assegnare così: {reason}',
  },
  PERSON_DISABLED: {
    en: 'This person is disabled. Enable them first.',
    it: 'Questa persona è disattivata. Prima riattivarla.',
  },
  NO_EMAIL: {
    en: 'This person has no e-mail here and signs in with a key alone. Invite them with their e-mail.',
    it: 'Questa persona non ha un’e-mail e accede solo con una chiave. Invitarla con la sua e-mail.',
  },
  KEY_ENDED: {
    en: 'This key has ended. Make a new one.',
    it: 'Questa chiave non è più valida. Crearne una nuova.',
  },
  TOO_MANY_KEYS: {
    en: 'This system already has two keys that are good. Revoke one first.',
    it: 'Questo sistema ha già due chiavi valide. Revocarne prima una.',
  },
  NO_PROVIDER: {
    en: 'This registry has no sign-in provider. Sign in with e-mail and password.',
    it: 'Questo registro non ha un fornitore di identità. Accedere con e-mail e password.',
  },
  PROVIDER_AWAY: {
    en: 'The sign-in provider cannot be reached. Try again shortly, or sign in with e-mail and password.',
    it: 'Il fornitore di identità non è raggiungibile. Riprovare tra poco, oppure accedere con e-mail e password.',
  },
  FOREIGN_PAGE: {
    en: 'This request comes from a page of another site. Nothing was done.',
    it: 'La richiesta proviene da una pagina di un altro sito. Nulla è stato eseguito.',
  },
  INSECURE_ADDRESS: {
    en: 'People sign in over https alone, or on the machine itself. Set PUBLIC_URL to the https address.',
    it: 'L’accesso delle persone avviene solo via https, o sulla macchina stessa. Impostare PUBLIC_URL con l’indirizzo https.',
  },
});

constraintCodes({
  person_email_is_unique: 'EMAIL_TAKEN',
  person_subject_is_unique: 'SUBJECT_TAKEN',
});
