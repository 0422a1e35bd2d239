import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isObjectType,
  isRequiredArgument,
  type OperationTypeNode,
} from 'graphql';
import type { Dice } from '../replay/dice.js';
import {
  literalOf,
  type SeenIds,
  strangeText,
  type Value,
  type ValueWorld,
  valueFor,
} from './random-values.js';

export interface FuzzDocument {
  readonly query: string;
  readonly variables: Readonly<Record<string, Value>>;
  readonly operationName?: string;
}

/** Documents by the grammar of a schema: most fit it, many nearly do. */
export class DocumentMaker {
  readonly #enumValues: ReadonlySet<string>;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly dice: Dice,
    private readonly ids: SeenIds,
  ) {
    const enums = Object.values(schema.getTypeMap()).filter((type) => isEnumType(type));
    this.#enumValues = new Set(enums.flatMap((type) => type.getValues().map(({ name }) => name)));
  }

  make(): FuzzDocument {
    const { dice } = this;
    const kind = dice.chance(0.62) ? 'query' : dice.chance(0.93) ? 'mutation' : 'subscription';
    const root = this.#rootOf(kind);
    const strangeness = dice.chance(0.5) ? 0 : dice.chance(0.7) ? 0.03 : 0.2;
    const draft = new Draft(this.#enumValues, { dice, ids: this.ids, strangeness });
    const count = kind === 'query' ? 1 + dice.whole(dice.chance(0.1) ? 8 : 2) : 1;
    const selection = draft.selectionOf(root, count, dice.chance(0.05) ? 14 : 5);
    const text = `${kind} F${draft.variablesText()} ${selection} ${draft.fragments.join(' ')}`;
    const query = dice.chance(strangeness) ? this.#broken(text) : text;
    return { query, variables: draft.variables, ...(dice.chance(0.05) && { operationName: 'F' }) };
  }

  #rootOf(kind: 'query' | 'mutation' | 'subscription'): GraphQLObjectType {
    const root = this.schema.getRootType(kind as OperationTypeNode);
    if (!root) throw new Error(`The schema has no ${kind}.`);
    return root;
  }

  /** A text with some of it gone, doubled, or something strange put in. */
  #broken(text: string): string {
    const { dice } = this;
    const at = dice.whole(text.length);
    const to = at + dice.whole(12);
    const inserted = [
      text.slice(at, to).repeat(2),
      strangeText(dice),
      '{',
      '}',
      '...',
      '@skip(if: true)',
      '"""',
      '#',
    ];
    return text.slice(0, at) + (dice.oneOf(inserted) ?? '') + text.slice(to);
  }
}

class Draft {
  readonly fragments: string[] = [];
  readonly variables: Record<string, Value> = {};
  readonly #declared: string[] = [];
  #fields = 0;

  constructor(
    private readonly enumValues: ReadonlySet<string>,
    private readonly world: ValueWorld,
  ) {}

  variablesText(): string {
    return this.#declared.length > 0 ? `(${this.#declared.join(', ')})` : '';
  }

  selectionOf(type: GraphQLObjectType, count: number, depth: number): string {
    const { dice } = this.world;
    const all = Object.values(type.getFields());
    const chosen = Array.from({ length: count }, () => dice.oneOf(all)).filter(
      (field) => field !== undefined,
    );
    const parts = chosen.map((field) => this.#fieldOf(field, depth));
    if (dice.chance(0.1)) parts.push('__typename');
    if (dice.chance(this.world.strangeness)) parts.push('planted');
    const body = `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
    if (!dice.chance(0.06)) return dice.chance(0.05) ? `{ ... on ${type.name} ${body} }` : body;
    const name = `G${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${type.name} ${body}`);
    return `{ ...${name} }`;
  }

  #fieldOf(field: GraphQLField<unknown, unknown>, depth: number): string {
    const { dice } = this.world;
    this.#fields += 1;
    const alias = dice.chance(0.12) ? `a${this.#fields}: ` : '';
    const directive = dice.chance(0.03)
      ? ` @${dice.oneOf(['skip', 'include'])}(if: ${dice.chance(0.5)})`
      : '';
    const args = this.#argumentsOf(field.args);
    const named = getNamedType(field.type);
    const isOpen = isObjectType(named);
    if (isOpen && (depth <= 0 || this.#fields > 120)) return '__typename';
    const inner = isOpen ? ` ${this.selectionOf(named, 1 + dice.whole(5), depth - 1)}` : '';
    return `${alias}${field.name}${args}${directive}${inner}`;
  }

  #argumentsOf(args: readonly GraphQLArgument[]): string {
    const { dice, strangeness } = this.world;
    const given = args.filter((arg) =>
      isRequiredArgument(arg) ? !dice.chance(strangeness) : dice.chance(0.4),
    );
    const texts = given.map((arg) => `${arg.name}: ${this.#valueText(arg.type)}`);
    return texts.length > 0 ? `(${texts.join(', ')})` : '';
  }

  #valueText(type: GraphQLInputType): string {
    const { dice } = this.world;
    const value = valueFor(type, this.world);
    if (dice.chance(0.5)) return literalOf(value, (text) => this.enumValues.has(text));
    const name = `v${this.#declared.length}`;
    this.#declared.push(`$${name}: ${type}`);
    if (!dice.chance(0.03)) this.variables[name] = value;
    return `$${name}`;
  }
}
