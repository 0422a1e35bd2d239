import type { CombinedError } from '@urql/core';
import { say } from '../language/say';
import { isTimeout } from './heard-fetch';

/** What the registry answered, in words; it speaks the language it was asked in. */
export function saidBy(error: CombinedError): string {
  if (isTimeout(error.networkError)) return say('line.tooSlow');
  if (error.networkError) return say('line.notSent');
  return error.graphQLErrors[0]?.message ?? say('fault.unknown');
}

/** The code of the catalogue that was answered; null when there was no answer. */
export function codeOf(error: CombinedError | undefined): string | null {
  const code = error?.graphQLErrors[0]?.extensions.code;
  return typeof code === 'string' ? code : null;
}
