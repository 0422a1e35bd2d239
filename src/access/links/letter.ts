import type { Letter } from '../../platform/installation.js';
import type { LinkKind, MadeLink } from './one-time-link.js';

/** An e-mail with a link; it says who sends it, never a name, a case or a place. Both languages: nobody has asked yet. */
export function letterOf(kind: LinkKind, to: string, { url }: MadeLink): Letter {
  const { subject, it, en } = words[kind];
  return { to, subject, text: `${it}\n\n${url}\n\n—\n\n${en}\n\n${url}\n` };
}

const words = {
  INVITATION: {
    subject: 'Riparo: invito / invitation',
    it: 'È stata invitata, o invitato, a usare Riparo. Apra il collegamento e scelga una password; vale sette giorni e una volta sola. Se non se lo aspetta, ignori questo messaggio.',
    en: 'You are invited to use Riparo. Open the link and choose a password; it is good for seven days and for one time. If you did not expect it, ignore this message.',
  },
  PASSWORD_RESET: {
    subject: 'Riparo: nuova password / new password',
    it: 'Qualcuno ha chiesto una nuova password per il suo accesso a Riparo. Apra il collegamento entro trenta minuti; vale una volta sola. Se non l’ha chiesta lei, ignori questo messaggio: la password resta quella di prima.',
    en: 'Somebody asked for a new password for your access to Riparo. Open the link within thirty minutes; it is good for one time. If it was not you, ignore this message: your password stays as it is.',
  },
} as const satisfies Record<LinkKind, { subject: string; it: string; en: string }>;
