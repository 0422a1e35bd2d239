import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import pg from 'pg';

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
    if (text === 'begin' || text === 'rollback') return this.#orEnd(args) as never;
    const name = typeof text === 'string' ? names.get(text) : undefined;
    if (name === undefined) return Reflect.apply(super.query, this, args) as never;
    const answer = Reflect.apply(super.query, this, [{ name, text, values, types }]) as Promise<unknown>;
    return answer.catch((error: { code?: string }) => {
      if (error.code === planIsOutdated) void this.end();
      throw error;
    }) as never;
  }

  /**
   * Begins or rolls back, and never throws: a connection whose begin or rollback is told to have failed is kept out of
   * the pool, and its place with it, for ever. Instead it ends: the next statement on it fails, and what it had begun
   * is undone by the database.
   */
  async #orEnd(args: unknown[]): Promise<unknown> {
    try {
      return await Reflect.apply(super.query, this, args);
    } catch {
      void this.end().catch(() => undefined);
      return { command: '', rowCount: 0, rows: [], fields: [] };
    }
  }
}

/** A SQL statement with a name. It runs on the connection of the given `em`, inside its transaction if it has one. */
export function statement<Row>(name: string, sql: string) {
  if (names.has(sql)) throw new Error(`The statement ${name} is registered twice.`);
  names.set(sql, name);
  return async (em: EntityManager, values: readonly unknown[]): Promise<Row[]> => {
    const { rows } = await em.getKysely().executeQuery<Row>(CompiledQuery.raw(sql, [...values]));
    return rows;
  };
}
