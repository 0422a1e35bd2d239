import type { RequestContext } from '../../platform/context.js';
import { said } from './change-subject.js';
import { editSubject } from './edit-subject.js';
import type { SubjectInSight } from './subject.types.js';
import type { SetLegalRepresentativeInput } from './subject-side.input.js';

/** Who answers for somebody before the law. Nobody: name and telephone go too. */
export function setLegalRepresentative(
  ctx: RequestContext,
  input: SetLegalRepresentativeInput,
): Promise<SubjectInSight> {
  const { kind, name, phone } = input;
  return editSubject(ctx, { operation: 'setLegalRepresentative', input }, () => ({
    kind: 'REPRESENTATIVE_SET',
    facts: said({ representativeKind: kind }),
    words:
      kind === null
        ? { representativeName: null, representativePhone: null }
        : said({ representativeName: name, representativePhone: phone }),
  }));
}
