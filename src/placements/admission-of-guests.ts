import { judgePoolFor } from '../availability/index.js';
import { type Guest, type NeedCategory, type Reason, reasonSentence } from '../directory/index.js';
import type { TransactionContext } from '../platform/context.js';
import type { Language, Words } from '../platform/language.js';

/** Would the shelter take these people, and why not. */
export interface Admission {
  readonly excludes: boolean;
  readonly reasons: readonly Pick<Reason, 'criterion' | 'finding'>[];
  /** What stands in the way, in words. */
  readonly why: Words;
}

/** The judgement that a search would show; null where nobody said who would come. */
export async function admissionOf(
  tx: TransactionContext,
  { poolId, guests }: { poolId: string; guests: readonly Guest[] },
  category: NeedCategory | null,
): Promise<Admission | null> {
  if (guests.length === 0) return null;
  const { verdict, reasons } = await judgePoolFor(tx, poolId, { category, guests });
  const failed = reasons.filter(({ criterion, finding }) => finding === 'FAIL' && criterion !== 'PLACES');
  const inWords = (language: Language) =>
    failed.map((reason) => reasonSentence(reason, language, tx.now)).join(' ');
  return {
    excludes: verdict === 'EXCLUDES',
    reasons: reasons.map(({ criterion, finding }) => ({ criterion, finding })),
    why: { it: inWords('it'), en: inWords('en') },
  };
}
