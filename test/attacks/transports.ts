import { setTimeout as pause } from 'node:timers/promises';
import request from 'supertest';
import { openSocket, until, urlOf } from '../live/streams.js';
import type { Account } from '../support/given.js';
import type { Parsed, World } from '../support/world.js';

/** What came back, in whatever way it was asked. */
export interface Told {
  readonly status: number | null;
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly details?: Parsed };
  }[];
  readonly text: string;
}
export interface Asked {
  readonly query: unknown;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}
export type Transport = (world: World, who: Account | null, asked: Asked) => Promise<Told>;

const overHttp: Transport = async (world, who, asked) => {
  const post = request(world.app.http).post('/graphql').set('Accept-Language', 'en');
  if (who) post.set('Authorization', `Bearer ${who.key}`);
  const { status, body, text } = await post.send({ ...asked });
  return { status, errors: body.errors ?? [], text };
};

const overSse: Transport = async (world, who, asked) => {
  const answer = await fetch(urlOf(world.app), {
    method: 'POST',
    headers: {
      'accept-language': 'en',
      'content-type': 'application/json',
      ...(who && { authorization: `Bearer ${who.key}` }),
    },
    body: JSON.stringify(asked),
  });
  const text = await beginningOf(answer);
  const [, data] = /^event: next\ndata: (.*)$/m.exec(text) ?? [];
  const { errors = [] } = JSON.parse(data ?? (text || '{}')) as Parsed;
  return { status: answer.status, errors, text };
};

/** A stream until the first thing it tells, then it is left; any other answer whole. */
async function beginningOf(answer: Response): Promise<string> {
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += Buffer.from(chunk).toString();
    if (/^event: next\ndata: .*\n\n/m.test(text)) break;
  }
  return text;
}

const overWebSocket: Transport = async (world, who, asked) => {
  const raw = await openSocket(
    world.app,
    {},
    { language: 'en', ...(who && { authorization: `Bearer ${who.key}` }) },
  );
  await until(() => raw.messages.length > 0);
  raw.say({ id: '1', type: 'subscribe', payload: asked });
  const told = () => raw.messages.filter(({ type }) => type !== 'connection_ack');
  await until(() => told().length > 0 || raw.socket.readyState === raw.socket.CLOSED);
  raw.socket.close();
  await raw.closed;
  await pause(1);
  const errors = told().flatMap(({ type, payload }) =>
    type === 'error' ? payload : (payload?.errors ?? []),
  );
  return { status: null, errors, text: JSON.stringify(raw.messages) };
};

export const transports: readonly (readonly [string, Transport])[] = [
  ['HTTP', overHttp],
  ['SSE', overSse],
  ['WebSocket', overWebSocket],
];
export { overHttp };
