import { setTimeout as sleep } from 'node:timers/promises';
import { documents, type OperationName } from './documents.js';
import { type Answer, answerFrom, type Operation, passing } from './history.js';
import { openLine } from './line.js';
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
const isRead = (name: OperationName) => name === 'bedPool' || name === 'findBeds' || name === 'placement';

export function createClient({ seat, wire, habits, tally, serialOf }: ClientOptions): Client {
  const { account, dice, board } = seat;
  // Every client counts its own keys from one: two actors use the same key for different acts.
  let keys = 0;
  const line = openLine(wire, account.key);

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
