import type { Criterion, CriterionKind, Effect, Hours } from '../../directory/index.js';
import { parsedOnce } from './parsed-once.js';

/** A criterion as JSON: kind, effect, number, words, epoch ms of its end, note. */
export type ProfileLine = readonly [
  CriterionKind,
  Effect,
  number | null,
  readonly string[] | null,
  number | null,
  string | null,
];

const mostTexts = 5_000;
const noCriteria: readonly Criterion[] = [];
const hoursOnce = parsedOnce((text): Hours => JSON.parse(text), mostTexts);
const profileOnce = parsedOnce((text) => profileOf(text.split('\n').map(lineIn)), mostTexts);

/** Hours from their JSON text; null where they were never stated. */
export function hoursIn(text: string | null): Hours | null {
  return text === null ? null : hoursOnce(text);
}

/** A profile from a text of one criterion a line, its parts apart by spaces, `-` for what is not given. */
export function profileIn(text: string | null): readonly Criterion[] {
  return text === null ? noCriteria : profileOnce(text);
}

/** The statement brought only those in force. */
export function profileOf(lines: readonly ProfileLine[]): Criterion[] {
  return lines.map(([kind, effect, number, words, until, note]) => ({
    kind,
    effect,
    number,
    words,
    validFrom: null,
    validUntil: until === null ? null : new Date(until),
    note,
  }));
}

function lineIn(line: string): ProfileLine {
  const [kind, effect, number, words, until] = line.split(' ');
  const list = words === undefined || words === '-' ? null : words.split(',');
  return [kind as CriterionKind, effect as Effect, numberIn(number), list, numberIn(until), null];
}

function numberIn(text: string | undefined): number | null {
  return text === undefined || text === '-' ? null : Number(text);
}
