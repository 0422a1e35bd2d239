import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { invalidInput, type Refusal } from '../errors.js';
import { isSameForAll } from './same-for-all.js';
import { streamLimits } from './stream-limits.js';

/** What a client asks for, as it came. */
export interface StreamRequest {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
}

/** A subscription that fits the schema. */
export interface PreparedSubscription {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Whether the answer to it depends on nothing but the event. */
  readonly isSameForAll: boolean;
}

interface ReadDocument {
  readonly document: DocumentNode;
  readonly isSameForAll: boolean;
}

/** Documents are few and subscribers many: each is read once. */
const keptDocuments = 200;

export class SubscriptionDocuments {
  readonly #read = new Map<string, ReadDocument>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** @throws INVALID_INPUT, or what is wrong with the document */
  prepare({ query, operationName, variables }: StreamRequest): PreparedSubscription {
    if (typeof query !== 'string') throw refused('query', 'must be a text', 'deve essere un testo');
    if (variables != null && (typeof variables !== 'object' || Array.isArray(variables)))
      throw refused('variables', 'must be an object', 'deve essere un oggetto');
    if (operationName != null && typeof operationName !== 'string')
      throw refused('operationName', 'must be a text', 'deve essere un testo');
    const { document, isSameForAll } = this.#documentOf(query);
    const operation = getOperationAST(document, operationName);
    if (!operation) throw refused('operationName', 'must name one operation', 'deve indicare un’operazione');
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION)
      throw refused('document', onlySubscriptions.en, onlySubscriptions.it);
    this.#refuseUnfit(operation, (variables ?? {}) as Record<string, unknown>);
    return {
      text: query,
      document,
      isSameForAll,
      operationName: operationName ?? null,
      variables: (variables ?? {}) as Record<string, unknown>,
    };
  }

  #refuseUnfit(operation: OperationDefinitionNode, variables: Record<string, unknown>): void {
    const { variableDefinitions = [] } = operation;
    const [fault] =
      getVariableValues(this.schema, variableDefinitions, variables, { maxErrors: 1 }).errors ?? [];
    if (fault) throw refused('document', fault.message, fault.message);
  }

  #documentOf(text: string): ReadDocument {
    const known = this.#read.get(text);
    if (known) return known;
    const document = parse(text, { maxTokens: streamLimits.tokens });
    const [fault] = validate(this.schema, document, undefined, { maxErrors: 5 });
    if (fault) throw fault;
    if (this.#read.size >= keptDocuments) this.#read.clear();
    const read = { document, isSameForAll: isSameForAll(this.schema, document) };
    this.#read.set(text, read);
    return read;
  }
}

const onlySubscriptions = {
  en: 'this way is for subscriptions; send queries and mutations to POST /graphql.',
  it: 'questo canale è per le subscription; inviare query e mutation a POST /graphql.',
};

function refused(field: string, en: string, it: string): Refusal {
  return invalidInput(field, { en, it });
}
