import { randomUUID } from 'node:crypto';
import { coerceInputValue, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { Account } from '../support/given.js';
import type { Answer, World } from '../support/world.js';
import { acts } from './acts.js';
import { type Plan, planOf, plansIn, selectionOf } from './plan.js';
import { toldOfPools } from './streams.js';
import { elsewhere, lists, queries, type Way } from './ways.js';
import type { Groups, MatrixWorld } from './world.types.js';

/** One field: what each role gets, object by object. */
export interface Row {
  readonly section: string;
  readonly field: string;
  readonly cells: readonly string[];
}

const marks: Readonly<Record<string, string>> = {
  NOT_SIGNED_IN: 's',
  NOT_ALLOWED: 'a',
  NOT_FOUND: 'f',
  SESSION_NEEDED: 'k',
  SECOND_FACTOR_NEEDED: 'h',
  NOT_ASSIGNED: 'o',
  OWN_ACCOUNT: 'o',
  REVIEW_BY_ANOTHER: 'o',
  NOTED_BY_ANOTHER: 'o',
};
const atOnce = 6;
type RootField = GraphQLField<unknown, unknown>;

export class Asking {
  readonly rows: Row[] = [];
  readonly covered = new Set<string>();
  private readonly permissions = new Map<Account | null, readonly string[]>();

  constructor(
    private readonly world: World,
    private readonly schema: GraphQLSchema,
    private readonly matrix: MatrixWorld,
  ) {}

  async everything(): Promise<void> {
    this.refuseImpossibleInputs();
    for (const field of Object.values(this.schema.getQueryType()?.getFields() ?? {})) {
      this.covered.add(`Query.${field.name}`);
      const plan = planOf(this.schema, field);
      if (!plan) throw new Error(`Query.${field.name} answers with no object: say in ways.ts how to ask it.`);
      for (const key of keysOf(queries, field)) await this.query(key, field, plan);
    }
    for (const name of Object.keys(lists)) await this.list(name);
    for (const field of Object.values(this.schema.getSubscriptionType()?.getFields() ?? {}))
      await this.stream(field);
    await this.world.database.sql(nothingCommits);
    for (const field of Object.values(this.schema.getMutationType()?.getFields() ?? {})) {
      if (`Mutation.${field.name}` in elsewhere) continue;
      this.covered.add(`Mutation.${field.name}`);
      for (const key of keysOf(acts, field)) await this.act(key, field);
    }
  }

  private refuseImpossibleInputs(): void {
    const problems: string[] = [];
    for (const field of Object.values(this.schema.getMutationType()?.getFields() ?? {}))
      for (const key of keysOf(acts, field)) {
        const input = acts[key] && { ...acts[key].input('', this.matrix, null), requestKey: 'x' };
        if (field.args[0] && input)
          coerceInputValue(input, field.args[0].type, (path, _, error) =>
            problems.push(`${key}.${path.join('.')}: ${error.message}`),
          );
      }
    if (problems.length > 0) throw new Error(problems.join('\n'));
  }

  private groupsOf(about: Way['about']): Groups {
    return about ? this.matrix.ids[about] : { once: { once: '' } };
  }

  /** What only a session may is asked in one, by whoever has one; whoever has no key asks all in theirs. */
  private ask(field: RootField, who: Account | null, document: string, variables: object): Promise<Answer> {
    const isInSession = field.extensions.session || who === this.matrix.half;
    const inSession = isInSession ? this.matrix.inSession(who) : null;
    return inSession ? inSession(document, variables) : this.world.ask(who, document, variables);
  }

  private async query(key: string, field: RootField, plan: Plan): Promise<void> {
    const { name } = field;
    const way: Way = queries[key] ?? {};
    const more = way.variables?.(this.matrix) ?? {};
    const declared = [
      ...(way.about ? ['$id: ID!'] : []),
      ...Object.entries(more).map(([key, { type }]) => `$${key}: ${type}`),
    ];
    const values = Object.fromEntries(Object.entries(more).map(([key, { value }]) => [key, value]));
    const head = declared.length > 0 ? `query (${declared.join(', ')})` : 'query';
    const document = `${head} { ${name}${way.args ? `(${way.args})` : ''} ${selectionOf(plan)} }`;
    const found = await this.ofEach(field, this.groupsOf(way.about), atOnce, async (who, id) => {
      const answer = await this.ask(field, who, document, { ...values, ...(way.about ? { id } : {}) });
      if (answer.code === 'INVALID_INPUT' || answer.code === 'INTERNAL' || answer.code === 'TOO_COMPLEX')
        throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
      return marksOf(answer, name, plan);
    });
    this.keep(key, plan, found);
  }

  /** Over a stream, when each pool changes. */
  private async stream(field: RootField): Promise<void> {
    const { name } = field;
    const plan = planOf(this.schema, field);
    if (!plan) throw new Error(`Subscription.${name} tells no object.`);
    this.covered.add(`Subscription.${name}`);
    const asked = { document: `subscription { ${name} ${selectionOf(plan)} }`, at: name };
    const told = await toldOfPools(this.world, this.matrix, asked);
    const silence = { status: 200, data: null, errors: [], code: null };
    const found = [...this.matrix.roles.values()].map((who) =>
      mapGroups(this.matrix.ids.pool, (id) => marksOf(told.get(who)?.(id) ?? silence, name, plan)),
    );
    this.keep(`a stream: pool (${name})`, plan, found);
  }

  private keep(key: string, plan: Plan, found: readonly Record<string, Map<string, string>[]>[]): void {
    const [name = ''] = plan.at;
    const cells = (path: string) => found.map((group) => cellOf(group, (told) => told.get(path) ?? '?'));
    this.rows.push({ section: key, field: name, cells: cells(name) });
    for (const part of plansIn(plan))
      for (const one of part.fields) {
        this.covered.add(`${part.type.name}.${one}`);
        const path = [...part.at, one].join('.');
        this.rows.push({ section: key, field: path, cells: cells(path) });
      }
  }

  private async list(name: string): Promise<void> {
    const { about, document, at } = lists[name] as (typeof lists)[string];
    const field = this.schema.getQueryType()?.getFields()[name.split('.')[0] ?? ''] as RootField;
    const answers = await Promise.all(
      [...this.matrix.roles.values()].map(async (who) => {
        const answer = await this.ask(field, who, document, {});
        const mark = marks[answer.code ?? ''] ?? (answer.code ? 'x' : null);
        const found = new Set(answer.code ? [] : at.split('.').reduce(below, [answer.data]));
        return cellOf(
          mapGroups(this.matrix.ids[about], (id) => mark ?? (found.has(id) ? 'V' : '.')),
          (one) => one,
        );
      }),
    );
    this.rows.push({ section: `in a list: ${about}`, field: name, cells: answers });
  }

  private async act(key: string, field: RootField): Promise<void> {
    const { name, args } = field;
    const act = acts[key];
    if (!act)
      throw new Error(`Mutation.${name} has no row: say in test/matrix/acts-on-*.ts how it is asked.`);
    const document = `mutation ($input: ${args[0]?.type}) { ${name}(input: $input) { __typename } }`;
    const together = act.oneByOne ? 1 : atOnce;
    const found = await this.ofEach(field, this.groupsOf(act.about), together, async (who, id) => {
      const input = { ...act.input(id, this.matrix, who), requestKey: randomUUID() };
      const { code } = await this.ask(field, who, document, { input });
      // What would be committed is undone.
      if (code === 'INTERNAL') return 'V';
      return marks[code ?? ''] ?? 'x';
    });
    const cells = found.map((group) => cellOf(group, (mark) => mark));
    this.rows.push({ section: `acts on: ${act.about}`, field: key, cells });
  }

  /** For each role, what came of each object. Whoever lacks the permission of a field is told so before any object. */
  private async ofEach<T>(
    field: RootField,
    groups: Groups,
    together: number,
    ask: (who: Account | null, id: string) => Promise<T>,
  ): Promise<Record<string, T[]>[]> {
    const found: Record<string, T[]>[] = [];
    for (const who of this.matrix.roles.values()) {
      const ids = Object.values(groups).flatMap((group) => Object.values(group));
      const told = new Map<string, T>();
      if (await this.lacksPermission(who, field)) {
        const same = await ask(who, ids[0] ?? '');
        for (const id of ids) told.set(id, same);
      }
      const left = ids.filter((id) => !told.has(id));
      for (let from = 0; from < left.length; from += together)
        await Promise.all(
          left.slice(from, from + together).map(async (id) => told.set(id, await ask(who, id))),
        );
      found.push(mapGroups(groups, (id) => told.get(id) as T));
    }
    return found;
  }

  private async lacksPermission(who: Account | null, { extensions }: RootField): Promise<boolean> {
    const { permission } = extensions as { permission?: string };
    if (!permission) return false;
    if (who === this.matrix.half) return true;
    if (!this.permissions.has(who)) {
      const { data } = await this.world.ask(who, '{ me { permissions } }');
      this.permissions.set(who, data.me?.permissions ?? []);
    }
    return !this.permissions.get(who)?.includes(permission);
  }
}

/** The ways to ask a field: what follows a blank tells two of a name apart. */
function keysOf(ways: object, { name }: RootField): string[] {
  const keys = Object.keys(ways).filter((key) => key.split(' ')[0] === name);
  return keys.length > 0 ? keys : [name];
}

/** From here on each act is tried to its end and undone. */
const nothingCommits = `
  create function undo() returns trigger language plpgsql as $$ begin
    -- A refusal has undone everything itself, and says why.
    if not exists (select from request_key k where k.actor_id = new.actor_id and k.key = new.key and k.outcome ? 'refused')
    then raise exception 'undone'; end if;
    return null; end $$;
  create constraint trigger nothing_commits after insert on request_key deferrable initially deferred
    for each row execute function undo();`;

function below(values: unknown[], name: string): unknown[] {
  return values
    .flatMap((value) => (value as Record<string, unknown> | null)?.[name] ?? [])
    .filter((value) => value !== null);
}

function mapGroups<T>(groups: Groups, of: (id: string) => T): Record<string, T[]> {
  return Object.fromEntries(Object.entries(groups).map(([name, ids]) => [name, Object.values(ids).map(of)]));
}

/** What became of each field of a plan, by its path. */
function marksOf({ data, errors }: Answer, root: string, plan: Plan): Map<string, string> {
  const failed = new Map(
    errors.map(({ path = [root], extensions }) => [
      path.filter((step) => typeof step === 'string').join('.'),
      marks[extensions.code] ?? 'x',
    ]),
  );
  const told = new Map([[root, failed.get(root) ?? (data?.[root] ? 'V' : 'n')]]);
  for (const part of plansIn(plan)) {
    const shown = part.at.reduce(below, [data ?? {}]) as Record<string, unknown>[];
    for (const field of part.fields) {
      const path = [...part.at, field].join('.');
      const isTold = shown.some((object) => isSomething(object[field]));
      told.set(path, failed.get(path) ?? (shown.length === 0 ? '.' : isTold ? 'V' : 'n'));
    }
  }
  return told;
}

function isSomething(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  const nodes = typeof value === 'object' ? (value as { nodes?: unknown }).nodes : undefined;
  return !Array.isArray(nodes) || nodes.length > 0;
}

/** One mark where all are the same, of a group or of the whole. */
function cellOf<T>(groups: Readonly<Record<string, readonly T[]>>, markOf: (told: T) => string): string {
  const parts = Object.values(groups).map((group) => group.map(markOf).join(''));
  const short = parts.map((part) => (new Set(part).size === 1 ? part.slice(0, 1) : part));
  return new Set(short).size === 1 ? (short[0] ?? '') : short.join(' ');
}
