import type { Language, Words } from '../platform/language.js';
import type { AlertKind } from './closed-lists.js';

export interface AlertFacts {
  readonly kind: AlertKind;
  readonly since: Date;
  /** Null where it is about a pool. */
  readonly places: number | null;
  /** Told to the team of the case; otherwise to those who host. */
  readonly isTeam: boolean;
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

function saidOf({ kind, since, places, isTeam }: AlertFacts): Said {
  switch (kind) {
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

const askWhetherTheyCame: Words = {
  it: 'Chiedere alla struttura se sono arrivati e registrarlo.',
  en: 'Ask the shelter whether they arrived, and record it.',
};
const sayWhetherTheyCame: Words = {
  it: 'Registrare se sono arrivati oppure no.',
  en: 'Record whether they arrived or not.',
};
