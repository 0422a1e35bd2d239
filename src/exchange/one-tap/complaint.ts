import type { Refusal } from '../../platform/errors.js';
import { sentenceOf } from '../../platform/errors.js';
import type { Language } from '../../platform/language.js';
import type { SaidByLink } from './count-by-link.js';
import type { Complaint } from './page/link-page.js';
import { linkWords } from './page/link-words.js';

/** Why a count was not taken, in the words of the page; the figures of now stand below it. */
export function complaintOf(
  { code, details }: Refusal,
  { told: { poolId }, language }: { told: SaidByLink; language: Language },
): Complaint & { readonly status: number } {
  const words = linkWords[language];
  switch (code) {
    case 'STALE_REVISION':
    case 'CONFLICT':
      return { status: 409, poolId, words: words.stale };
    case 'REQUEST_KEY_REUSED':
      return { status: 409, poolId, words: words.usedPage };
    case 'EXPECTED_GUESTS_UNANSWERED':
      return { status: 409, poolId, words: words.answerGuests };
    case 'NOT_FOUND':
    case 'POOL_CLOSED':
      return { status: 409, poolId, words: words.notYours };
    case 'INVALID_INPUT':
      return {
        status: 400,
        poolId,
        words: details.field === 'free' ? words.tooMany : sentenceOf(code, details, language),
      };
    case 'BUSY':
    case 'UNAVAILABLE':
    case 'INTERNAL':
      return { status: 503, poolId, words: words.failed };
    default:
      return { status: 400, poolId, words: sentenceOf(code, details, language) };
  }
}
