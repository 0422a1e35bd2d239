/** The two languages of the product; Italian first. */
export const languages = ['it', 'en'] as const;
export type Language = (typeof languages)[number];

/** The same words in both languages. */
export interface Words {
  readonly it: string;
  readonly en: string;
}
