import type { Secrets } from '../../platform/secrets.js';
import { plainFiscalCode, plainIdentity } from './subject.rules.js';
import type { SubjectWords } from './word-columns.js';

const purpose = 'people who may be the same';

export interface IdentityTags {
  readonly fiscalTags: readonly string[];
  readonly nameTags: readonly string[];
}

/**
 * By what two records of one district are found to be alike without being read: keyed hashes, one for each key of the
 * registry that may still be in use. Other districts make others of the same person.
 */
export function tagsOf(
  secrets: Secrets,
  districtId: string,
  { fiscalCode, givenName, familyName, birthDate }: SubjectWords,
): IdentityTags {
  const tags = (kind: string, plain: string) =>
    secrets.tagsFor(purpose, JSON.stringify([kind, districtId, plain]));
  const isNamed = givenName && familyName && birthDate;
  return {
    fiscalTags: fiscalCode ? tags('fiscal code', plainFiscalCode(fiscalCode)) : [],
    nameTags: isNamed ? tags('name and birth', plainIdentity([givenName, familyName], birthDate)) : [],
  };
}
