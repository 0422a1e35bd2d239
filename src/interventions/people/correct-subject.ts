import type { RequestContext } from '../../platform/context.js';
import { editSubject } from './edit-subject.js';
import { factsSaid, wordsSaid } from './said-of-somebody.js';
import type { CorrectSubjectInput } from './subject.input.js';
import type { SubjectInSight } from './subject.types.js';

/** Something that was said of somebody was wrong. */
export function correctSubject(ctx: RequestContext, input: CorrectSubjectInput): Promise<SubjectInSight> {
  return editSubject(ctx, { operation: 'correctSubject', input }, (tx) => ({
    kind: 'CORRECTED',
    facts: factsSaid(tx, input),
    words: wordsSaid(input),
  }));
}
