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
  message?: string;
}

// A backend killed between two statements rejects with no code; an exhausted pool too, and the next statement on a
// connection that has gone ("not queryable").
const lostConnection =
  /Connection terminated|not queryable|timeout exceeded when trying to connect|ECONNREFUSED|ECONNRESET/;
const retriable = new Set([
  '40001',
  '40P01',
  '55P03',
  '57P01',
  '57P02',
  '57P03',
  '0A000',
  'EPIPE',
  'ETIMEDOUT',
]);
const outOfTime = new Set(['57014', '25P03', '25P04']);

function faultOf(error: unknown): DatabaseFault {
  const fault = error as DatabaseFault;
  return fault.code === undefined && fault.cause ? faultOf(fault.cause) : fault;
}

/** Whether the whole transaction may be tried again: nothing of it was written, or its key tells. */
export function isRetriable(error: unknown): boolean {
  if (error instanceof Refusal) return false;
  const { code, message } = faultOf(error);
  if (code === undefined) return lostConnection.test(message ?? '');
  return retriable.has(code) || code.startsWith('08') || code.startsWith('ECONN');
}

/** The refusal a database error stands for; null where it is nobody's fault but ours. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const { code, constraint, message } = faultOf(error);
  if (constraint && codes.has(constraint)) return new Refusal(codes.get(constraint) ?? 'CONFLICT');
  if (code === '55P03' || code === '40P01' || code === '40001' || (code && outOfTime.has(code)))
    return new Refusal('BUSY');
  if (/timeout exceeded when trying to connect/.test(message ?? '')) return new Refusal('BUSY');
  return isRetriable(error) ? new Refusal('UNAVAILABLE') : null;
}
