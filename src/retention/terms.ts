import type { Purpose, Term } from './data-class.types.js';

/** A row of `retention_term` as it was shipped; what stands in the database of a registry decides. */
export interface ShippedTerm {
  readonly keep: string;
  readonly countedFrom: string;
  readonly source: string;
}

export const shippedTerms = {
  REQUEST_KEY: { keep: '48 hours', countedFrom: 'the request', source: 'GDPR art. 5(1)(e)' },
  CREDENTIAL: {
    keep: '30 days',
    countedFrom: 'the expiry or the revocation of the key',
    source: 'GDPR art. 5(1)(e)',
  },
  CASE_WORDS: { keep: '10 years', countedFrom: 'the closing of the case', source: 'art. 2946 Codice civile' },
  CASE_ON_REQUEST: {
    keep: '90 days',
    countedFrom: 'the closing of the case',
    source: 'GDPR art. 17(1) and 17(3)(b)',
  },
  CALL_WORDS: {
    keep: '2 years',
    countedFrom: 'the call, where it opened no case',
    source: 'GDPR art. 5(1)(e)',
  },
  STAFF_NAME: {
    keep: '10 years',
    countedFrom: 'the end of the account',
    source: 'art. 2946 Codice civile; GDPR art. 5(1)(e)',
  },
  HAND_OVER: { keep: '90 days', countedFrom: 'the end of the shift', source: 'GDPR art. 5(1)(e)' },
  SECRET_PLACE: { keep: '30 days', countedFrom: 'the closing of the shelter', source: 'GDPR art. 5(1)(e)' },
} as const satisfies Record<string, ShippedTerm>;

const openEnds: Readonly<Partial<Record<Term, string>>> = {
  IN_USE: 'while it is in use: corrected by those who keep it, closed when it ends',
  SIGN_IN:
    'attempts two days, sessions and links thirty days after their end, used recovery codes and known browsers 400 days',
  MINUTES: 'two minutes',
  CASE_FACTS:
    'as the words of the case (CASE_WORDS, CASE_ON_REQUEST); then ages become bands, which are figures',
  CASE_FIGURES:
    'without an end, under the number of the case: pseudonymous; nothing here leads from it to a person once the words are erased',
  FIGURES: 'without an end: it tells of nobody helped',
  TRAIL: 'with the audit trail, which is kept whole',
};

/** A term in words. */
export function termInWords(term: Term): string {
  const open = openEnds[term];
  if (open) return open;
  const { keep, countedFrom, source } = shippedTerms[term as keyof typeof shippedTerms];
  return `${keep} after ${countedFrom} (${source})`;
}

export interface PurposeInWords {
  readonly what: string;
  readonly basis: string;
  readonly subjects: string;
  readonly recipients: string;
}

export const purposes: Readonly<Record<Purpose, PurposeInWords>> = {
  CASES: {
    what: 'Answering social emergencies: calls of law enforcement, places found, what was done',
    basis: 'GDPR art. 6(1)(e) and 9(2)(g); D.lgs. 196/2003 art. 2-sexies(2)(s); L. 328/2000 art. 22',
    subjects: 'people helped, of whom some are minors; callers; staff',
    recipients:
      'workers of the district; its mediators, for their cases; the Comune of residence or of finding, without words',
  },
  DUTY: {
    what: 'Being there while offices are closed: who is on duty, what one shift tells the next, who did not answer',
    basis: 'GDPR art. 6(1)(e); L. 328/2000 art. 22',
    subjects: 'staff',
    recipients:
      'workers of the district and of those it has an agreement with; coordinators, for their district',
  },
  PROTECTION: {
    what: 'Keeping refuges unknown: their places, the keys of what is sealed, who was told an address',
    basis: 'GDPR art. 6(1)(d) and (e), art. 32',
    subjects: 'people who live in guarded shelters; staff',
    recipients: 'the worker of a confirmed placement, for three hours',
  },
  PLACES: {
    what: 'A directory of shelters, services and their free places',
    basis: 'GDPR art. 6(1)(e); L. 328/2000 art. 22',
    subjects: 'contacts of organisations; staff',
    recipients: 'workers on duty; the public, for what is public',
  },
  ACCESS: {
    what: 'Knowing who acts, and what they may do',
    basis: 'GDPR art. 6(1)(e), art. 32',
    subjects: 'staff and systems of the bodies that take part',
    recipients: 'administrators; coordinators, for their district',
  },
  ACCOUNTABILITY: {
    what: 'Showing who read or did what, and that nobody changed the record of it',
    basis: 'GDPR art. 5(2) and 32',
    subjects: 'staff',
    recipients: 'auditors; coordinators, for their district',
  },
  OPERATION: {
    what: 'Running the registry: repeated requests, live changes',
    basis: 'GDPR art. 6(1)(e), art. 32',
    subjects: 'staff',
    recipients: 'nobody',
  },
};
