import type { AlertSentence } from './alert.it';

/** What can be done about an alert, in English. */
export const alertEn: Readonly<Record<AlertSentence, string>> = {
  'alert.note': 'I take note of it',
  'alert.noted': 'Noted, in your name.',
  'alert.vouch': 'Go to who waits',
  'alert.review': 'Go to the emergency accesses',
  'alert.trail': 'Go to the audit trail',
  'alert.shelter': 'Go to the shelter',
};
