/** What identifies somebody or speaks of them, and the column it is sealed in. */
export const wordColumns = {
  givenName: 'given_name',
  familyName: 'family_name',
  birthDate: 'birth_date',
  birthPlace: 'birth_place',
  fiscalCode: 'fiscal_code',
  citizenship: 'citizenship',
  phone: 'phone',
  notes: 'notes',
  residence: 'residence',
  representativeName: 'representative_name',
  representativePhone: 'representative_phone',
  consentNote: 'consent_note',
} as const;
export type SubjectWord = keyof typeof wordColumns;
export type SubjectWords = Partial<Record<SubjectWord, string | null>>;
export const subjectWords = Object.keys(wordColumns) as SubjectWord[];

/** What a word is sealed to. */
export const wordContext = (word: SubjectWord, subjectId: string) =>
  `subject.${wordColumns[word]}:${subjectId}`;
