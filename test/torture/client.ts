import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { documents, type OperationName } from './documents.js';
import { type Answer, answerFrom, type Operation, passing, type RawAnswer } from './history.js';
import { nextStep, type Seat, type Step } from './program.js';
import type { Wire } from './wire.js';

export interface ClientHabits {
  /** Share of acts that are sent again although they were answered. */
  readonly sendsAgain: number;
  /** Share of acts that are sent twice at once. */
  readonly sendsTwice: number;
  /** Sends an act whose outcome it does not know with a new key: a fault, planted. */
  readonly forgetsKeys: boolean;
}
export const soundHabits: ClientHabits = { sendsAgain: 0.04, sendsTwice: 0.03, forgetsKeys: false };

export interface Tally {
  /** Tries that brought no answer. */
  lost: number;
  retries: number;
  readonly codes: Map<string, number>;
}

export interface Client {
  /** Does one step of the program, and tells all that was heard. */
  act(): Promise<Operation>;
  close(): void;
}

export interface ClientOptions {
  readonly seat: Seat;
  readonly wire: Wire;
  readonly habits: ClientHabits;
  readonly tally: Tally;
  readonly serialOf: () => number;
}

const mostTries = 12;
const patienceMs = 5_000;
const requestsAConnection = 40;
const isRead = (name: OperationName) => name === 'bedPool' || name === 'findBeds' || name === 'placement';

export function createClient({ seat, wire, habits, tally, serialOf }: ClientOptions): Client {
  const { account, dice, board } = seat;
  // Every client counts its own keys from one: two actors use the same key for different acts.
  let keys = 0;
  const line = lineTo(wire, account.key);

  async function tryOnce(operation: Operation, key: string | null): Promise<Answer | null> {
    operation.tries++;
    const beganAt = performance.now();
    const { name, input } = operation;
    const variables = isRead(name) ? input : { input: { ...input, requestKey: key } };
    const reply = await line.post({ query: documents[name], variables }).catch(() => null);
    if (!reply) {
      tally.lost++;
      return null;
    }
    const about = { beganAt, endedAt: performance.now(), server: reply.server, key };
    const answer = answerFrom(reply.body, name, about);
    const code = answer.code ?? 'done';
    tally.codes.set(code, (tally.codes.get(code) ?? 0) + 1);
    operation.answers.push(answer);
    board.learn(answer);
    return answer;
  }

  async function untilAnswered(operation: Operation): Promise<void> {
    for (let nth = 1; nth <= mostTries; nth++) {
      const answer = await tryOnce(operation, operation.keys.at(-1) ?? null);
      if (answer && !passing.has(answer.code ?? '')) return;
      tally.retries++;
      if (habits.forgetsKeys && operation.keys.length > 0) operation.keys.push(`k${++keys}`);
      await sleep(Math.min(40 * 2 ** Math.min(nth, 5), 1_000) * (0.5 + dice.whole(100) / 100));
    }
  }

  async function perform({ name, input }: Step): Promise<Operation> {
    const key = isRead(name) ? [] : [`k${++keys}`];
    const begun = { serial: serialOf(), actorId: account.id, name, input, keys: key };
    const operation: Operation = { ...begun, beganAt: performance.now(), tries: 0, answers: [] };
    const isAct = !isRead(name);
    if (isAct && dice.chance(habits.sendsTwice)) {
      const [first = null] = key;
      await Promise.all([untilAnswered(operation), tryOnce(operation, first)]);
    } else await untilAnswered(operation);
    if (isAct && dice.chance(habits.sendsAgain)) await tryOnce(operation, operation.keys.at(-1) ?? null);
    return operation;
  }

  return { act: () => perform(nextStep(seat)), close: line.close };
}

interface Reply {
  readonly body: RawAnswer;
  readonly server: string;
}

/** A way to the servers, over a few connections that are left after some requests and after each fault. */
function lineTo(wire: Wire, key: string) {
  let agent = new Agent({ keepAlive: true, maxSockets: 2 });
  let sent = 0;
  const renew = () => {
    agent.destroy();
    agent = new Agent({ keepAlive: true, maxSockets: 2 });
    sent = 0;
  };
  return {
    post(content: object): Promise<Reply> {
      if (++sent > requestsAConnection) renew();
      return post(content, { agent, key, wire });
    },
    close: () => agent.destroy(),
  };
}

function post(content: object, { agent, key, wire }: { agent: Agent; key: string; wire: Wire }) {
  const body = Buffer.from(JSON.stringify(content));
  return new Promise<Reply>((resolve, reject) => {
    const sending = request(
      {
        ...{ host: '127.0.0.1', port: wire.port, path: '/graphql', method: 'POST', agent },
        headers: {
          'content-type': 'application/json',
          'content-length': body.length,
          'accept-language': 'en',
          authorization: `Bearer ${key}`,
        },
      },
      (reply) => {
        const server = wire.targetOf(reply.socket.localPort ?? 0);
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('error', reject);
        reply.on('aborted', () => reject(new Error('cut')));
        reply.on('end', () => {
          try {
            resolve({ body: JSON.parse(Buffer.concat(parts).toString()) as RawAnswer, server });
          } catch (error) {
            reject(error);
          }
        });
      },
    );
    const patience = setTimeout(() => sending.destroy(new Error('no answer')), patienceMs);
    sending.on('error', reject);
    sending.on('close', () => {
      clearTimeout(patience);
      reject(new Error('closed'));
    });
    sending.end(body);
  });
}
