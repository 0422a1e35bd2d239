import type { Language } from '../../../platform/language.js';

const minuteMs = 60_000;
const zone = 'Europe/Rome';

/** Every sentence of the page, of the answers by SMS too. */
export interface LinkWords {
  readonly title: string;
  readonly other: string;
  readonly free: (places: number, inRooms: boolean) => string;
  readonly neverCounted: string;
  readonly promised: (places: number, inRooms: boolean) => string;
  readonly of: (places: number, inRooms: boolean) => string;
  readonly said: (age: string) => string;
  readonly age: (minutes: number) => string;
  readonly disputed: string;
  readonly overcommitted: string;
  readonly asBefore: string;
  readonly full: string;
  readonly less: (free: number) => string;
  readonly more: (free: number) => string;
  readonly number: string;
  readonly numberOf: (pool: string) => string;
  readonly send: string;
  readonly thanks: (time: string, free: string) => string;
  readonly takeBack: string;
  readonly served: string;
  readonly guests: (places: number, time: string) => string;
  readonly arrived: string;
  readonly notArrived: string;
  readonly stale: string;
  readonly unclear: string;
  readonly answerGuests: string;
  readonly usedPage: string;
  readonly tooMany: string;
  readonly notYours: string;
  readonly nothingOpen: string;
  readonly privacy: (until: string) => string;
  readonly whom: string;
  readonly ended: string;
  readonly slower: string;
  readonly foreign: string;
  readonly failed: string;
}

const it: LinkWords = {
  title: 'Posti liberi',
  other: 'English',
  free: (places, inRooms) =>
    inRooms ? (places === 1 ? 'stanza libera' : 'stanze libere') : places === 1 ? 'libero' : 'liberi',
  neverCounted: 'Nessuno ha ancora detto quanti posti sono liberi.',
  promised: (places, inRooms) =>
    inRooms
      ? `Di queste, ${places} già ${places === 1 ? 'promessa' : 'promesse'} a chi sta arrivando: non le tolga dal conto.`
      : `Di questi, ${places} già ${places === 1 ? 'promesso' : 'promessi'} a chi sta arrivando: non li tolga dal conto.`,
  of: (places, inRooms) => `su ${places} ${inRooms ? 'stanze utilizzabili' : 'utilizzabili'}`,
  said: (age) => `Detto ${age}`,
  age: (minutes) => {
    if (minutes < 1) return 'adesso';
    if (minutes < 60) return minutes === 1 ? 'un minuto fa' : `${minutes} minuti fa`;
    const hours = Math.floor(minutes / 60);
    if (hours < 48) return hours === 1 ? 'un’ora fa' : `${hours} ore fa`;
    return `${Math.floor(hours / 24)} giorni fa`;
  },
  disputed: 'Al telefono è stato detto che non c’è posto: dica lei quanti sono liberi.',
  overcommitted: 'Ci sono più persone, tra presenti e attese, che posti. L’assistente sociale è avvisata.',
  asBefore: 'Come prima',
  full: 'Pieno',
  less: (free) => `−1, cioè ${free}`,
  more: (free) => `+1, cioè ${free}`,
  number: 'Posti liberi adesso',
  numberOf: (pool) => `Posti liberi adesso, ${pool}`,
  send: 'Invia',
  thanks: (time, free) => `Grazie. Ore ${time}: ${free}.`,
  takeBack: 'Annulla, torna al numero di prima',
  served: 'Questo collegamento valeva una volta sola: non serve altro.',
  guests: (places, time) =>
    places === 1
      ? `Una persona era attesa entro le ${time}. È arrivata?`
      : `${places} persone erano attese entro le ${time}. Sono arrivate?`,
  arrived: 'Sì, e il numero che do ne tiene conto',
  notArrived: 'No, o non lo so: sentirà l’assistente sociale',
  stale: 'Nel frattempo il numero è cambiato: lo vede qui sotto. Dica di nuovo quanti sono liberi.',
  unclear: 'Non ho capito il numero. Scriva solo cifre, per esempio 3.',
  answerGuests: 'Prima dica se le persone attese sono arrivate.',
  usedPage: 'Questa pagina era già stata usata. Guardi il numero qui sotto e, se serve, lo dica di nuovo.',
  tooMany: 'I posti liberi non possono essere più di quelli utilizzabili. Guardi il numero qui sotto.',
  notYours: 'Questi posti non si possono più dire da qui: sono chiusi, o non sono di questo collegamento.',
  nothingOpen: 'Al momento qui non ci sono posti aperti.',
  privacy: (until) =>
    `Con questa pagina si dice solo quanti posti sono liberi, mai chi c’è. Vale fino al ${until}; chi ha il collegamento può rispondere: lo tenga per sé.`,
  whom: 'Se qualcosa non torna, lo dica per telefono all’assistente sociale del Pronto Intervento Sociale, o a chi le ha dato il collegamento.',
  ended:
    'Questo collegamento non è valido, o non lo è più. Ne chieda uno nuovo a chi gliel’ha dato; intanto i posti si possono dire per telefono all’assistente sociale del Pronto Intervento Sociale.',
  slower: 'Troppe richieste da questa rete. Aspetti un minuto e riprovi; se è urgente, telefoni.',
  foreign:
    'Il conto è arrivato da un’altra pagina e non è stato preso. Apra il collegamento e lo dica da lì.',
  failed:
    'Il conto non è stato preso: il registro non risponde. Riprovi tra poco; se è urgente, lo dica per telefono all’assistente sociale.',
};

const en: LinkWords = {
  title: 'Free places',
  other: 'Italiano',
  free: (places, inRooms) => (inRooms ? (places === 1 ? 'free room' : 'free rooms') : 'free'),
  neverCounted: 'Nobody has said yet how many places are free.',
  promised: (places) => `${places} of these promised to people on their way: leave them in your count.`,
  of: (places, inRooms) => `of ${places} usable${inRooms ? ' rooms' : ''}`,
  said: (age) => `Said ${age}`,
  age: (minutes) => {
    if (minutes < 1) return 'just now';
    if (minutes < 60) return minutes === 1 ? 'a minute ago' : `${minutes} minutes ago`;
    const hours = Math.floor(minutes / 60);
    if (hours < 48) return hours === 1 ? 'an hour ago' : `${hours} hours ago`;
    return `${Math.floor(hours / 24)} days ago`;
  },
  disputed: 'Somebody was told on the telephone that there is no place: say how many are free.',
  overcommitted: 'There are more people, here and expected, than places. The social worker has been told.',
  asBefore: 'As before',
  full: 'Full',
  less: (free) => `−1, that is ${free}`,
  more: (free) => `+1, that is ${free}`,
  number: 'Free places now',
  numberOf: (pool) => `Free places now, ${pool}`,
  send: 'Send',
  thanks: (time, free) => `Thank you. At ${time}: ${free}.`,
  takeBack: 'Undo, back to the number before',
  served: 'This link was for one time: there is nothing else to do.',
  guests: (places, time) =>
    places === 1
      ? `One person was expected by ${time}. Have they arrived?`
      : `${places} people were expected by ${time}. Have they arrived?`,
  arrived: 'Yes, and the number I give counts them as inside',
  notArrived: 'No, or I do not know: the social worker will ask',
  stale: 'The number has changed meanwhile: you see it below. Say again how many are free.',
  unclear: 'This number was not understood. Write figures only, for example 3.',
  answerGuests: 'First say whether the people who were expected have arrived.',
  usedPage: 'This page had been used already. Look at the number below and, if needed, say it again.',
  tooMany: 'No more places can be free than can be used. Look at the number below.',
  notYours: 'These places can no longer be counted from here: they are closed, or not of this link.',
  nothingOpen: 'There are no open places here at the moment.',
  privacy: (until) =>
    `This page only says how many places are free, never who is there. It is good until ${until}; whoever has the link can answer: keep it to yourself.`,
  whom: 'If something is wrong, telephone the social worker on duty, or whoever gave you the link.',
  ended:
    'This link is not valid, or no longer is. Ask whoever gave it to you for a new one; until then places can be told to the social worker on duty by telephone.',
  slower: 'Too many requests from this network. Wait a minute and try again; if it is urgent, telephone.',
  foreign: 'The count came from another page and was not taken. Open the link and say it there.',
  failed:
    'The count was not taken: the registry does not answer. Try again shortly; if it is urgent, telephone the social worker.',
};

export const linkWords: Readonly<Record<Language, LinkWords>> = { it, en };

export function ageIn(language: Language, at: Date, now: Date): string {
  return linkWords[language].age(Math.max(0, Math.floor((now.getTime() - at.getTime()) / minuteMs)));
}

/** "3 liberi". */
export function freeIn(language: Language, places: number, inRooms: boolean): string {
  return `${places} ${linkWords[language].free(places, inRooms)}`;
}

const formats = (language: Language) => (language === 'it' ? 'it-IT' : 'en-GB');

/** "22:14", as it is in Italy. */
export function timeIn(language: Language, at: Date): string {
  const shown = { timeZone: zone, hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(formats(language), shown).format(at);
}

export function dayIn(language: Language, at: Date): string {
  const shown = { timeZone: zone, day: 'numeric', month: 'long' } as const;
  return new Intl.DateTimeFormat(formats(language), shown).format(at);
}
