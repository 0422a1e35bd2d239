import { accessEntities, recordAudit } from './access/index.js';
import type { RequestContext } from './platform/context.js';
import { openDatabase } from './platform/database/orm.js';
import { guardedStatement } from './platform/database/row-security.js';
import { insideRequest } from './platform/inside-request.js';
import type { Secrets } from './platform/secrets.js';
import { extractOf, inJson } from './retention/index.js';

const named = guardedStatement<{ id: string; number: string; now: Date }>(
  'case-named',
  `-- Which case is this?
   select i.id, i.number, registry_now() as now from intervention i where i.number = $1 or i.id::text = $1`,
);

/** Everything that is kept of a case, by its number or its id. No audit row, no data. */
export async function extractAtCommand(
  given: { readonly ownerUrl: string; readonly secrets: Secrets },
  numberOrId: string,
): Promise<string> {
  const orm = await openDatabase({ url: given.ownerUrl, entities: accessEntities, connections: 1 });
  try {
    return await orm.em.fork().transactional(async (em) => {
      // The owner sees cases only after saying so.
      await em.execute("select set_config('riparo.maintenance', 'on', true)");
      const [row] = await named({ em: em as RequestContext['em'], actor: null }, [numberOrId]);
      if (!row) throw new Error(`There is no intervention ${numberOrId} here.`);
      const ctx = insideRequest({ em: em as RequestContext['em'], secrets: given.secrets });
      const details = { by: 'command line' };
      await recordAudit(ctx, {
        action: 'SUBJECT_EXTRACTED',
        target: 'INTERVENTION',
        targetIds: [row.id],
        details,
      });
      return inJson(row.number, row.now, await extractOf(ctx, row.id));
    });
  } finally {
    await orm.close();
  }
}
