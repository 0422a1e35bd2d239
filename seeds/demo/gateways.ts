import { always, wakingHours } from './hours.js';
import { via } from './told.js';

/** What guarded shelters have in common: somebody answers at any hour, and no Comune stands anywhere. */
export const guardedHouse = { staffed: wakingHours, admits: always, answers: always, comune: null } as const;

export const violence = ['WOMAN_VICTIM_OF_VIOLENCE'] as const;
export const trafficking = ['WOMAN_VICTIM_OF_TRAFFICKING'] as const;

// The national numbers are real and public; everybody may know them.
export const violenceNumber = via(
  'VIA_ANTI_VIOLENCE_CENTRE',
  'Numero antiviolenza e stalking 1522',
  '1522',
  always,
);
export const traffickingNumber = via(
  'VIA_ANTITRAFFICKING_HOTLINE',
  'Numero verde antitratta',
  '800 290 290',
  always,
);
export const childrensEmergency = via('VIA_SOCIAL_SERVICE', 'Emergenza infanzia 114', '114', always);

export const voceFerma = via(
  'VIA_ANTI_VIOLENCE_CENTRE',
  'Centro antiviolenza Voce Ferma – operatrice reperibile',
  '+39 000 333 2001',
  always,
);
