const callBackMinutes = 60;
const millisecondsAMinute = 60_000;

/** By when the caller has to hear from the service; null of a call that was answered at once, without a case. */
export function callBackDueAt(call: {
  readonly interventionId: string | null;
  readonly receivedAt: Date;
}): Date | null {
  if (call.interventionId === null) return null;
  return new Date(call.receivedAt.getTime() + callBackMinutes * millisecondsAMinute);
}
