import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getIntrospectionQuery,
  Kind,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { invalidInput, Refusal } from '../errors.js';
import type { Words } from '../language.js';
import { documentLimits } from './document-limits.js';

/** How much a selection holds, with its fragments written out. */
interface Shape {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  /** Times each field stands in it, at this level. */
  readonly names: ReadonlyMap<string, number>;
  /** Depth below, and lists of types that lead to types again: of use inside introspection alone. */
  readonly introspection: { readonly depth: number; readonly lists: number };
}

const nothing: Shape = {
  ...{ depth: 0, fields: 0, aliases: 0, directives: 0, names: new Map() },
  introspection: { depth: 0, lists: 0 },
};

/** Lists of the introspection by which one comes round to types again. */
const roundTrips = new Set(['fields', 'interfaces', 'possibleTypes', 'inputFields']);
const entrances = new Set(['__schema', '__type']);

/**
 * Refuses a document that is too large when its fragments are written out. It looks at the text alone and each fragment
 * once, so that it may stand in front of validation, whose time grows with the square of what is repeated.
 * @throws TOO_COMPLEX, INVALID_INPUT for fragments in a circle
 */
export function refuseMisshapen(document: DocumentNode): void {
  const measure = new Measure(fragmentsOf(document), refuseDeeperThanStandard);
  for (const name of fragmentsOf(document).keys()) refuseOver(measure.ofFragment(name));
  for (const node of document.definitions)
    if (node.kind === Kind.OPERATION_DEFINITION) {
      const shape = withDirectives(measure.of(node.selectionSet), node);
      refuseOver(shape);
      if (shape.depth > documentLimits.depth) throw tooMuch('depth', shape.depth);
    }
}

/** The fragments of a document by their names. */
export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
}

class Measure {
  readonly #known = new Map<string, Shape>();
  readonly #open = new Set<string>();

  constructor(
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly entered: (introspection: Shape['introspection']) => void,
  ) {}

  of({ selections }: SelectionSetNode): Shape {
    return selections.reduce((sum, selection) => together(sum, this.#ofSelection(selection)), nothing);
  }

  ofFragment(name: string): Shape {
    const known = this.#known.get(name);
    if (known) return known;
    const fragment = this.fragments.get(name);
    // Validation tells that it is not there.
    if (!fragment) return nothing;
    if (this.#open.has(name)) throw invalidInput('document', inACircle(name));
    this.#open.add(name);
    const shape = withDirectives(this.of(fragment.selectionSet), fragment);
    this.#open.delete(name);
    this.#known.set(name, shape);
    return shape;
  }

  #ofSelection(selection: SelectionNode): Shape {
    if (selection.kind === Kind.FIELD) return this.#ofField(selection);
    const shape =
      selection.kind === Kind.INLINE_FRAGMENT
        ? this.of(selection.selectionSet)
        : this.ofFragment(selection.name.value);
    return withDirectives(shape, selection);
  }

  #ofField(field: FieldNode): Shape {
    const inner = field.selectionSet ? this.of(field.selectionSet) : nothing;
    const { value: name } = field.name;
    const isEntrance = entrances.has(name);
    if (isEntrance) this.entered(inner.introspection);
    return withDirectives(
      {
        ...inner,
        depth: isEntrance ? 1 : inner.depth + 1,
        fields: inner.fields + 1,
        aliases: inner.aliases + (field.alias ? 1 : 0),
        names: new Map([[name, 1]]),
        introspection: {
          depth: inner.introspection.depth + 1,
          lists: inner.introspection.lists + (roundTrips.has(name) ? 1 : 0),
        },
      },
      field,
    );
  }
}

function withDirectives(
  shape: Shape,
  { directives }: { directives?: readonly unknown[] | undefined },
): Shape {
  return directives?.length ? { ...shape, directives: shape.directives + directives.length } : shape;
}

function together(one: Shape, other: Shape): Shape {
  const names = new Map(one.names);
  for (const [name, times] of other.names) names.set(name, (names.get(name) ?? 0) + times);
  const sum = {
    depth: Math.max(one.depth, other.depth),
    fields: one.fields + other.fields,
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives,
    names,
    introspection: {
      depth: Math.max(one.introspection.depth, other.introspection.depth),
      lists: Math.max(one.introspection.lists, other.introspection.lists),
    },
  };
  // At once, so that no sum grows: a bomb of fragments doubles with each.
  refuseOver(sum);
  return sum;
}

function refuseOver({ fields, aliases, directives, names }: Shape): void {
  if (fields > documentLimits.fields) throw tooMuch('fields', fields);
  if (aliases > documentLimits.aliases) throw tooMuch('aliases', aliases);
  if (directives > documentLimits.directives) throw tooMuch('directives', directives);
  for (const times of names.values()) if (times > documentLimits.sameField) throw tooMuch('sameField', times);
}

/** How far the introspection query of the standard goes; what goes no further passes. */
const standard = standardIntrospection();

function standardIntrospection(): Shape['introspection'] {
  const document = parse(getIntrospectionQuery());
  let deepest = nothing.introspection;
  const measure = new Measure(fragmentsOf(document), (reached) => {
    deepest = reached;
  });
  for (const node of document.definitions)
    if (node.kind === Kind.OPERATION_DEFINITION) measure.of(node.selectionSet);
  return deepest;
}

function refuseDeeperThanStandard({ depth, lists }: Shape['introspection']): void {
  if (depth > standard.depth) throw tooComplex({ introspectionDepth: depth }, standard.depth, standardWords);
  if (lists > standard.lists) throw tooComplex({ introspectionLists: lists }, standard.lists, standardWords);
}

const standardWords = {
  en: 'introspection goes deeper than the standard introspection query.',
  it: 'l’introspezione va più a fondo della query di introspezione standard.',
};

const words = {
  depth: (limit: number) => ({
    en: `fields may be nested ${limit} deep.`,
    it: `i campi possono essere annidati per ${limit} livelli.`,
  }),
  fields: (limit: number) => ({
    en: `a document may hold ${limit} fields, fragments written out.`,
    it: `un documento può contenere ${limit} campi, compresi quelli dei frammenti.`,
  }),
  aliases: (limit: number) => ({
    en: `a document may hold ${limit} aliases.`,
    it: `un documento può contenere ${limit} alias.`,
  }),
  sameField: (limit: number) => ({
    en: `a field may stand ${limit} times in one selection.`,
    it: `un campo può comparire ${limit} volte nella stessa selezione.`,
  }),
  directives: (limit: number) => ({
    en: `a document may hold ${limit} directives.`,
    it: `un documento può contenere ${limit} direttive.`,
  }),
} satisfies Record<string, (limit: number) => Words>;

function tooMuch(what: keyof typeof words, found: number): Refusal {
  const limit = documentLimits[what];
  return tooComplex({ [what]: found }, limit, words[what](limit));
}

function tooComplex(found: Record<string, number>, limit: number, reason: Words): Refusal {
  return new Refusal('TOO_COMPLEX', { reason, ...found, limit });
}

function inACircle(name: string): Words {
  return { en: `fragment ${name} holds itself.`, it: `il frammento ${name} contiene se stesso.` };
}
