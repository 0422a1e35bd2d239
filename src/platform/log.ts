import { type Logger, type LoggerOptions, pino } from 'pino';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const name = /^[\w.]{1,80}$/;

/**
 * All that may stand in a log, and the form it must have. What is not here is left out, and what has another form is
 * told as "withheld": no body, header, search or word of anybody can get in by mistake.
 */
const fields: Readonly<Record<string, (value: unknown) => unknown>> = {
  requestId: like(uuid),
  reference: like(uuid),
  actorId: like(uuid),
  method: like(/^[A-Z]{3,10}$/),
  // The route as it was declared, never the path that was asked for.
  route: like(/^[\w/.:-]{1,80}$/),
  transport: like(/^(sse|websocket)$/),
  code: like(/^[A-Z_]{2,40}$/),
  fields: listOf(name),
  migrations: listOf(/^[\w.-]{1,80}$/),
  settings: listOf(/^[\w.]{1,60}[ =][\w. -]{0,40}$/),
  // A line that vouches for the audit chain: what is signed, the key, the signature.
  checkpoint: like(/^\{"signed":"[\w\s\\":{}.,-]{1,400}","key":"[\w+/=]{44}","signature":"[\w+/=]{88}"\}$/),
  forgotten: counts,
  signal: like(/^SIG[A-Z]{2,10}$/),
  status: aNumber,
  milliseconds: aNumber,
  cost: aNumber,
  pauseMs: aNumber,
  position: aNumber,
  error: describeError,
};
const withheld = 'withheld';
/** What may be said besides: a sentence of ours, without a name or a number. */
export const messages = /^[a-z][a-z ,:-]{2,80}$/;

/** Structured logs, one JSON line each. */
export function openLog(level: string, destination?: { write(line: string): void }): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    messageKey: 'message',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      bindings: onlyNamed,
      log: onlyNamed,
    },
    hooks: {
      logMethod(said, write) {
        const [first, second] = said as unknown[];
        const facts = first instanceof Error ? { error: first } : first;
        const message = typeof first === 'string' ? first : second;
        const isPlain = typeof message === 'string' && messages.test(message);
        write.apply(this, [typeof facts === 'object' ? facts : {}, isPlain ? message : withheld]);
      },
    },
  };
  const log = destination ? pino(options, destination) : pino(options);
  // What a child is born with would pass by the formatters.
  const { child } = log;
  log.child = function (this: Logger, bindings: object) {
    return child.call(this, onlyNamed(bindings));
  } as typeof child;
  return log;
}

function onlyNamed(facts: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([key, value]) => {
      const form = Object.hasOwn(fields, key) ? fields[key] : undefined;
      return form && value !== undefined ? [[key, form(value)]] : [];
    }),
  );
}

function like(form: RegExp) {
  return (value: unknown) => (typeof value === 'string' && form.test(value) ? value : withheld);
}

function listOf(form: RegExp) {
  return (value: unknown) =>
    Array.isArray(value) && value.every((entry) => form.test(String(entry))) ? value : withheld;
}

function counts(value: unknown) {
  const isPlain =
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([key, count]) => name.test(key) && typeof count === 'number');
  return isPlain ? value : withheld;
}

function aNumber(value: unknown) {
  return typeof value === 'number' ? value : withheld;
}

const frame = /^\s+at (?:[\w$.<>#[\] ]{1,120} \()?(?:file:\/\/|node:|\/|[A-Z]:\\)[^\s()]{1,300}:\d+:\d+\)?$/;

/** A fault without what a database or a client may have put into its message; frames stand below the message. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const below = (error.stack ?? '').split(error.message || '\n').at(-1) ?? '';
  const frames = below.split('\n').filter((line) => frame.test(line));
  return {
    name: like(name)(error.name),
    ...(code !== undefined && { code: like(name)(code) }),
    ...(constraint !== undefined && { constraint: like(name)(constraint) }),
    at: frames.slice(0, 8).map((line) => line.trim()),
  };
}
