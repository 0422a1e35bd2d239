import { IsOptional, Max, Min } from 'class-validator';
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { actorOf, type RequestContext } from '../context.js';
import { Refusal } from '../errors.js';
import { says } from './input-reasons.js';

@ObjectType({ description: 'Where a page of a list ends.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow.' })
  hasNextPage: boolean;

  @Field(() => String, { nullable: true, description: 'Give it as `after` to go on; null on an empty page.' })
  endCursor: string | null;
}

const usualPage = 20;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: usualPage, description: 'How many, 1 to 100.' })
  @Min(1, says('must be 1 to 100', 'deve essere tra 1 e 100'))
  @Max(100, says('must be 1 to 100', 'deve essere tra 1 e 100'))
  get first(): number {
    return this.#first;
  }
  // A client that passes a variable it never set means the usual page.
  set first(asked: number | null) {
    this.#first = asked ?? usualPage;
  }
  #first = usualPage;

  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before.' })
  // Validation takes away what has no rule of its own.
  @IsOptional()
  after?: string | null;
}

export interface Page<Node> {
  readonly edges: Edge<Node>[];
  readonly nodes: Node[];
  readonly pageInfo: PageInfo;
}
export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

/** A page cut from rows that were asked for one more than it holds. */
export function pageOf<Row, Node>(
  rows: readonly Row[],
  first: number,
  shape: { node: (row: Row) => Node; cursor: (row: Row) => string },
): Page<Node> {
  const edges = rows.slice(0, first).map((row) => ({ cursor: shape.cursor(row), node: shape.node(row) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
  };
}

/** The classes of a Relay connection over a type: `connectionOf(Shelter, 'Shelter')`. */
export function connectionOf<Node extends object>(type: () => ClassType<Node>, name: string) {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a list, with its cursor.` })
  class EdgeType {
    @Field(() => String, { description: 'The place of this entry in the list.' })
    cursor: string;

    @Field(type, { description: 'The entry itself.' })
    node: Node;
  }
  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class ConnectionType implements Page<Node> {
    @Field(() => [EdgeType], { description: 'The entries with their cursors.' })
    edges: EdgeType[];

    @Field(() => [type()], { description: 'The entries.' })
    nodes: Node[];

    @Field(() => PageInfo, { description: 'Whether more follow, and from where.' })
    pageInfo: PageInfo;
  }
  return ConnectionType;
}

/** An opaque cursor that only this registry can make and read, bound to the list and to who asked. */
export function cursorOf(ctx: RequestContext, list: string, place: readonly unknown[]): string {
  return ctx.secrets.wrap(JSON.stringify(place), boundTo(ctx, list));
}

/** The place a cursor stands for. Throws BAD_CURSOR where it was not made by this list for this caller. */
export function placeOf(ctx: RequestContext, list: string, cursor: string): unknown[] {
  const place = ctx.secrets.unwrap(cursor, boundTo(ctx, list));
  if (place === null) throw new Refusal('BAD_CURSOR');
  return JSON.parse(place) as unknown[];
}

function boundTo(ctx: RequestContext, list: string): string {
  return `cursor/${list}/${ctx.actor ? actorOf(ctx).id : 'public'}`;
}
