import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { elsewhere, queries } from './ways.js';

/** What is asked of one type at one place of an answer. */
export interface Plan {
  readonly type: GraphQLObjectType;
  /** Names of fields from the answer's top; lists are passed through. */
  readonly at: readonly string[];
  readonly fields: readonly string[];
  readonly below: ReadonlyMap<string, Plan>;
}

type Field = GraphQLField<unknown, unknown>;

function fieldsOf(type: GraphQLObjectType): Field[] {
  return Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument));
}

/** Types that are asked about one by one: elsewhere they are only told to be there. */
function typesWithWays(schema: GraphQLSchema): Set<string> {
  const fields = schema.getQueryType()?.getFields() ?? {};
  const named = Object.entries(queries).filter(([name, way]) => way.about && fields[name]);
  return new Set(named.map(([name]) => getNamedType((fields[name] as Field).type).name));
}

/** Everything that can be asked from a root field down to the next types that have a way of their own. */
export function planOf(schema: GraphQLSchema, root: Field): Plan | null {
  const own = typesWithWays(schema);
  const type = getNamedType(root.type);
  // A type that stands in several places of one answer is asked in the first.
  const asked = new Set<string>();
  return isObjectType(type) ? below(type, [root.name]) : null;

  function below(at: GraphQLObjectType, path: readonly string[]): Plan {
    asked.add(at.name);
    const isEdge = at.name.endsWith('Edge');
    const deeper = fieldsOf(at).flatMap((field) => {
      const next = getNamedType(field.type);
      const isAsked = isObjectType(next) && !own.has(next.name) && !asked.has(next.name);
      // What an edge holds stands among the nodes beside it.
      if (!isAsked || (isEdge && field.name === 'node')) return [];
      return [[field.name, below(next, [...path, field.name])] as const];
    });
    const fields = fieldsOf(at).map(({ name }) => name);
    return { type: at, at: path, fields: fields.sort(), below: new Map(deeper) };
  }
}

/** The selection that asks for all of it. */
export function selectionOf(plan: Plan): string {
  const parts = plan.fields.map((name) => {
    const deeper = plan.below.get(name);
    if (deeper) return `${name} ${selectionOf(deeper)}`;
    const field = plan.type.getFields()[name];
    return field && isObjectType(getNamedType(field.type)) ? `${name} { __typename }` : name;
  });
  return `{ ${parts.join(' ')} }`;
}

/** Every plan in it, from the top. */
export function* plansIn(plan: Plan): Generator<Plan> {
  yield plan;
  for (const deeper of plan.below.values()) yield* plansIn(deeper);
}

/** Fields of types that no plan asks, no act does and nothing asks elsewhere. */
export function withoutRow(schema: GraphQLSchema, covered: ReadonlySet<string>): string[] {
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  );
  return types
    .filter(({ name }) => !(name in elsewhere))
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
    .filter((name) => !covered.has(name) && !(name in elsewhere))
    .sort();
}
