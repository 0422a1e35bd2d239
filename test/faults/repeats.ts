import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, givenIn } from '../support/given.js';
import { isRecord, passing } from '../torture/history.js';
import { openLine } from '../torture/line.js';
import { countEffects } from './effects.js';
import { type NightAct, type NightActName, night, nightDocuments } from './night.js';
import type { Stage } from './stage.js';

export interface RepeatOptions {
  readonly mutations: number;
  /** Each time with a new key: a fault, planted. */
  readonly forgetsKeys?: boolean;
}
export interface RepeatReport {
  readonly mutations: number;
  readonly requests: number;
  /** Requests that brought no answer. */
  readonly lost: number;
  /** What they left in the database. */
  readonly effects: number;
  readonly problems: readonly string[];
  readonly milliseconds: number;
}

const lanes = 8;
const mostTimes = 5;
const connectionsLast = 25;
const cutsChangeMs = 1_000;
/** Requests that nobody waits for any more may still be at work. */
const lastRequestsMs = 1_000;

/** Sends each mutation one to five times, some at once, through a proxy that cuts, and counts what came of them. */
export async function repeatMutations(
  stage: Stage,
  { mutations, forgetsKeys = false }: RepeatOptions,
): Promise<RepeatReport> {
  const began = performance.now();
  const tally = { begun: 0, requests: 0, lost: 0 };
  const problems: string[] = [];
  const done = new Map<NightActName, number>();
  const given = givenIn(stage.database, stage.secrets);
  const district = await given.district({ name: `Distretto ${randomUUID()}` });
  const worker = await given.worker({ district });
  const home = { district, pools: Array.from({ length: lanes }, () => ({ authorised: 20, free: 20 })) };
  const { pools } = await given.shelter(home);
  const before = await countEffects(stage.database);
  const stopCutting = cutByTurns(stage);
  await Promise.all(
    pools.map(async (pool) => {
      const sender = senderOf(stage, worker, { tally, forgetsKeys });
      const perform = async ({ name, input }: NightAct) => {
        tally.begun++;
        done.set(name, (done.get(name) ?? 0) + 1);
        const { id, problem } = await sender.send(name, input);
        if (problem !== null) problems.push(`${name}: ${problem}`);
        return id;
      };
      while (tally.begun < mutations) {
        const acts = night(pool.id, `act ${tally.begun}`);
        for (let next = acts.next(); !next.done && tally.begun < mutations; )
          next = acts.next(await perform(next.value));
      }
      sender.close();
    }),
  );
  stopCutting();
  await sleep(lastRequestsMs);
  const after = await countEffects(stage.database);
  let effects = 0;
  for (const [name, times] of after) {
    const made = times - (before.get(name) ?? 0);
    effects += made;
    if (made !== (done.get(name) ?? 0))
      problems.push(`${name}: ${done.get(name) ?? 0} done, ${made} effects`);
  }
  const { begun, requests, lost } = tally;
  return { mutations: begun, requests, lost, effects, problems, milliseconds: performance.now() - began };
}

function cutByTurns({ front }: Stage): () => void {
  let turn = 0;
  const cut = () => front.fail(turn++ % 2 === 0 ? 'cut before reply' : 'cut after request');
  cut();
  const timer = setInterval(cut, cutsChangeMs);
  return () => {
    clearInterval(timer);
    front.fail(null);
  };
}

interface Heard {
  readonly id: string;
  readonly problem: string | null;
}

function senderOf(
  { front, dice }: Stage,
  account: Account,
  { tally, forgetsKeys }: { tally: { requests: number; lost: number }; forgetsKeys: boolean },
) {
  const line = openLine(front, account.key, connectionsLast);

  /** What was answered: the id of what was acted on, or a refusal; null where nothing was. */
  async function once(name: NightActName, input: object, key: string): Promise<string | null> {
    tally.requests++;
    const requestKey = forgetsKeys ? randomUUID() : key;
    const asked = { query: nightDocuments[name], variables: { input: { ...input, requestKey } } };
    const reply = await line.post(asked).catch(() => null);
    if (!reply) tally.lost++;
    const code = reply?.body.errors?.[0]?.extensions?.code;
    if (!reply || passing.has(code ?? '')) return null;
    const told = reply.body.data?.[name];
    return isRecord(told) ? String(told.id) : `refused: ${code ?? 'without a code'}`;
  }

  return {
    close: line.close,
    async send(name: NightActName, input: object): Promise<Heard> {
      const key = randomUUID();
      let left = 1 + dice.whole(mostTimes);
      const answers: string[] = [];
      // More than that only where nobody has answered yet: a partner that does not know asks again.
      for (; left > 0 || answers.length === 0; await sleep(answers.length > 0 ? 0 : 20)) {
        const atOnce = 1 + dice.whole(Math.max(1, left));
        left -= atOnce;
        const told = await Promise.all(Array.from({ length: atOnce }, () => once(name, input, key)));
        answers.push(...told.flatMap((one) => one ?? []));
      }
      const [first = ''] = answers;
      const others = new Set(answers);
      const problem = others.size > 1 ? `answered in ${others.size} ways` : refusalIn(first);
      return { id: first, problem };
    },
  };
}

const refusalIn = (answer: string) => (answer.startsWith('refused') ? answer : null);
