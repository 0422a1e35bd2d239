import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';
import type { RequestContext } from '../context.js';
import type { Seal } from '../secrets.js';
import { sealerOf } from './record-seal.js';
import { type SealedTable, sealedTables } from './sealed-columns.js';

/** Rows looked at in one transaction. */
const rowsAtOnce = 200;

interface OldRow {
  readonly row: string;
  readonly owner: string;
  readonly [column: string]: string | Buffer | null;
}

interface Resealing {
  readonly ctx: RequestContext;
  readonly say: (progress: string) => void;
}

/** Seals what is older than data keys under the key of its record. Gives how many values it was. */
export async function resealed({ ctx, say }: Resealing): Promise<number> {
  let values = 0;
  for (const table of sealedTables) {
    let after: string | null = null;
    do {
      const rows: OldRow[] = await oldRowsOf(ctx.em, table, after);
      if (rows.length === 0) break;
      values += await ctx.em.transactional((em) =>
        resealRows({ ...ctx, em: em as EntityManager, memory: new Map() }, table, rows),
      );
      say(`${values} values sealed again, last in ${table.table}`);
      after = rows.at(-1)?.row ?? null;
    } while (after !== null);
  }
  return values;
}

const maintaining = `set_config('riparo.maintenance', 'on', true)`;

const isOld = (column: string) => `substring(t.${column} from 1 for 1) = '\\x01'`;

/** The names come from the table above, the values as parameters. */
async function oldRowsOf(
  em: EntityManager,
  { table, row, owner, columns }: SealedTable,
  after: string | null,
): Promise<OldRow[]> {
  const wanted = columns.map((column) => `t.${column}`).join(', ');
  return em.transactional(async (inner) => {
    const tx = inner as EntityManager;
    // The table may be long, and is looked through whole; its rows are shown to whoever maintains it.
    await run(tx, `select set_config('statement_timeout', '0', true), ${maintaining}`, []);
    return run<OldRow>(
      tx,
      `-- Which rows hold words that were sealed before there were data keys?
     select t.${row} as row, t.${owner.column} as owner, ${wanted}
     from ${table} t
     where (${columns.map(isOld).join(' or ')}) and ($1::uuid is null or t.${row} > $1)
     order by t.${row}
     limit ${rowsAtOnce}`,
      [after],
    );
  });
}

async function resealRows(tx: RequestContext, table: SealedTable, rows: readonly OldRow[]): Promise<number> {
  let values = 0;
  await run(tx.em, `select ${maintaining}`, []);
  for (const row of rows) {
    const seal = await sealerOf(tx, { kind: table.owner.kind, id: row.owner });
    for (const column of table.columns) {
      const before = row[column];
      if (Buffer.isBuffer(before) && before[0] === 1)
        values += await resealOne(tx, { ...table, column, row: row.row, rowColumn: table.row, before, seal });
    }
  }
  return values;
}

interface OldValue {
  readonly table: string;
  readonly column: string;
  readonly rowColumn: string;
  readonly row: string;
  readonly before: Buffer;
  readonly seal: Seal;
}

/** Only where it is still what was read: a server may have written something newer meanwhile. */
async function resealOne({ em, secrets }: RequestContext, value: OldValue): Promise<number> {
  const { table, column, rowColumn, row, before, seal } = value;
  const context = `${table}.${column.replace(/_sealed$/, '')}:${row}`;
  const again = seal.seal(secrets.open(before, context), context);
  const done = await run(
    em,
    `update ${table} t set ${column} = $2 where t.${rowColumn} = $1 and t.${column} = $3 returning 1`,
    [row, again, before],
  );
  return done.length;
}

async function run<Row>(em: EntityManager, sql: string, values: readonly unknown[]): Promise<Row[]> {
  const { rows } = await em.getKysely().executeQuery<Row>(CompiledQuery.raw(sql, [...values]));
  return rows;
}
