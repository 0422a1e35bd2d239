import { AccessChangeKind } from '../access/index.js';
import { DeadlineKind } from '../interventions/index.js';
import { labelOf } from '../platform/graphql/closed-list.js';
import type { Language, Words } from '../platform/language.js';
import type { AlertKind } from './closed-lists.js';

export interface AlertFacts {
  readonly kind: AlertKind;
  readonly since: Date;
  /** Null where it is about a pool. */
  readonly places: number | null;
  /** Told to the team of the case; otherwise to those who host. */
  readonly isTeam: boolean;
  /** What changed in who may do what; null where it is about something else. */
  readonly change: AccessChangeKind | null;
  /** Null where it is about no deadline. */
  readonly deadlineKind: DeadlineKind | null;
}

interface Said {
  readonly message: Words;
  readonly whatToDo: Words;
}

const time = (instant: Date) =>
  instant.toLocaleTimeString('it-IT', { timeZone: 'Europe/Rome', hour: '2-digit', minute: '2-digit' });

/** Alerts travel by e-mail and SMS: no name, no place, no secret. */
export function alertWords(facts: AlertFacts, language: Language): { message: string; whatToDo: string } {
  const { message, whatToDo } = saidOf(facts);
  return { message: message[language], whatToDo: whatToDo[language] };
}

function saidOf({ kind, since, places, isTeam, change, deadlineKind }: AlertFacts): Said {
  switch (kind) {
    case 'ACCESS_CHANGED':
    case 'SECRET_PLACE_CHANGED':
    case 'OPERATOR_WAITS':
    case 'UNUSUAL_READING':
      return saidOfAccess(kind, change);
    case 'GUESTS_LATE':
      return {
        message: {
          it: `Posti confermati: ${places}. Gli ospiti erano attesi entro le ${time(since)} e non risultano arrivati.`,
          en: `Places confirmed: ${places}. The guests were expected by ${time(since)} and are not recorded as arrived.`,
        },
        whatToDo: isTeam ? askWhetherTheyCame : sayWhetherTheyCame,
      };
    case 'HOLD_LAPSES_SOON':
      return {
        message: {
          it: `Posti opzionati: ${places}. L’opzione scade tra meno di dieci minuti.`,
          en: `Places held: ${places}. The hold lapses in less than ten minutes.`,
        },
        whatToDo: {
          it: 'Confermare, prorogare una volta con un motivo, o rilasciare.',
          en: 'Confirm it, extend it once with a reason, or release it.',
        },
      };
    case 'OVERCOMMITTED':
      return {
        message: {
          it: `Posti promessi: ${places}. In quella struttura ci sono più persone che posti, presenti o attese.`,
          en: `Places promised: ${places}. That shelter has more people, inside or expected, than places.`,
        },
        whatToDo: {
          it: 'Telefonare subito alla struttura e, se il posto non c’è, cercarne un altro.',
          en: 'Telephone the shelter at once and, if there is no place, look for another.',
        },
      };
    case 'GLASS_BROKEN':
      return {
        message: {
          it: `Alle ${time(since)} qualcuno in servizio ha usato l’accesso d’emergenza.`,
          en: `At ${time(since)} somebody on duty took emergency access.`,
        },
        whatToDo: {
          it: 'Leggere il motivo, parlare con chi lo ha usato e registrare l’esame.',
          en: 'Read why, talk to who took it, and record what you found.',
        },
      };
    case 'DEADLINE_DUE':
      return {
        message: dueInWords(deadlineKind, { it: 'In scadenza', en: 'About to be due' }),
        whatToDo: {
          it: 'Farlo adesso e registrare che cosa lo dimostra.',
          en: 'Do it now, and record what shows it.',
        },
      };
    case 'DEADLINE_PAST':
      return {
        message: dueInWords(deadlineKind, { it: 'Scaduto', en: 'Past due' }),
        whatToDo: {
          it: 'Farlo subito, o sollecitare chi deve; se non si applica, annullarlo con il motivo.',
          en: 'Do it at once, or press whoever has to; if it does not apply, cancel it with the reason.',
        },
      };
    case 'DISCREPANCY':
      return {
        message: {
          it: 'I dati di un modulo non concordano con ciò che è successo.',
          en: 'The figures of a pool do not agree with what happened.',
        },
        whatToDo: {
          it: 'Contare le persone presenti e dichiararle; dire se gli ospiti attesi sono arrivati.',
          en: 'Count the people inside and declare them; say whether the expected guests arrived.',
        },
      };
  }
}

type OfAccess = Extract<
  AlertKind,
  'ACCESS_CHANGED' | 'SECRET_PLACE_CHANGED' | 'OPERATOR_WAITS' | 'UNUSUAL_READING'
>;

function saidOfAccess(kind: OfAccess, change: AccessChangeKind | null): Said {
  switch (kind) {
    case 'ACCESS_CHANGED':
      return {
        message: {
          it: `Accessi: ${change ? labelOf(AccessChangeKind, change, 'it') : 'una modifica'}.`,
          en: `Access: ${change ? labelOf(AccessChangeKind, change, 'en') : 'a change'}.`,
        },
        whatToDo: {
          it: 'Sentire a voce la persona interessata: lo sapeva? Poi prenderne nota; altrimenti disattivarla.',
          en: 'Ask the person concerned by voice: did they know? Then take note of it; otherwise disable them.',
        },
      };
    case 'SECRET_PLACE_CHANGED':
      return {
        message: {
          it: 'Chi gestisce una struttura protetta ne ha cambiato il luogo o il punto d’incontro.',
          en: 'Who keeps a guarded shelter changed where it is, or where it meets a patrol.',
        },
        whatToDo: {
          it: 'Telefonare alla struttura al numero che già si conosce e chiedere se è vero. Poi prenderne nota.',
          en: 'Telephone the shelter by the number you already know, and ask whether it is so. Then take note of it.',
        },
      };
    case 'OPERATOR_WAITS':
      return {
        message: {
          it: 'Un operatore o un sistema di un ente con strutture protette attende la sua garanzia.',
          en: 'An operator or a system of an organisation with guarded shelters waits for your word.',
        },
        whatToDo: {
          it: 'Sentire l’ente al numero che già si conosce: chi è? Poi garantire, o dire di no.',
          en: 'Ask the organisation by the number you already know who it is. Then vouch for them, or say no.',
        },
      };
    case 'UNUSUAL_READING':
      return {
        message: {
          it: 'Qualcuno ha letto molto più del necessario e delle proprie abitudini.',
          en: 'Somebody read far more than anybody needs, and than is their habit.',
        },
        whatToDo: {
          it: 'Guardare le letture insolite e chiedere il perché alla persona.',
          en: 'Look at the unusual reading, and ask the person why.',
        },
      };
  }
}

function dueInWords(kind: DeadlineKind | null, how: Words): Words {
  const said = (language: Language) =>
    kind === null ? how[language] : `${how[language]}: ${labelOf(DeadlineKind, kind, language)}.`;
  return { it: said('it'), en: said('en') };
}

const askWhetherTheyCame: Words = {
  it: 'Chiedere alla struttura se sono arrivati e registrarlo.',
  en: 'Ask the shelter whether they arrived, and record it.',
};
const sayWhetherTheyCame: Words = {
  it: 'Registrare se sono arrivati oppure no.',
  en: 'Record whether they arrived or not.',
};
