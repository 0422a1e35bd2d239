import type { RequestContext } from '../platform/context.js';
import { opened } from '../platform/data-keys/record-seal.js';
import { sealedTables } from '../platform/data-keys/sealed-columns.js';
import { guardedStatement } from '../platform/database/row-security.js';
import { statement } from '../platform/database/statement.js';
import { dataClasses } from './data-classes.js';

interface ExtractRow {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

const parts = dataClasses.flatMap(({ table, ofCase }) =>
  ofCase ? [`select '${table}' as "table", to_jsonb(t) as row from ${table} t where t.${ofCase} = $1`] : [],
);

const everything = guardedStatement<ExtractRow>(
  'everything-of-a-case',
  `-- What is kept of this case?
   ${parts.join('\n   union all\n   ')}`,
);

const rolesOf = statement<{ id: string; role: string }>(
  'roles-of-staff',
  `-- As what did these people act? Who they are is not the applicant's to know (CJEU C-579/21).
   select a.id, coalesce(a.roles[1], a.kind) as role from account a where a.id = any($1::uuid[])`,
);

const trail = statement<{ at: Date; action: string }>(
  'trail-of-a-case',
  `-- When was this case read, or something of it erased or told? Not by whom: that is for the coordinator.
   select e.at, e.action from audit_entry e
   where e.target_ids && (array[$1::uuid] || array(select p.id from placement p where p.intervention_id = $1))
   order by e.seq`,
);

export type CaseExtract = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/**
 * Everything that is kept of a case, by table, its words opened; what was erased is null. Of staff it tells the role, of
 * other shelters nothing. The caller writes it down.
 */
export async function extractOf(ctx: RequestContext, interventionId: string): Promise<CaseExtract> {
  const rows = await everything(ctx, [interventionId]);
  const readable = await Promise.all(
    rows.map(async ({ table, row }) => ({ table, row: await unsealed(ctx, interventionId, { table, row }) })),
  );
  const byTable = Map.groupBy(await withoutOthers(ctx, readable), ({ table }) => table);
  const tables = [...byTable].map(([table, of]) => [table, of.map(({ row }) => row)] as const);
  const readings = await trail(ctx.em, [interventionId]);
  return Object.fromEntries([
    ...tables,
    ['audit_entry', readings.map(({ at, action }) => ({ at: at.toISOString(), action }))],
  ]);
}

/** Rows with a role in place of each id of staff, and without what is not about this case. */
async function withoutOthers(ctx: RequestContext, rows: readonly ExtractRow[]): Promise<ExtractRow[]> {
  const idsIn = ({ table, row }: ExtractRow) => columnsOf(table, 'ofStaff').map((column) => row[column]);
  const ids = rows.flatMap(idsIn).filter((id) => typeof id === 'string');
  const found = await rolesOf(ctx.em, [[...new Set(ids)]]);
  const roles = new Map<unknown, string>(found.map(({ id, role }) => [id, role]));
  return rows.map(({ table, row }) => {
    const staff = columnsOf(table, 'ofStaff');
    const foreign = columnsOf(table, 'notOfCase');
    const own = Object.entries(row).filter(([column]) => !foreign.includes(column));
    const told = own.map(([column, value]) => [
      column,
      staff.includes(column) ? (roles.get(value) ?? null) : value,
    ]);
    return { table, row: Object.fromEntries(told) };
  });
}

function columnsOf(table: string, which: 'ofStaff' | 'notOfCase'): readonly string[] {
  return dataClasses.find((one) => one.table === table)?.[which]?.split(' ') ?? [];
}

/** A row with words in place of sealed bytes: `x_sealed` becomes `x`. */
async function unsealed(ctx: RequestContext, interventionId: string, { table, row }: ExtractRow) {
  const sealed = sealedTables.find((one) => one.table === table)?.columns ?? [];
  const owner = { kind: 'INTERVENTION', id: interventionId } as const;
  const entries = await Promise.all(
    Object.entries(row).map(async ([column, value]) => {
      if (!sealed.includes(column)) return [column, value] as const;
      const name = column.replace(/_sealed$/, '');
      const context = `${table}.${name}:${row.id}`;
      return [name, await opened(ctx, owner, { sealed: bytesOf(value), context })] as const;
    }),
  );
  return Object.fromEntries(entries);
}

/** As JSON has them: `\x` and hexadecimal digits. */
function bytesOf(value: unknown): Buffer | null {
  return typeof value === 'string' ? Buffer.from(value.slice(2), 'hex') : null;
}
