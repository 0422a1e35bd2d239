import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** One question: a root field with a way into what it answers, and every plain field on that way. */
export interface Question {
  readonly root: string;
  readonly text: string;
  readonly path: readonly string[];
  /** The types whose plain fields it asks for. */
  readonly types: readonly string[];
}

const deepest = 5;
type Field = GraphQLField<unknown, unknown>;

/** Questions that together ask for every field of the schema, each type in every place it is reached by. */
export function questionsOf(schema: GraphQLSchema, kind: 'query' | 'mutation' | 'subscription'): Question[] {
  const root = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  }[kind];
  return Object.values(root?.getFields() ?? {}).flatMap((field) =>
    waysInto(field, []).map((path) => ({
      root: field.name,
      path: path.map(({ name }) => name),
      text: documentOf(kind, field, path),
      types: [field, ...path].map(({ type }) => getNamedType(type).name),
    })),
  );
}

/** Few of these questions that together still ask for every type, after each root field, or list, by itself. */
export function coveringOf(questions: readonly Question[]): Question[] {
  // Where one id may hit what another misses, more than one is tried.
  const chosen = questions
    .filter(({ path }) => path.length === 0 || path.join() === 'nodes')
    .flatMap((plain) => Array.from({ length: /: ID!|Filter\b/.test(plain.text) ? 5 : 1 }, () => plain));
  const left = new Set(questions.flatMap(({ types }) => types));
  for (const { types } of chosen) for (const type of types) left.delete(type);
  while (left.size > 0) {
    const gain = ({ types }: Question) => types.filter((type) => left.has(type)).length;
    const best = questions.reduce((one, other) => (gain(other) > gain(one) ? other : one));
    for (const type of best.types) left.delete(type);
    chosen.push(best);
  }
  return chosen;
}

/** Every chain of object fields from here on that meets no type twice. */
function waysInto(field: Field, met: readonly string[]): Field[][] {
  const type = getNamedType(field.type);
  if (!isObjectType(type) || met.includes(type.name) || met.length > deepest)
    return isObjectType(type) ? [] : [[]];
  const further = objectFields(type).flatMap((next) =>
    waysInto(next, [...met, type.name]).map((way) => [next, ...way]),
  );
  return [[], ...further];
}

function documentOf(kind: string, root: Field, path: readonly Field[]): string {
  const variables = root.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = root.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const asked = `${root.name}${given && `(${given})`}${selectionOf(root, path)}`;
  return `${kind}${variables && ` (${variables})`} { ${asked} }`;
}

function selectionOf(field: Field, path: readonly Field[]): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return '';
  const [next, ...rest] = path;
  const deeper = next ? `${next.name}${argumentsOf(next)}${selectionOf(next, rest)}` : '';
  const fields = plainFields(type);
  return ` { ${[...(fields.length > 0 || deeper ? fields : ['__typename']), deeper].join(' ')} }`;
}

function plainFields(type: GraphQLObjectType): string[] {
  return Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)) && isAskable(field))
    .map((field) => `${field.name}${argumentsOf(field)}`);
}

function objectFields(type: GraphQLObjectType): Field[] {
  return Object.values(type.getFields()).filter(
    (field) => isObjectType(getNamedType(field.type)) && isAskable(field),
  );
}

/** Fields within types take numbers at most; a new one that needs more has to be taught here. */
function isAskable({ args }: Field): boolean {
  return args.every(
    ({ type, defaultValue }) => !isNonNullType(type) || defaultValue !== undefined || isInt(type),
  );
}

function argumentsOf({ args }: Field): string {
  const needed = args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
  const paged = args.filter(({ name }) => name === 'first');
  const given = [...new Set([...needed, ...paged])].map(({ name }) => `${name}: 5`);
  return given.length > 0 ? `(${given.join(', ')})` : '';
}

function isInt(type: Field['args'][number]['type']): boolean {
  return getNamedType(type).name === 'Int';
}
