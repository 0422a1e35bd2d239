import type { Language, Words } from './language.js';

/** What a refusal tells besides its code; never anything the caller may not see. */
export type Details = Readonly<Record<string, unknown>>;

const sentences = new Map<string, Words>();

/** Registers the codes of one module with their sentences; `{name}` stands for a detail of that name. */
export function errorCatalogue<const C extends Record<string, Words>>(codes: C): C {
  for (const [code, words] of Object.entries(codes)) {
    if (sentences.has(code)) throw new Error(`${code} has two sentences.`);
    sentences.set(code, words);
  }
  return codes;
}

/** An answer the registry gives on purpose: a code of the closed catalogue and what to do about it. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly details: Details = {},
  ) {
    super(sentenceOf(code, details, 'en'));
  }
}

/** Which field is wrong, and why, in words. */
export function invalidInput(field: string, reason: Words): Refusal {
  return new Refusal('INVALID_INPUT', { field, reason });
}

/** Not of this object: the role would do, and somebody else is to act. Says whom it is for. */
export function notAllowed(reason: Words): Refusal {
  return new Refusal('NOT_ALLOWED', { reason });
}

/** The role lacks a permission, whatever it is asked for. */
export function lacksPermission(permission: string): Refusal {
  const reason = {
    en: `your role lacks the permission ${permission}`,
    it: `il suo ruolo non ha il permesso ${permission}`,
  };
  return new Refusal('NOT_ALLOWED', { permission, reason });
}

/** Every code the API can answer, sorted. */
export function allCodes(): string[] {
  return [...sentences.keys()].sort();
}

/** The sentence of a code in a language; without details its placeholders stay. */
export function sentenceOf(code: string, details: Details | null, language: Language): string {
  const template = sentences.get(code)?.[language] ?? code;
  if (!details) return template;
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => inWords(details[name], language));
}

/** Details as they leave the server: words that came in both languages are told in the caller's. */
export function detailsIn(details: Details, language: Language): Details {
  // In one order: a refusal told again from its stored outcome is the same to the letter.
  return Object.fromEntries(
    Object.keys(details)
      .sort()
      .map((name) => [name, isWords(details[name]) ? details[name][language] : details[name]]),
  );
}

function inWords(value: unknown, language: Language): string {
  if (value === null || value === undefined) return '–';
  return isWords(value) ? value[language] : String(value);
}

function isWords(value: unknown): value is Words {
  return typeof value === 'object' && value !== null && 'it' in value && 'en' in value;
}

export const generalErrors = errorCatalogue({
  NOT_SIGNED_IN: {
    en: 'Sign in first: in a browser with signIn, or with a valid API key as "Authorization: Bearer <key>".',
    it: 'Accesso richiesto: nel browser con signIn, oppure con una chiave API valida come "Authorization: Bearer <chiave>".',
  },
  NOT_ALLOWED: {
    en: 'You may not do this: {reason}.',
    it: 'Operazione non consentita: {reason}.',
  },
  NOT_FOUND: {
    en: 'There is nothing here under that id.',
    it: 'Non c’è nulla con questo identificativo.',
  },
  INVALID_INPUT: { en: '{field}: {reason}', it: '{field}: {reason}' },
  CONFLICT: {
    en: 'Somebody else changed this at the same time. Read it again and repeat.',
    it: 'Qualcun altro ha modificato questo dato nello stesso momento. Rileggere e ripetere.',
  },
  STALE_REVISION: {
    en: 'This has changed since you saw it. Look at how it stands now and repeat.',
    it: 'Questi dati sono cambiati da quando li ha visti. Guardi quelli attuali e ripeta.',
  },
  REQUEST_KEY_REUSED: {
    en: 'This requestKey was already used with other content. Use a new key for a new act.',
    it: 'Questa requestKey è già stata usata con un contenuto diverso. Usare una chiave nuova.',
  },
  BUSY: {
    en: 'The registry is busy. Try again in a moment with the same requestKey.',
    it: 'Il registro è occupato. Riprovare tra un momento con la stessa requestKey.',
  },
  RATE_LIMITED: {
    en: 'Too many requests. Wait {seconds} seconds.',
    it: 'Troppe richieste. Attendere {seconds} secondi.',
  },
  TOO_COMPLEX: { en: 'The request asks for too much: {reason}', it: 'La richiesta chiede troppo: {reason}' },
  BAD_CURSOR: {
    en: 'This cursor was not issued to you by this list. Start again without it.',
    it: 'Questo cursore non è stato rilasciato da questo elenco. Ricominciare senza.',
  },
  UNAVAILABLE: {
    en: 'The registry cannot reach its database right now. Try again shortly with the same requestKey: an act is never done twice.',
    it: 'Il registro non raggiunge la sua base dati. Riprovare tra poco con la stessa requestKey: un atto non si ripete mai.',
  },
  INTERNAL: {
    en: 'Something went wrong on our side. Nothing was written. Quote the reference when you report it.',
    it: 'Si è verificato un errore del sistema. Nulla è stato scritto. Citare il riferimento nella segnalazione.',
  },
});
