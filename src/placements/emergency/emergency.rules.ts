/** How long emergency access lasts. */
export const accessMinutes = 60;

export interface AccessFacts {
  readonly actorId: string;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly reviewedAt: Date | null;
}

/** Half-open: at its last instant it is over. One that was found unjustified is over at once. */
export function isOpen({ expiresAt, endedAt }: AccessFacts, now: Date): boolean {
  return endedAt === null && now < expiresAt;
}

/** Nobody looks at what they did themselves, and what was looked at stays as it was found. */
export function whyNotReview(
  { actorId, reviewedAt }: AccessFacts,
  reviewerId: string,
): 'REVIEW_BY_ANOTHER' | 'ALREADY_REVIEWED' | null {
  if (actorId === reviewerId) return 'REVIEW_BY_ANOTHER';
  return reviewedAt ? 'ALREADY_REVIEWED' : null;
}
