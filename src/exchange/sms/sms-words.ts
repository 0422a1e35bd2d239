/** Answers by text message, in Italian: short, without accents beyond the plain ones, never the name of a shelter. */
export const smsWords = {
  help: 'Scriva POSTI e quanti sono liberi (POSTI 3), oppure PIENO, o COME PRIMA. STOP per smettere.',
  unclear: 'Non ho capito. Scriva POSTI e un numero (POSTI 3), oppure PIENO, o COME PRIMA.',
  which: (names: readonly string[]) =>
    `Per quali posti? Aggiunga il nome, per esempio POSTI 3 ${names[0] ?? ''}. Ci sono: ${names.join(', ')}.`,
  counted: (time: string, name: string, free: string) => `Grazie. Ore ${time}, ${name}: ${free}.`,
  confirmed: 'Bene: da questo numero ora può dire i posti liberi. Scriva per esempio POSTI 3.',
  stopped:
    'Va bene, da questo numero non prendiamo e non mandiamo altro. Per riprendere serve un nuovo codice.',
  unknown:
    'Questo numero non è registrato. Chieda il codice a chi tiene la struttura; per un posto urgente chiami il 112.',
  nothing: 'Al momento non ci sono posti aperti da contare.',
  refused: (why: string) => `Non preso: ${why}`,
} as const;
