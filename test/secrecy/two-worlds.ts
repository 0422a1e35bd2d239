import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { databaseName } from '../../src/platform/database/embedded-logins.js';
import { diceOf } from '../replay/dice.js';
import type { ServerProcess } from '../support/server-process.js';
import { connected } from '../torture/cluster.js';
import { type DemoCluster, startDemo } from './demo-cluster.js';
import { questionsOf } from './documents.js';
import { headersOf } from './harvest.js';
import { idsByTable, variablesFrom } from './variables.js';
import { type Fates, liveAs, type World, worldBefore } from './world-fates.js';

export interface TwoWorldsOptions {
  readonly seed: number;
  /** Requests of each asker, to each world. */
  readonly requests: number;
  /** Whom to let ask; everybody when absent. */
  readonly only?: readonly string[];
  /** What the second world serves, where a planted product is to be told from the sound one. */
  readonly product?: string;
}
export interface Comparison {
  readonly asker: string;
  readonly requests: number;
  /** Answers that were not the same to the byte. */
  readonly differences: readonly Difference[];
  /** Welch's t over the times; beyond 4.5 the times tell the worlds apart. */
  readonly t: number;
}
export interface Difference {
  readonly question: string;
  readonly one: string;
  readonly other: string;
}

/**
 * Two registries that differ only in what these askers may not know, and the same questions to both: every answer has
 * to be the same. Time stands still in both.
 */
export async function compareWorlds(options: TwoWorldsOptions): Promise<Comparison[]> {
  const demo = await startDemo();
  try {
    const before = await demo.served({}, worldBefore);
    const lived: Comparison[] = [];
    for (const fates of ['outsiders', 'insiders'] as const)
      lived.push(...(await comparedFor(demo, before, { ...options, fates })));
    return lived;
  } finally {
    await demo.cluster.remove();
  }
}

/** Stops the clock of a registry. */
async function standStill(demo: DemoCluster, database: string, at: string): Promise<void> {
  await connected(demo.cluster.urlOf('superuser', database), (client) =>
    client.query(
      `create or replace function registry_now() returns timestamptz language sql volatile as $$ select '${at}'::timestamptz $$`,
    ),
  );
}

async function comparedFor(
  demo: DemoCluster,
  before: World,
  { fates, ...options }: TwoWorldsOptions & { fates: Fates },
): Promise<Comparison[]> {
  const names = [`${fates}_one`, `${fates}_other`] as const;
  for (const [nth, name] of names.entries()) {
    await demo.copy(name);
    // They live at the same hour too: when a key was used last is no secret.
    await standStill(demo, name, before.livesAt);
    await demo.served({ database: name }, (server) => liveAs(server, before, { fates, isOther: nth === 1 }));
    await standStill(demo, name, before.stillAt);
  }
  const ids = await connected(demo.cluster.urlOf('superuser', databaseName), idsByTable);
  const product = options.product === undefined ? {} : { product: options.product };
  return demo.served({ database: names[0], ...product }, (one) =>
    demo.served({ database: names[1], ...product }, async (other) => {
      const results: Comparison[] = [];
      for (const asker of askersOf[fates].filter((one) => options.only?.includes(one) ?? true)) {
        const by = { asker, before, ids, known: new Set([...ids.values()].flat()), ...options };
        results.push(await compared(one, other, by));
      }
      return results;
    }),
  );
}

const askersOf: Readonly<Record<Fates, readonly string[]>> = {
  outsiders: [
    ...['nobody', 'demo-operator', 'demo-operator-2', 'demo-integration'],
    ...['demo-backoffice', 'demo-admin', 'demo-auditor'],
  ],
  insiders: ['demo-worker', 'demo-worker-2', 'demo-coordinator'],
};

interface Comparing extends TwoWorldsOptions {
  readonly asker: string;
  readonly before: World;
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly known: ReadonlySet<string>;
}

async function compared(
  one: ServerProcess,
  other: ServerProcess,
  { asker, before, ids, known, requests, seed }: Comparing,
): Promise<Comparison> {
  const dice = diceOf(seed);
  const questions = questionsOf(buildSchema(readFileSync('schema/schema.graphql', 'utf8')), 'query');
  const variablesFor = variablesFrom(ids, before.guarded);
  const differences: Difference[] = [];
  const times: [number[], number[]] = [[], []];
  for (let nth = 0; nth < requests; nth++) {
    const question = dice.oneOf(questions.filter(({ root }) => !isTheirs(asker, root)));
    if (!question) continue;
    const body = JSON.stringify({ query: question.text, variables: variablesFor(question.root, dice) });
    const order = dice.chance(0.5) ? ([0, 1] as const) : ([1, 0] as const);
    const answers: [string, string] = ['', ''];
    for (const world of order) {
      const began = performance.now();
      answers[world] = await answerOf(world === 0 ? one : other, asker, body);
      times[world].push(performance.now() - began);
    }
    const [first, second] = answers.map((answer) => withoutChance(answer, known)) as [string, string];
    if (first !== second)
      differences.push({ question: `${question.root} ${body.slice(0, 200)}`, one: first, other: second });
  }
  return { asker, requests, differences, t: welch(...times) };
}

/** What happened in either world is in its trail, and the whole trail is for the auditor. */
function isTheirs(asker: string, root: string): boolean {
  return asker === 'demo-auditor' && ['auditEntries', 'whoSaw', 'unusualReading'].includes(root);
}

async function answerOf(server: ServerProcess, asker: string, body: string): Promise<string> {
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: headersOf(asker), body });
  const headers = [...response.headers].filter(([name]) => !/^(date|x-request-id|ratelimit.*)$/.test(name));
  return `${response.status}\n${headers.join('\n')}\n${await response.text()}`;
}

/**
 * Ids made after the worlds parted are random; references of faults too. A key's last use is written at most once a
 * minute and never waited for, and entries of one instant have no order among themselves.
 */
function withoutChance(answer: string, known: ReadonlySet<string>): string {
  return inOrderOfInstants(answer)
    .replaceAll(/"lastUsedAt":"[^"]*"/g, '"lastUsedAt":"some time"')
    .replaceAll(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, (id) => (known.has(id) ? id : 'another id'))
    .replaceAll(/"remaining":[\d.]+/g, '"remaining":0');
}

/** The trail with the entries of each instant sorted by what they say. */
function inOrderOfInstants(answer: string): string {
  const [, head = '', body = ''] = /^([\s\S]*\n)(\{.*\})\s*$/.exec(answer) ?? [];
  if (!body.includes('"auditEntries"')) return answer;
  const { data, ...rest } = JSON.parse(body) as { data: { auditEntries: Record<string, unknown> } | null };
  const { nodes, edges, ...page } = data?.auditEntries ?? {};
  const said = (one: unknown) =>
    JSON.stringify(one, (key, value) => (/^(cursor|id|requestId)$/.test(key) ? '' : value));
  const sorted = [nodes, edges].map((list) => (Array.isArray(list) ? list.map(said).toSorted() : null));
  return head + JSON.stringify([sorted, page, rest]);
}

/** Welch's t of two samples, on the logarithms of all but the slowest twentieth of each. */
export function welch(one: readonly number[], other: readonly number[]): number {
  const a = momentsOf(one);
  const b = momentsOf(other);
  const error = Math.sqrt(a.variance / a.size + b.variance / b.size);
  return error === 0 ? 0 : (a.mean - b.mean) / error;
}

function momentsOf(sample: readonly number[]) {
  const kept = sample
    .toSorted((a, b) => a - b)
    .slice(0, Math.ceil(sample.length * 0.95))
    .map(Math.log);
  const mean = kept.reduce((sum, value) => sum + value, 0) / Math.max(1, kept.length);
  const variance = kept.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, kept.length - 1);
  return { mean, variance, size: Math.max(1, kept.length) };
}
