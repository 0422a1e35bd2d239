import { i18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { useSyncExternalStore } from 'react';
import { en } from './en';
import { it, type Sentence } from './it';

export const languages = ['it', 'en'] as const;
export type Language = (typeof languages)[number];

i18n.setMessagesCompiler(compileMessage);
i18n.load({ it, en });
i18n.activate(firstLanguage());
document.documentElement.lang = languageNow();

/** The sentences of screens that are fetched when they are opened. */
export function learn(sentences: Readonly<Record<Language, Readonly<Record<string, string>>>>): void {
  i18n.load(sentences);
}

/** A sentence of the console in the language in force. */
export function say(sentence: Sentence, values?: Record<string, string | number>): string {
  return i18n._(sentence, values);
}

export function languageNow(): Language {
  return i18n.locale === 'en' ? 'en' : 'it';
}

/** Speaks another language from now on; it stays on this device. */
export function speak(language: Language): void {
  localStorage.setItem('language', language);
  document.documentElement.lang = language;
  i18n.activate(language);
}

/** The language in force; a component that asks is drawn anew when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore((changed) => i18n.on('change', changed), languageNow);
}

function firstLanguage(): Language {
  const kept = localStorage.getItem('language');
  const wanted =
    kept ?? navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'it' || tag === 'en');
  return wanted === 'en' ? 'en' : 'it';
}
