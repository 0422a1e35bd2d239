import {
  type DocumentNode,
  type FieldNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { Refusal } from '../errors.js';
import { type CostTable, OperationCost } from './document-cost.js';
import { documentLimits } from './document-limits.js';
import { fragmentsOf, refuseMisshapen } from './document-shape.js';

/** An operation that fits the schema and the limits of documents. */
export interface CheckedOperation {
  readonly node: OperationDefinitionNode;
  /** The fields of the root, by their names in the schema. */
  readonly roots: readonly string[];
  /** How often a minute it may always be asked, whatever else was spent; zero for what is no emergency. */
  readonly emergencyTimes: number;
  /** @throws TOO_COMPLEX, INVALID_INPUT */
  costWith(variables: Readonly<Record<string, unknown>>): number;
}

/** Everything that is wrong with a document, as far as it is told. */
export class DocumentFaults extends Error {
  constructor(readonly faults: readonly GraphQLError[]) {
    super('The document does not fit the schema.');
  }
}

interface Examined {
  readonly refused: Error | null;
  readonly operations: Map<string, CheckedOperation>;
}

/**
 * What stands between a document and its execution, the same for every transport: its shape, the schema, what it costs.
 * Each document is examined once, as long as whoever parsed it keeps it.
 */
export class Documents {
  readonly #examined = new WeakMap<DocumentNode, Examined>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly costs: CostTable,
  ) {}

  /**
   * The operation of that name; null where there is none.
   * @throws TOO_COMPLEX, INVALID_INPUT, DocumentFaults
   */
  operationIn(document: DocumentNode, name: string | null | undefined): CheckedOperation | null {
    this.refuseUnfit(document);
    const { operations } = this.#examine(document);
    const node = getOperationAST(document, name);
    if (!node) return null;
    const key = node.name?.value ?? '';
    const known = operations.get(key) ?? this.#checked(document, node);
    operations.set(key, known);
    return known;
  }

  /** @throws TOO_COMPLEX, INVALID_INPUT, DocumentFaults */
  refuseUnfit(document: DocumentNode): void {
    const { refused } = this.#examine(document);
    if (refused) throw refused;
  }

  /** Whether a text may hold what people on duty may always ask; told without reading it. */
  mayBeEmergency(text: string): boolean {
    return Object.keys(this.costs.emergency).some((field) => text.includes(field));
  }

  /** What a text does that asks for nothing but what lets people in; null for others. Told without examining it. */
  entranceIn(text: string): OperationTypeNode | null {
    const { entrances } = this.costs;
    if (text.length > longestEntrance || !entrances.some((field) => text.includes(field))) return null;
    const operation = onlyOperationOf(text);
    const isOne = operation?.selectionSet.selections.every(
      (one) => one.kind === Kind.FIELD && entrances.includes(one.name.value),
    );
    return operation && isOne ? operation.operation : null;
  }

  #examine(document: DocumentNode): Examined {
    const known = this.#examined.get(document);
    if (known) return known;
    const examined = { refused: this.#whyRefused(document), operations: new Map() };
    this.#examined.set(document, examined);
    return examined;
  }

  #whyRefused(document: DocumentNode): Error | null {
    try {
      refuseMisshapen(document);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
    const faults = validate(this.schema, document, undefined, { maxErrors: documentLimits.errors });
    // The last one may only say that there would be more.
    return faults.length > 0 ? new DocumentFaults(faults.slice(0, documentLimits.errors)) : null;
  }

  #checked(document: DocumentNode, node: OperationDefinitionNode): CheckedOperation {
    const cost = new OperationCost(this.schema, document, node, this.costs);
    const fields = rootFieldsOf(document, node);
    if (node.operation === OperationTypeNode.MUTATION) refuseSeveralActs(node);
    const roots = fields.map(({ name }) => name.value);
    return {
      node,
      roots: [...new Set(roots)],
      // What is asked beside it would come for nothing.
      emergencyTimes: roots.length === 1 ? (this.costs.emergency[roots[0] ?? ''] ?? 0) : 0,
      costWith(variables) {
        const units = cost.with(variables);
        if (units > documentLimits.cost)
          throw new Refusal('TOO_COMPLEX', {
            reason: tooDear(units),
            cost: units,
            limit: documentLimits.cost,
          });
        return units;
      },
    };
  }
}

/** Characters; what the console sends to sign in has a hundred. */
const longestEntrance = 2_000;

/** The operation of a document that holds nothing else; null for any other text. */
function onlyOperationOf(text: string): OperationDefinitionNode | null {
  try {
    const { definitions } = parse(text, { maxTokens: documentLimits.tokens });
    const [only] = definitions;
    return definitions.length === 1 && only?.kind === Kind.OPERATION_DEFINITION ? only : null;
  } catch {
    // What is wrong with it is told to who may still ask.
    return null;
  }
}

function tooDear(units: number) {
  return {
    en: `it costs ${units} units, and a request may cost ${documentLimits.cost}. Ask for smaller pages.`,
    it: `costa ${units} unità, e una richiesta può costarne ${documentLimits.cost}. Chiedere pagine più piccole.`,
  };
}

/** A mutation document does one thing: a refusal in the middle of several would leave half an act. */
function refuseSeveralActs({ selectionSet: { selections } }: OperationDefinitionNode): void {
  const isOneField = selections.length === 1 && selections[0]?.kind === Kind.FIELD;
  if (!isOneField) throw new Refusal('TOO_COMPLEX', { reason: oneMutation, limit: 1 });
}
const oneMutation = {
  en: 'a document may hold one mutation, written as a plain field.',
  it: 'un documento può contenere una sola mutation, scritta come campo semplice.',
};

function rootFieldsOf(document: DocumentNode, { selectionSet }: OperationDefinitionNode): FieldNode[] {
  const fragments = fragmentsOf(document);
  const within = (set: OperationDefinitionNode['selectionSet']): FieldNode[] =>
    set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      if (selection.kind === Kind.INLINE_FRAGMENT) return within(selection.selectionSet);
      const fragment = fragments.get(selection.name.value);
      return fragment ? within(fragment.selectionSet) : [];
    });
  return within(selectionSet);
}
