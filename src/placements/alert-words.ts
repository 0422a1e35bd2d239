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

function saidOf({ kind, since, places, isTeam, deadlineKind }: AlertFacts): Said {
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
