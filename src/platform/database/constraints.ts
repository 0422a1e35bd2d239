import { Refusal } from '../errors.js';

const codes = new Map<string, string>();

/** Tells which code a named constraint answers with when it is the last line that holds. */
export function constraintCodes(table: Readonly<Record<string, string>>): void {
  for (const [constraint, code] of Object.entries(table)) codes.set(constraint, code);
}

export function mappedConstraints(): ReadonlyMap<string, string> {
  return codes;
}

interface DatabaseFault {
  code?: string;
  constraint?: string;
  cause?: DatabaseFault;
  /** What graphql-js wraps where it does not know it for an Error. */
  thrownValue?: DatabaseFault;
  message?: string;
}

// A backend killed between two statements rejects with no code; an exhausted pool too.
const lostConnection = /Connection terminated|not queryable|Query read timeout/;
const poolIsExhausted = /timeout exceeded when trying to connect/;
const unreachable = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
]);
const isShuttingDown = new Set(['57P01', '57P02', '57P03']);
const retriable = new Set([...isShuttingDown, '40001', '40P01', '55P03', '0A000']);
const busy = new Set([
  ...['40001', '40P01', '55P03'],
  // Out of time: a statement, an idle transaction, a whole transaction.
  ...['57014', '25P03', '25P04'],
  // No connection left on the server.
  ...['53300', '53400'],
]);
// A standby that takes no writes: the primary is somewhere else by now.
const isReadOnly = '25006';

function faultOf(error: unknown): DatabaseFault {
  const fault = (error ?? {}) as DatabaseFault;
  const within = fault.cause ?? fault.thrownValue;
  return fault.code === undefined && within ? faultOf(within) : fault;
}

/** Whether nobody knows any more what became of what was sent last. */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof Refusal) return false;
  const { code, message } = faultOf(error);
  if (code === undefined) return lostConnection.test(message ?? '');
  return code.startsWith('08') || unreachable.has(code) || isShuttingDown.has(code);
}

/** Whether the whole transaction may be tried again: nothing of it was written, or its key tells. */
export function isRetriable(error: unknown): boolean {
  if (error instanceof Refusal) return false;
  const { code, message } = faultOf(error);
  if (code === undefined && poolIsExhausted.test(message ?? '')) return true;
  return isConnectionLost(error) || (code !== undefined && retriable.has(code));
}

/** The refusal a database error stands for; null where it is nobody's fault but ours. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const { code, constraint, message } = faultOf(error);
  if (constraint && codes.has(constraint)) return new Refusal(codes.get(constraint) ?? 'CONFLICT');
  if ((code && busy.has(code)) || poolIsExhausted.test(message ?? '')) return new Refusal('BUSY');
  return isRetriable(error) || code === isReadOnly ? new Refusal('UNAVAILABLE') : null;
}
