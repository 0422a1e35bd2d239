import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from '../replay/dice.js';
import { coveringOf, type Question } from './documents.js';
import { mayRead } from './entitled.js';
import { type Marks, marksIn } from './marks.js';

/** A mark where it may not stand. */
export interface Leak {
  readonly surface: string;
  readonly asker: string;
  readonly what: string;
  readonly where: string;
}
export interface Harvest {
  readonly answers: number;
  readonly bytes: number;
  readonly leaks: readonly Leak[];
  /** How many marks were read by those who may: proof that there was something to find. */
  readonly readByRight: number;
}
export interface Ground {
  readonly url: string;
  readonly marks: Marks;
  readonly questions: readonly Question[];
  /** Values for the variables of a root field; another set at each call. */
  readonly variablesFor: (root: string, dice: Dice) => object;
  /** Each asker has dice of their own: they ask side by side. */
  readonly diceFor: (nth: number) => Dice;
  /** How many questions by chance each asker sends, after those that ask for every type; all when absent. */
  readonly each?: number;
}

/** Lets everybody ask everything and looks for marks in what comes back. */
export async function harvest(askers: readonly string[], ground: Ground): Promise<Harvest> {
  const each = await Promise.all(askers.map((asker, nth) => harvestOf(asker, ground, ground.diceFor(nth))));
  return {
    answers: sumOf(each.map(({ answers }) => answers)),
    bytes: sumOf(each.map(({ bytes }) => bytes)),
    readByRight: sumOf(each.map(({ readByRight }) => readByRight)),
    leaks: each.flatMap(({ leaks }) => leaks),
  };
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

async function harvestOf(asker: string, ground: Ground, dice: Dice): Promise<Harvest> {
  const { url, marks, variablesFor } = ground;
  const sum = { answers: 0, bytes: 0, readByRight: 0, leaks: [] as Leak[] };
  for (const { root, text } of chosen(ground, dice)) {
    const variables = variablesFor(root, dice);
    const answer = await answerTo(url, asker, { query: text, variables });
    sum.answers++;
    sum.bytes += answer.length;
    const found = judge(answer, { asker, root, asked: JSON.stringify(variables) }, marks);
    sum.readByRight += found.readByRight;
    sum.leaks.push(...found.leaks);
  }
  return sum;
}

function chosen({ questions, each }: Ground, dice: Dice): readonly Question[] {
  if (each === undefined) return [...coveringOf(questions), ...questions];
  const byChance = Array.from({ length: each }, () => dice.oneOf(questions)).filter(
    (one) => one !== undefined,
  );
  return [...coveringOf(questions), ...byChance];
}

/** Headers and body of an answer, as they came. */
async function answerTo(url: string, asker: string, body: object): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: headersOf(asker),
    body: JSON.stringify(body),
  });
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  return `${headers}\n\n${await response.text()}`;
}

export function headersOf(asker: string): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': 'application/json', 'accept-language': 'it' };
  if (asker !== 'nobody') headers.authorization = `Bearer ${asker}`;
  return headers;
}

/** Follows the changes for a while as this asker. */
export async function followed(url: string, asker: string, milliseconds: number): Promise<string> {
  const query =
    'subscription { bedsChanged { poolId pool { id name free promised shelter { id name organisation { name } } } } }';
  const response = await fetch(`${url}/graphql/stream`, {
    method: 'POST',
    headers: { ...headersOf(asker), accept: 'text/event-stream' },
    body: JSON.stringify({ query }),
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const over = pause(milliseconds).then(() => reader?.cancel());
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) heard += next.value;
  await over;
  return heard;
}

interface Asked {
  readonly asker: string;
  readonly root: string;
  /** What the asker said: to hear it back tells nothing. */
  readonly asked: string;
}

/** Sorts the marks of an answer into those read by right and those that leaked. */
export function judge(
  answer: string,
  { asker, root, asked }: Asked,
  marks: Marks,
): { leaks: Leak[]; readByRight: number } {
  const leaks: Leak[] = [];
  let readByRight = 0;
  for (const hit of marksIn(answer, marks)) {
    const mark = hit.text === null ? undefined : marks.find(hit.text);
    if (hit.text && asked.includes(hit.text)) continue;
    const field = fieldAt(answer, hit.at);
    if (mark && mayRead(mark, { asker, root, field })) readByRight++;
    else
      leaks.push({
        ...{ surface: `${root}.${field}`, asker },
        ...{ what: mark ? `${mark.kind} of ${mark.of}` : hit.encoding, where: aroundOf(answer, hit.at) },
      });
  }
  return { leaks, readByRight };
}

/** The name of the field in whose value something stands. */
function fieldAt(answer: string, at: number): string {
  return (
    /"(\w+)":\s*(?:\[[^[\]{}]*|"(?:[^"\\]|\\.)*)$/.exec(answer.slice(Math.max(0, at - 4_000), at))?.[1] ?? '?'
  );
}

export function aroundOf(text: string, at: number): string {
  return text.slice(Math.max(0, at - 80), at + 60).replaceAll(/\s+/g, ' ');
}
