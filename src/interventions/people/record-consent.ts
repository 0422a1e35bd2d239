import type { RequestContext } from '../../platform/context.js';
import { invalidInput } from '../../platform/errors.js';
import { editSubject } from './edit-subject.js';
import type { SubjectInSight } from './subject.types.js';
import type { RecordConsentInput } from './subject-side.input.js';

/** Consent given or refused, or that somebody was informed; what was there before stays in the trail. */
export function recordConsent(ctx: RequestContext, input: RecordConsentInput): Promise<SubjectInSight> {
  return editSubject(ctx, { operation: 'recordConsent', input }, (tx) => {
    const at = input.at ?? tx.now;
    if (at > tx.now) throw invalidInput('at', notInTheFuture);
    return {
      kind: 'CONSENT_RECORDED',
      facts: { consent: input.consent, consentAt: at },
      words: { consentNote: input.note ?? null },
    };
  });
}

const notInTheFuture = {
  en: 'it cannot be in the future. Check the time.',
  it: 'non può essere nel futuro. Controllare l’ora.',
};
