import {
  type DocumentNode,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
} from 'graphql';
import { invalidInput, type Refusal } from '../errors.js';
import { documentLimits } from '../graphql/document-limits.js';
import type { CheckedOperation, Documents } from '../graphql/documents.js';
import { isSameForAll } from './same-for-all.js';

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
  readonly operation: CheckedOperation;
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

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly documents: Documents,
  ) {}

  /** @throws INVALID_INPUT, TOO_COMPLEX, or what is wrong with the document */
  prepare({ query, operationName, variables }: StreamRequest): PreparedSubscription {
    if (typeof query !== 'string') throw refused('query', 'must be a text', 'deve essere un testo');
    if (variables != null && (typeof variables !== 'object' || Array.isArray(variables)))
      throw refused('variables', 'must be an object', 'deve essere un oggetto');
    if (operationName != null && typeof operationName !== 'string')
      throw refused('operationName', 'must be a text', 'deve essere un testo');
    const { document, isSameForAll } = this.#documentOf(query);
    const operation = this.documents.operationIn(document, operationName);
    if (!operation) throw refused('operationName', 'must name one operation', 'deve indicare un’operazione');
    if (operation.node.operation !== OperationTypeNode.SUBSCRIPTION)
      throw refused('document', onlySubscriptions.en, onlySubscriptions.it);
    this.#refuseUnfit(operation.node, (variables ?? {}) as Record<string, unknown>);
    return {
      text: query,
      document,
      operation,
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
    const document = parse(text, { maxTokens: documentLimits.tokens });
    // What cannot be used is not worth a place.
    this.documents.refuseUnfit(document);
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
