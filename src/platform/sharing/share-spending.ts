import type { EntityManager } from '@mikro-orm/postgresql';
import { statement } from '../database/statement.js';
import type { Allowances, Spent } from './allowances.js';

const everyMs = 1_000;

const tellSpending = statement<{ spent: Spent[]; now: string }>(
  'tell-spending',
  `-- What did these spenders spend this minute, with what this server adds to it?
   with told as (
     insert into spending as s (spender, minute, units)
     select t.spender, t.minute, t.units
     from unnest($1::text[], $2::bigint[], $3::bigint[]) as t (spender, minute, units)
     where t.units > 0
     on conflict (spender, minute) do update set units = s.units + excluded.units
     returning s.spender, s.minute, s.units
   ), heard as (
     select told.spender, told.minute, told.units from told
     union all
     select s.spender, s.minute, s.units
     from unnest($1::text[], $2::bigint[], $3::bigint[]) as t (spender, minute, units)
     join spending s on s.spender = t.spender and s.minute = t.minute
     where t.units = 0
   )
   select coalesce(json_agg(heard), '[]') as spent,
     (extract(epoch from registry_now()) * 1000)::text as now
   from heard`,
);

const forgetSpending = statement('forget-spending', '-- What of it is over?\n select forget_spending()');

/**
 * Tells the other servers every second what spenders spent here, and hears what they spent there. While the database is
 * away each server counts for itself.
 */
export function shareSpending(allowances: Allowances, connection: () => EntityManager): { stop(): void } {
  let isUnderWay = false;
  const share = async (): Promise<void> => {
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      await exchange(allowances, connection());
    } finally {
      isUnderWay = false;
    }
  };
  const timer = setInterval(() => void share().catch(() => undefined), everyMs);
  const cleaning = setInterval(
    () => void forgetSpending(connection(), []).catch(() => undefined),
    60 * everyMs,
  );
  return {
    stop() {
      clearInterval(timer);
      clearInterval(cleaning);
    },
  };
}

async function exchange(allowances: Allowances, em: EntityManager): Promise<void> {
  const untold = allowances.takeUntold();
  if (untold.length === 0) return;
  const [row] = await tellSpending(em, [
    untold.map(({ spender }) => spender),
    untold.map(({ minute }) => minute),
    untold.map(({ units }) => units),
  ]);
  if (row) allowances.hear(row.spent, Number(row.now));
}
