/** What can be done about an alert, in Italian. */
export const alertIt = {
  'alert.note': 'Ne prendo nota',
  'alert.noted': 'Preso nota, a tuo nome.',
  'alert.vouch': 'Vai a chi aspetta',
  'alert.review': 'Vai agli accessi d’emergenza',
  'alert.trail': 'Vai al registro degli accessi',
  'alert.shelter': 'Vai alla struttura',
} as const;

export type AlertSentence = keyof typeof alertIt;
