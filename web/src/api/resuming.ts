import type { ExecutionResult } from 'graphql';
import { isOnLineNow, onLine } from '../frame/line';

export interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}
interface Sink {
  next(result: ExecutionResult): void;
  error(error: unknown): void;
  complete(): void;
}
/** Begins a stream; gives the way to end it. */
type Subscribe = (asked: Asked, sink: Sink) => () => void;

const firstWaitMs = 500;
const longestWaitMs = 15_000;
// The registry moves the cursor at least each minute, changes or not: silence for longer is a dead line.
const longestSilenceMs = 150_000;

/** Asked again, it would be refused again. */
const final = new Set(['NOT_ALLOWED', 'INVALID_INPUT', 'GRAPHQL_VALIDATION_FAILED']);

/** Follows a stream over cuts: taken up again, it goes on after the last change that was heard. */
export function followed(subscribe: Subscribe, { query, variables }: Asked, sink: Sink): () => void {
  const takesSince = query.includes('$since');
  let since: string | null = null;
  let waits = 0;
  let isOver = false;
  let stop = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    isOver = true;
    clearTimeout(timer);
    stopListening();
    stop();
  };
  const later = () => {
    if (isOver) return;
    clearTimeout(timer);
    const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** waits);
    waits += 1;
    timer = setTimeout(follow, wait * (0.75 + Math.random() / 2));
  };
  const anew = () => {
    stop();
    later();
  };
  const watchSilence = () => {
    clearTimeout(timer);
    timer = setTimeout(anew, longestSilenceMs);
  };
  const follow = () => {
    clearTimeout(timer);
    let isThis = true;
    const again = () => {
      if (isThis) later();
    };
    const leave = subscribe(
      { query, variables: takesSince && since !== null ? { ...variables, since } : variables },
      {
        next(result) {
          if (!isThis) return;
          since = placeAfter(result, since);
          if (!result.errors) {
            waits = 0;
            watchSilence();
          }
          if (isForThePage(result)) sink.next(result);
          if (isFinal(result)) end();
        },
        error: again,
        complete: again,
      },
    );
    stop = () => {
      isThis = false;
      leave();
    };
    watchSilence();
  };
  const stopListening = onLine(() => {
    if (!isOnLineNow() || isOver) return;
    waits = 0;
    anew();
  });
  follow();
  return end;
}

function codeIn({ errors }: ExecutionResult): unknown {
  return errors?.[0]?.extensions.code;
}

function isFinal(result: ExecutionResult): boolean {
  const code = codeIn(result);
  return typeof code === 'string' && final.has(code);
}

/** Changes, and what cannot be mended by asking again. Who has to sign in again is told so, and the stream waits. */
function isForThePage(result: ExecutionResult): boolean {
  return !result.errors || isFinal(result) || codeIn(result) === 'NOT_SIGNED_IN';
}

/** From where to go on after a cut. */
function placeAfter(result: ExecutionResult, before: string | null): string | null {
  return codeIn(result) === 'BAD_CURSOR' ? null : (cursorIn(result) ?? before);
}

/** The cursor of an event, or the one with which an ended stream is to be taken up. */
function cursorIn({ data, errors }: ExecutionResult): string | null {
  const told = errors?.[0]?.extensions.cursor ?? Object.values(data ?? {}).map(cursorOfEvent)[0];
  return typeof told === 'string' ? told : null;
}

function cursorOfEvent(event: unknown): unknown {
  return typeof event === 'object' && event !== null && 'cursor' in event ? event.cursor : null;
}
