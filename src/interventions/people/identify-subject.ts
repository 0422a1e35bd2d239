import type { RequestContext } from '../../platform/context.js';
import { editSubject } from './edit-subject.js';
import { factsSaid, wordsSaid } from './said-of-somebody.js';
import type { IdentifySubjectInput } from './subject.input.js';
import type { SubjectInSight } from './subject.types.js';

/** It became known who somebody is. */
export function identifySubject(ctx: RequestContext, input: IdentifySubjectInput): Promise<SubjectInSight> {
  return editSubject(ctx, { operation: 'identifySubject', input }, (tx) => ({
    kind: 'IDENTIFIED',
    facts: factsSaid(tx, input),
    words: wordsSaid(input),
  }));
}
