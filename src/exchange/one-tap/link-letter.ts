import type { Letter } from '../../platform/installation.js';

/** It names no shelter and no place: letters lie about. Both languages: nobody has asked yet. */
export function letterWith(to: string, url: string): Letter {
  return {
    to,
    subject: 'Riparo: i posti liberi / free places',
    text: `${it}\n\n${url}\n\n—\n\n${en}\n\n${url}\n`,
  };
}

const it =
  'Con questo collegamento può dire ogni sera quanti posti sono liberi, con un tocco e senza password. Lo tenga tra i preferiti; non lo inoltri: chi lo ha può rispondere al suo posto. Se non se lo aspetta, ignori questo messaggio.';
const en =
  'With this link you can say each evening how many places are free, with one tap and no password. Keep it among your bookmarks; do not pass it on: who has it can answer for you. If you did not expect it, ignore this message.';
