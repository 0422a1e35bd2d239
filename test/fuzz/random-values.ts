import {
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  isScalarType,
} from 'graphql';
import type { Dice } from '../replay/dice.js';

/** A value as JSON has it. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [name: string]: Value };

/** Ids that answers told, so that some of what is asked for is there. */
export class SeenIds {
  readonly #ids: string[] = [];

  learn(text: string): void {
    for (const [id] of text.matchAll(/[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}/g)) {
      if (this.#ids.length < 2_000) this.#ids.push(id);
      else this.#ids[id.charCodeAt(0) * 7 + (id.charCodeAt(5) % 7)] = id;
    }
  }

  one(dice: Dice): string {
    return dice.oneOf(this.#ids) ?? '00000000-0000-4000-8000-000000000000';
  }
}

const strangeTexts = [
  ...[
    '',
    ' ',
    '\u0000',
    '\n',
    '\r\n',
    '\t',
    '\ud800',
    '\udfff\ud800',
    '\ufeff',
    '\u202e',
    '\u2028',
    '%',
    '%%%',
    '_',
    '\\',
    "'",
    '"',
  ],
  ...[
    "'; select pg_sleep(5)--",
    '$$',
    '%27',
    '$\u007b7*7}',
    '{{7*7}}',
    '<script>alert(1)</script>',
    '=HYPERLINK("x")',
    '../../etc/passwd',
  ],
  ...[
    '((a+)+)+$',
    '🏠'.repeat(40),
    'ﷺ'.repeat(30),
    `e${'\u0301'.repeat(60)}`,
    'İstanbul',
    'ß',
    'ſ',
    '\u{10ffff}',
    '１２３',
  ],
  ...[
    'null',
    'undefined',
    'NaN',
    'true',
    '[]',
    '{}',
    '__proto__',
    'constructor',
    'toString',
    '0',
    '-1',
    '1e999',
    'a'.repeat(3_000),
  ],
  ...[
    '2026-02-30',
    '2026-11-23',
    '9999-12-31',
    '0000-00-00',
    '-271821-04-20T00:00:00Z',
    '+275760-09-13T00:00:00.000Z',
  ],
  ...[
    '2026-11-23T24:00:00Z',
    '2026-11-23T10:00:00+14:59',
    '10:00',
    '24:00',
    '25:61',
    '+39 051 000',
    '037006',
    '999999',
  ],
];
const strangeNumbers = [
  0, -0, 1, -1, 2, 100, 101, 2_147_483_647, -2_147_483_648, 2_147_483_648, 1e21, 1e308, -1e308, 0.5, 1e-320,
  9_007_199_254_740_992,
];

export function strangeText(dice: Dice): string {
  const text = dice.oneOf(strangeTexts) ?? '';
  return dice.chance(0.2) ? text + (dice.oneOf(strangeTexts) ?? '') : text;
}

/** What does not fit anywhere in particular. */
export function strangeValue(dice: Dice): Value {
  const values: Value[] = [null, true, false, [], {}, [[]], [null], { a: null }, { __proto__: 1 }];
  if (dice.chance(0.4)) return strangeText(dice);
  return dice.chance(0.5) ? (dice.oneOf(strangeNumbers) ?? 0) : (dice.oneOf(values) ?? null);
}

export interface ValueWorld {
  readonly dice: Dice;
  readonly ids: SeenIds;
  /** How often a value is of another kind than it should be. */
  readonly strangeness: number;
}

/** A value that a type might take, or nearly. */
export function valueFor(type: GraphQLInputType, world: ValueWorld, depth = 0): Value {
  const { dice, strangeness } = world;
  if (dice.chance(strangeness)) return strangeValue(dice);
  if (isNonNullType(type)) return valueFor(type.ofType, world, depth);
  if (dice.chance(0.05)) return null;
  if (isListType(type)) {
    const length = depth > 4 ? 0 : dice.chance(0.03) ? 60 : dice.whole(4);
    return Array.from({ length }, () => valueFor(type.ofType, world, depth + 1));
  }
  if (isEnumType(type)) return dice.oneOf(type.getValues())?.name ?? null;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) =>
        (isRequiredInputField(field) && !dice.chance(strangeness)) || dice.chance(depth > 3 ? 0.1 : 0.45),
    );
    return Object.fromEntries(fields.map((field) => [field.name, valueFor(field.type, world, depth + 1)]));
  }
  return isScalarType(type) ? scalarOf(type.name, world) : null;
}

const ordinaryTexts = [
  'Bologna',
  'Casa',
  'san',
  '037006',
  '12:00',
  '08:30',
  'setup-1',
  '+39 051 123456',
  'via Roma 1',
  'a',
];

function scalarOf(name: string, { dice, ids }: ValueWorld): Value {
  const isUsual = dice.chance(0.7);
  switch (name) {
    case 'Int':
    case 'Float':
      return isUsual ? dice.whole(30) * (name === 'Int' ? 1 : 1.37) : (dice.oneOf(strangeNumbers) ?? 0);
    case 'Boolean':
      return isUsual;
    case 'ID':
      return isUsual || dice.chance(0.5) ? ids.one(dice) : strangeText(dice);
    default:
      return isUsual ? ordinaryText(name, dice) : strangeText(dice);
  }
}

function ordinaryText(name: string, dice: Dice): string {
  const day = `2026-11-${10 + dice.whole(19)}`;
  if (name === 'Date') return day;
  return name === 'DateTime' ? `${day}T${10 + dice.whole(14)}:00:00Z` : (dice.oneOf(ordinaryTexts) ?? '');
}

/** The value as it stands in a document; `type` tells where names are values of a list. */
export function literalOf(value: Value, isEnum: (text: string) => boolean): string {
  if (typeof value === 'string') return isEnum(value) ? value : quoted(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value).replace('+', '');
  if (value === null || typeof value === 'boolean') return String(value);
  if (isListed(value)) return `[${value.map((entry) => literalOf(entry, isEnum)).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([name, entry]) => `${name}: ${literalOf(entry, isEnum)}`)
    .join(', ')}}`;
}

function isListed(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function quoted(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}
