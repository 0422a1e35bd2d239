import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { invalidInput } from '../errors.js';
import { documentLimits, usualPage } from './document-limits.js';
import { fragmentsOf } from './document-shape.js';

/** What the fields of a schema cost, beyond one unit an object. */
export interface CostTable {
  /** Units of a field, once each time it is worked out: `Type.field`. */
  readonly fields: Readonly<Record<string, number>>;
  /** Units of each field of a root type that is not in `fields`. */
  readonly roots: { readonly query: number; readonly mutation: number; readonly subscription: number };
  /** How many entries a list that is not paged is taken for, where it is not the usual number: `Type.field`. */
  readonly lists: Readonly<Record<string, number>>;
  readonly usualList: number;
  /** Root fields that a person on duty may always use so many times a minute, whatever else was spent. */
  readonly emergency: Readonly<Record<string, number>>;
  /** Root fields by which people come in, or learn that they are not. */
  readonly entrances: readonly string[];
}

/** Units, of which some are to be multiplied by pages that the variables decide. */
interface Cost {
  readonly fixed: number;
  readonly paged: readonly { readonly page: Page; readonly each: Cost }[];
}

type Page = { readonly variable: string; readonly otherwise: number };
type Size = number | Page;

const free: Cost = { fixed: 0, paged: [] };

/** The cost of an operation by its variables. It is worked out once a document, and summed up at each request. */
export class OperationCost {
  readonly #cost: Cost;

  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    table: CostTable,
  ) {
    this.#cost = new Pricing({ schema, table, fragments: fragmentsOf(document), operation }).ofOperation();
  }

  /** @throws INVALID_INPUT for a page that is none */
  with(variables: Readonly<Record<string, unknown>>): number {
    return Math.ceil(summed(this.#cost, variables));
  }
}

function summed({ fixed, paged }: Cost, variables: Readonly<Record<string, unknown>>): number {
  return paged.reduce(
    (sum, { page, each }) => sum + sizeBy(page, variables) * summed(each, variables),
    fixed,
  );
}

function sizeBy({ variable, otherwise }: Page, variables: Readonly<Record<string, unknown>>): number {
  const asked = Object.hasOwn(variables, variable) ? variables[variable] : undefined;
  // What is no number is refused with its own words when the variables are read.
  return typeof asked === 'number' ? checkedPage(asked) : otherwise;
}

function checkedPage(asked: number): number {
  if (asked < 1 || asked > documentLimits.page)
    throw invalidInput('first', {
      en: `must be 1 to ${documentLimits.page}`,
      it: `deve essere tra 1 e ${documentLimits.page}`,
    });
  return asked;
}

interface Priced {
  readonly schema: GraphQLSchema;
  readonly table: CostTable;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly operation: OperationDefinitionNode;
}

class Pricing {
  readonly #ofFragments = new Map<string, Cost>();
  readonly #defaults: ReadonlyMap<string, ValueNode>;

  constructor(private readonly given: Priced) {
    this.#defaults = new Map(
      (given.operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
        defaultValue ? [[variable.name.value, defaultValue] as const] : [],
      ),
    );
  }

  ofOperation(): Cost {
    const { schema, operation } = this.given;
    const root = schema.getRootType(operation.operation);
    return root ? this.#ofSelections(operation.selectionSet, root.name, null) : free;
  }

  #ofSelections({ selections }: SelectionSetNode, typeName: string, page: Size | null): Cost {
    const parts = selections.map((selection): Cost => {
      if (selection.kind === Kind.FIELD) return this.#ofField(selection, typeName, page);
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return this.#ofSelections(
          selection.selectionSet,
          selection.typeCondition?.name.value ?? typeName,
          page,
        );
      return this.#ofFragment(selection.name.value, page);
    });
    return {
      fixed: parts.reduce((sum, { fixed }) => sum + fixed, 0),
      paged: parts.flatMap(({ paged }) => paged),
    };
  }

  #ofFragment(name: string, page: Size | null): Cost {
    const fragment = this.given.fragments.get(name);
    if (!fragment) return free;
    const key = `${name} ${JSON.stringify(page)}`;
    const known =
      this.#ofFragments.get(key) ??
      this.#ofSelections(fragment.selectionSet, fragment.typeCondition.name.value, page);
    this.#ofFragments.set(key, known);
    return known;
  }

  #ofField(node: FieldNode, typeName: string, page: Size | null): Cost {
    const field = this.#fieldOf(typeName, node.name.value);
    const own = this.#ownCost(typeName, node.name.value, field);
    if (!field || !node.selectionSet) return { fixed: own, paged: [] };
    const inner = this.#ofSelections(
      node.selectionSet,
      getNamedType(field.type).name,
      field.args.some(({ name }) => name === 'first') ? this.#pageOf(node) : null,
    );
    const one = { fixed: inner.fixed + own, paged: inner.paged };
    return times(one, this.#sizeOf(`${typeName}.${field.name}`, field, page));
  }

  #fieldOf(typeName: string, name: string): GraphQLField<unknown, unknown> | null {
    const type = this.given.schema.getType(typeName);
    return isObjectType(type) || isInterfaceType(type) ? (type.getFields()[name] ?? null) : null;
  }

  #ownCost(typeName: string, name: string, field: GraphQLField<unknown, unknown> | null): number {
    const { fields, roots } = this.given.table;
    const { operation, schema } = this.given;
    const known = fields[`${typeName}.${name}`];
    if (known !== undefined) return known;
    if (typeName === schema.getRootType(operation.operation)?.name) return roots[operation.operation];
    return field && isCompositeType(getNamedType(field.type)) ? 1 : 0;
  }

  /** The entries of a page are its `nodes` and `edges`; other lists are taken for what they usually hold. */
  #sizeOf(name: string, field: GraphQLField<unknown, unknown>, page: Size | null): Size {
    if (!isList(field.type)) return 1;
    if (page !== null && (field.name === 'nodes' || field.name === 'edges')) return page;
    return this.given.table.lists[name] ?? this.given.table.usualList;
  }

  #pageOf(node: FieldNode): Size {
    const value = node.arguments?.find(({ name }) => name.value === 'first')?.value;
    if (value?.kind !== Kind.VARIABLE) return literalPage(value);
    const variable = value.name.value;
    return { variable, otherwise: literalPage(this.#defaults.get(variable)) };
  }
}

function literalPage(value: ValueNode | undefined): number {
  return value?.kind === Kind.INT ? checkedPage(Number(value.value)) : usualPage;
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}

function times({ fixed, paged }: Cost, size: Size): Cost {
  if (typeof size !== 'number') return { fixed: 0, paged: [{ page: size, each: { fixed, paged } }] };
  return {
    fixed: fixed * size,
    paged: paged.map(({ page, each }) => ({ page, each: times(each, size) })),
  };
}
