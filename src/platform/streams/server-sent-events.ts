import { once } from 'node:events';
import type { Request, Response } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { LiveConnection, RequestContext } from '../context.js';
import { Refusal } from '../errors.js';
import { answerOf, refusalFrom } from '../graphql/format-error.js';
import { refuse } from '../http.js';
import { openSubscription } from './open-subscription.js';
import type { StreamRequest, SubscriptionDocuments } from './prepared-subscription.js';
import type { Answer, Running } from './run-subscription.js';
import type { Seats } from './seats.js';
import { streamLimits } from './stream-limits.js';

/** What a stream needs to be opened. */
export interface StreamDoor {
  readonly schema: GraphQLSchema;
  readonly documents: SubscriptionDocuments;
  readonly seats: Seats;
}

type LiveContext = RequestContext & { readonly live: LiveConnection };

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Content-Encoding': 'none',
  Connection: 'close',
  // Proxies that gather answers would hold every event back.
  'X-Accel-Buffering': 'no',
};

/**
 * GraphQL over SSE, one connection a subscription. Written by hand and not by graphql-sse: its handler keeps whatever
 * a slow reader has not taken, without an end.
 */
export async function answerAsStream(
  door: StreamDoor,
  { request, response }: { request: Request; response: Response },
  contextOf: (cut: () => void) => LiveContext,
): Promise<void> {
  const wanted = wantedBy(request);
  if (!wanted) return refuse(request, response, 405, new Refusal('NOT_FOUND'));
  if (!request.accepts('text/event-stream')) return refuse(request, response, 406, notAcceptable);
  const leave = door.seats.take(response.locals.spender.name);
  if (!leave) return refuse(request, response, 429, new Refusal('RATE_LIMITED', { seconds: 10 }));
  const ctx = contextOf(() => setTimeout(() => response.destroy(), streamLimits.lastWordsMs).unref());
  try {
    // The end of the connection ends the stream: no frame around each event, one plain write instead of three.
    response.useChunkedEncodingByDefault = false;
    response.writeHead(200, headers).write(':\n\n');
    await pour(response, ctx, async () => (await openSubscription(door, wanted, ctx)).running);
  } finally {
    leave();
    response.end();
  }
}

const notAcceptable = new Refusal('INVALID_INPUT', {
  field: 'Accept',
  reason: { en: 'must allow text/event-stream.', it: 'deve ammettere text/event-stream.' },
});

function wantedBy({ method, body, query }: Request): StreamRequest | null {
  if (method === 'POST') return body as StreamRequest;
  if (method !== 'GET') return null;
  const { variables } = query;
  return { ...query, variables: typeof variables === 'string' ? parsed(variables) : undefined };
}

/** What is no JSON stays a text, and is refused as variables. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function pour(
  response: Response,
  ctx: LiveContext,
  open: () => Promise<Running | Answer>,
): Promise<void> {
  const beat = setInterval(
    () => !response.writableNeedDrain && response.write(':\n\n'),
    streamLimits.heartbeatMs,
  );
  try {
    // A stream that runs is outside the door again: it works only now and then.
    const running = await open().finally(response.locals.leaveDoor);
    if (isRunning(running)) await pourAll(response, running);
    else await say(response, 'next', running);
  } catch (error) {
    const refusal = refusalFrom(error, ctx.log);
    response.locals.code = refusal.code;
    await say(response, 'next', { errors: [answerOf(refusal, ctx.language)] });
  } finally {
    clearInterval(beat);
  }
  await say(response, 'complete', null);
}

async function pourAll(response: Response, running: Running): Promise<void> {
  const stop = () => void running.return();
  response.once('close', stop);
  if (response.closed) stop();
  for await (const answer of running) await say(response, 'next', answer);
}

/** Returns when the reader has taken enough of it. */
async function say(response: Response, event: string, data: unknown): Promise<void> {
  if (response.closed || response.destroyed) return;
  const isTaken = response.write(`event: ${event}\ndata:${data ? ` ${JSON.stringify(data)}` : ''}\n\n`);
  if (isTaken) return;
  const waited = new AbortController();
  const { signal } = waited;
  const either = [once(response, 'drain', { signal }), once(response, 'close', { signal })];
  await Promise.race(either);
  waited.abort();
  await Promise.allSettled(either);
}

export function isRunning(running: Running | Answer): running is Running {
  return Symbol.asyncIterator in running;
}
