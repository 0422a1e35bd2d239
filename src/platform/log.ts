import { type Logger, pino } from 'pino';

/** Structured logs, one JSON line each. Only what is named at the call is written: never a body, never a header. */
export function openLog(level: string): Logger {
  return pino({
    level,
    base: null,
    messageKey: 'message',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: describeError },
  });
}

/** A fault without what a database or a client may have put into its message. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, code, constraint, at: frames.slice(0, 8).map((frame) => frame.trim()) };
}
