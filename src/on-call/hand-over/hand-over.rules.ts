/** As much of a hand-over as decides who may do what with it. */
export interface HandOverFacts {
  readonly workerId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly acknowledgedAt: Date | null;
}

/** Who acts, and what they are to it. */
export interface HandOverReader {
  readonly id: string;
  readonly isCoordinator: boolean;
  /** As a social worker, in the first place or as deputy. */
  readonly isOnDuty: boolean;
}

const earlyMilliseconds = 3_600_000;

/** From an hour before the end of the shift whoever is there acknowledges it; nobody what they handed over themselves. */
export function whyNotAcknowledge(
  { workerId, endsAt, acknowledgedAt }: HandOverFacts,
  { id, isCoordinator, isOnDuty }: HandOverReader,
  now: Date,
): 'HAND_OVER_ACKNOWLEDGED' | 'HAND_OVER_BY_ANOTHER' | 'HAND_OVER_TOO_EARLY' | 'NOT_ON_DUTY' | null {
  if (acknowledgedAt) return 'HAND_OVER_ACKNOWLEDGED';
  if (workerId === id) return 'HAND_OVER_BY_ANOTHER';
  if (now.getTime() < endsAt.getTime() - earlyMilliseconds) return 'HAND_OVER_TOO_EARLY';
  return isOnDuty || isCoordinator ? null : 'NOT_ON_DUTY';
}

/**
 * The hand-over to look at: the last that ended and waits to be acknowledged, else the one of the shift that is going
 * on, else the last there was.
 * @param byEnd the newest end first
 */
export function handOverAtHand<Row extends HandOverFacts>(byEnd: readonly Row[], now: Date): Row | null {
  const ended = byEnd.filter(({ endsAt }) => endsAt <= now);
  const last = ended[0] ?? null;
  if (last && !last.acknowledgedAt) return last;
  const goingOn = byEnd.filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt).at(-1);
  return goingOn ?? last;
}
