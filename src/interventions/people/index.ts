import type { ResolverClass } from '../../platform/graphql/schema.js';
import './subject.errors.js';
import { SubjectResolver } from './subject.resolver.js';
import {
  InterventionSubjectsResolver,
  PersonToAvoidResolver,
  SubjectChangeResolver,
  SubjectFieldsResolver,
  SubjectLikenessResolver,
} from './subject-fields.resolver.js';
import { SubjectIdentityResolver } from './subject-identity.resolver.js';
import { SubjectSideResolver } from './subject-side.resolver.js';

export { moveTags } from './move-tags.js';
export { subjectInSight, subjectsOf } from './subject.queries.js';
export { isMinor, oneAPerson } from './subject.rules.js';
export { Subject, type SubjectInSight } from './subject.types.js';
export { recordSubjectRead, wordsStored } from './subject-words.js';
export { type SubjectWord, type SubjectWords, subjectWords } from './word-columns.js';

export const subjectResolvers: ResolverClass[] = [
  SubjectResolver,
  SubjectSideResolver,
  InterventionSubjectsResolver,
  SubjectFieldsResolver,
  SubjectIdentityResolver,
  SubjectLikenessResolver,
  SubjectChangeResolver,
  PersonToAvoidResolver,
];
