import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { type Acting, askActing } from './acting-query.js';

const names = new Map<string, string>();

// The ORM's parsers leave instants and numbers as text; rows of statements carry Date and number.
const types = new pg.TypeOverrides();
const asText = (value: string) => value;
types.setTypeParser(pg.types.builtins.DATE, asText);
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/** A kept plan that no longer fits, after a column changed beside a running server. */
const planIsOutdated = '0A000';

/** The driver's connection: texts made by `statement` travel as named statements, parameters apart. */
export class StatementClient extends pg.Client {
  override query(...args: unknown[]): never {
    const [text, values] = args;
    const name = typeof text === 'string' ? names.get(text) : undefined;
    if (name === undefined) return this.releasing(text, Reflect.apply(super.query, this, args)) as never;
    const answer = this.asked({ name, text, types }, values as readonly unknown[]);
    return answer.catch((error: { code?: string }) => {
      if (error.code === planIsOutdated) void this.end();
      throw error;
    }) as never;
  }

  private asked(named: object, values: readonly unknown[]): Promise<unknown> {
    const [first, ...rest] = values;
    if (first instanceof OnBehalf) return askActing(this, first.acting, { ...named, values: rest });
    return Reflect.apply(super.query, this, [{ ...named, values }]) as Promise<unknown>;
  }

  /**
   * The query builder gives a connection back only after a `begin` and a `rollback` that went well: each backend that
   * died in a transaction would take a place of the pool with it, until none is left.
   */
  private releasing(text: unknown, answer: unknown): unknown {
    if (!(answer instanceof Promise)) return answer;
    if (text === 'begin')
      return answer.catch((error: Error) => {
        if (isLent(this)) this.release(error);
        throw error;
      });
    // The server has rolled back what a dead connection had begun.
    if (text === 'rollback') return answer.catch(() => ({ command: 'ROLLBACK', rowCount: null, rows: [] }));
    return answer;
  }
}

/** Whether a pool has lent this connection out. */
function isLent(client: pg.Client): client is pg.PoolClient {
  return 'release' in client;
}

/** A SQL statement with a name. It runs on the connection of the given `em`, inside its transaction if it has one. */
export function statement<Row>(name: string, sql: string) {
  const [guarded] = guardedTablesIn(sql);
  if (guarded) throw new Error(`The statement ${name} reaches ${guarded}: make it with guardedStatement.`);
  return register<Row>(name, sql);
}

/** Gives a text its name. */
export function register<Row>(name: string, sql: string) {
  if (names.has(sql)) throw new Error(`The statement ${name} is registered twice.`);
  names.set(sql, name);
  return async (em: EntityManager, values: readonly unknown[]): Promise<Row[]> => {
    const { rows } = await em.getKysely().executeQuery<Row>(CompiledQuery.raw(sql, [...values]));
    return rows;
  };
}

/** Ahead of the values of a statement: for whom it asks. */
export class OnBehalf {
  constructor(readonly acting: Acting) {}
}

/** What PostgreSQL guards row by row: the cases, and where guarded shelters are. */
export const guardedTables = [
  'intervention',
  'call',
  'timeline_entry',
  'unmet_need',
  'shelter_secret',
  'deadline',
  'procedure_run',
  'procedure_step_entry',
  'subject',
  'subject_change',
  'case_residence',
  'person_to_avoid',
  'placement_subject',
  'hand_over',
] as const;

/** The guarded tables that a text of SQL names. */
export function guardedTablesIn(sql: string): string[] {
  return guardedTables.filter((table) =>
    new RegExp(`\\b(?:from|join|into|update)\\s+(?:only\\s+)?${table}\\b`, 'i').test(sql),
  );
}
