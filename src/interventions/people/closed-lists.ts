import { closedList, type ListValue } from '../../platform/graphql/closed-list.js';

export const Identification = closedList('Identification', 'How well it is known who somebody is.', {
  IDENTIFIED: { it: 'identificato', en: 'By a document, or by law enforcement' },
  DECLARED: { it: 'dichiarato', en: 'As the person says, without a document' },
  ESTIMATED: { it: 'stimato', en: 'As others judge: sex and age at sight' },
  UNKNOWN: { it: 'ignoto', en: 'Nobody knows' },
});
export type Identification = ListValue<typeof Identification>;

export const AgeBand = closedList('AgeBand', 'About how old somebody is.', {
  UNDER_3: { it: 'meno di 3 anni', en: 'Under 3 years' },
  FROM_3_TO_5: { it: 'da 3 a 5 anni', en: '3 to 5 years' },
  FROM_6_TO_10: { it: 'da 6 a 10 anni', en: '6 to 10 years' },
  FROM_11_TO_13: { it: 'da 11 a 13 anni', en: '11 to 13 years' },
  FROM_14_TO_17: { it: 'da 14 a 17 anni', en: '14 to 17 years' },
  FROM_18_TO_24: { it: 'da 18 a 24 anni', en: '18 to 24 years' },
  FROM_25_TO_44: { it: 'da 25 a 44 anni', en: '25 to 44 years' },
  FROM_45_TO_64: { it: 'da 45 a 64 anni', en: '45 to 64 years' },
  FROM_65: { it: '65 anni e oltre', en: '65 years and more' },
});
export type AgeBand = ListValue<typeof AgeBand>;

export const HouseholdRole = closedList('HouseholdRole', 'What somebody is to the others of the household.', {
  PARENT: { it: 'genitore', en: 'Mother or father' },
  CHILD: { it: 'figlio o figlia', en: 'Son or daughter' },
  PARTNER: { it: 'coniuge o convivente', en: 'Husband, wife or partner' },
  SIBLING: { it: 'fratello o sorella', en: 'Brother or sister' },
  GRANDPARENT: { it: 'nonno o nonna', en: 'Grandfather or grandmother' },
  GRANDCHILD: { it: 'nipote (di nonni)', en: 'Grandson or granddaughter' },
  OTHER_RELATIVE: { it: 'altro parente', en: 'Another relative' },
  CARER: { it: 'assistente familiare', en: 'Who looks after somebody' },
  COMPANION: { it: 'compagno di viaggio', en: 'Who travels with them, unrelated' },
});
export type HouseholdRole = ListValue<typeof HouseholdRole>;

export const Consent = closedList(
  'Consent',
  'What was agreed with somebody, or told to them, about their data.',
  {
    CONSENT_GIVEN: { it: 'consenso prestato', en: 'They agreed' },
    CONSENT_REFUSED: { it: 'consenso negato', en: 'They did not agree' },
    CONSENT_WITHDRAWN: { it: 'consenso revocato', en: 'They agreed, and do no more' },
    INFORMED: { it: 'informativa resa', en: 'They were told what is done with their data and why' },
    NOT_POSSIBLE: { it: 'informativa rinviata', en: 'They could not be told yet' },
  },
);
export type Consent = ListValue<typeof Consent>;

export const RepresentativeKind = closedList(
  'RepresentativeKind',
  'Who answers for somebody before the law.',
  {
    PARENT: { it: 'genitore', en: 'A parent' },
    GUARDIAN: { it: 'tutore', en: 'A guardian' },
    VOLUNTARY_GUARDIAN: { it: 'tutore volontario', en: 'A voluntary guardian of an unaccompanied minor' },
    CURATOR: { it: 'curatore', en: 'A curator' },
    SUPPORT_ADMINISTRATOR: { it: 'amministratore di sostegno', en: 'A support administrator' },
    SOCIAL_SERVICE: {
      it: 'servizio sociale affidatario',
      en: 'A social service to which somebody is entrusted',
    },
  },
);
export type RepresentativeKind = ListValue<typeof RepresentativeKind>;

export const CompetenceBasis = closedList(
  'CompetenceBasis',
  'Why a Comune is the one that has to care for somebody.',
  {
    RESIDENCE: { it: 'residenza anagrafica', en: 'They are registered there' },
    PARENTS_RESIDENCE: {
      it: 'residenza dei genitori o del tutore',
      en: 'The parents or the guardian of a minor are',
    },
    DOMICILE: { it: 'domicilio', en: 'They live there, without being registered' },
    BIRTH: { it: 'luogo di nascita', en: 'They were born there, and live nowhere' },
    PLACE_OF_FINDING: {
      it: 'luogo del ritrovamento',
      en: 'They were found there, and nothing else is known',
    },
  },
);
export type CompetenceBasis = ListValue<typeof CompetenceBasis>;

export const SubjectChangeKind = closedList(
  'SubjectChangeKind',
  'One kind of change of what is known of somebody.',
  {
    ADDED: { it: 'aggiunto', en: 'Was added to the case' },
    IDENTIFIED: { it: 'identificato', en: 'It became known who it is' },
    CORRECTED: { it: 'corretto', en: 'Something was corrected' },
    RESIDENCE_SET: { it: 'residenza indicata', en: 'It was said where they live' },
    REPRESENTATIVE_SET: { it: 'rappresentante indicato', en: 'It was said who answers for them' },
    CONSENT_RECORDED: { it: 'consenso registrato', en: 'Consent, or that they were informed' },
    HOUSEHOLD_LINKED: { it: 'nucleo indicato', en: 'Joined a household, or left one' },
    MERGED: { it: 'unito', en: 'Two records turned out to be one person' },
    UNMERGED: { it: 'separato', en: 'They turned out to be two people after all' },
  },
);
export type SubjectChangeKind = ListValue<typeof SubjectChangeKind>;

export const LikenessReason = closedList('LikenessReason', 'Why two records may be one person.', {
  FISCAL_CODE: { it: 'stesso codice fiscale', en: 'The same fiscal code' },
  NAME_AND_BIRTH: { it: 'stesso nome e data di nascita', en: 'The same name and day of birth' },
});
export type LikenessReason = ListValue<typeof LikenessReason>;
