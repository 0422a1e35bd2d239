import { invalidInput } from '../platform/errors.js';
import type { Words } from '../platform/language.js';

/** When something happened: what was said, or now. @throws INVALID_INPUT for the future, and before `since`. */
export function happenedAt(said: Date | null | undefined, now: Date, since: Date | null): Date {
  if (!said) return now;
  if (said > now) throw invalidInput('at', notInTheFuture);
  if (since && said < since) throw invalidInput('at', tooEarly);
  return said;
}

export const notInTheFuture: Words = {
  en: 'it cannot be in the future. Check the time.',
  it: 'non può essere nel futuro. Controllare l’ora.',
};
const tooEarly: Words = {
  en: 'it is before what had to come first. Check the time.',
  it: 'precede ciò che doveva avvenire prima. Controllare l’ora.',
};
