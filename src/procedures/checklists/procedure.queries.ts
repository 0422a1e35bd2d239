import { actorOf, type RequestContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { Refusal } from '../../platform/errors.js';
import { batched } from '../../platform/graphql/batch.js';
import { isId } from '../../platform/id.js';
import type { ProcedureRow } from './procedure.types.js';

const columns = `p.id, p.district_id as "districtId", p.category, p.version, p.agreed_with as "agreedWith",
     p.agreed_on as "agreedOn", p.contacts, p.steps, p.published_at as "publishedAt", p.revision,
     p.published_at is not null and not exists (
       select from procedure n where n.district_id = p.district_id and n.category = p.category
         and n.published_at is not null and n.version > p.version) as "isInForce"`;

const ofDistrict = statement<ProcedureRow>(
  'procedures-of-district',
  `-- What does this district do for each need, the newest version first?
   select ${columns}
   from procedure p
   where p.district_id = $1 and ($2::text is null or p.category = $2)
   order by p.category, p.version desc
   limit 500`,
);

const byIds = statement<ProcedureRow>(
  'procedures-by-id',
  `-- What do these versions say?
   select ${columns} from procedure p where p.id = any($1::uuid[])`,
);

const inForce = statement<{ id: string }>(
  'procedure-in-force',
  `-- Which version does a case of this need begin to run now?
   select p.id from procedure p
   where p.district_id = $1 and p.category = $2 and p.published_at is not null
   order by p.version desc limit 1`,
);

export interface ProcedureFilter {
  readonly category: string | null;
  readonly allVersions: boolean;
}

/** The procedures of the caller's district: those in force, and on request drafts and those of before. */
export async function proceduresOf(
  ctx: RequestContext,
  { category, allVersions }: ProcedureFilter,
): Promise<ProcedureRow[]> {
  const { districtId } = actorOf(ctx);
  if (districtId === null) return [];
  const rows = await ofDistrict(ctx.em, [districtId, category]);
  return allVersions ? rows : rows.filter(({ isInForce }) => isInForce);
}

/** Versions by id. Whose they are is asked by who tells them. */
export const procedureBy = batched('procedures', async ({ em }: RequestContext, ids) => {
  const rows = await byIds(em, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
});

/** @throws NOT_FOUND for one of another district, as for one that never existed. */
export async function ownProcedure(ctx: RequestContext, id: string): Promise<ProcedureRow> {
  const found = isId(id) ? await procedureBy(ctx).load(id.toLowerCase()) : null;
  if (!found || found.districtId !== actorOf(ctx).districtId) throw new Refusal('NOT_FOUND');
  return found;
}

export async function procedureInForce(
  { em }: RequestContext,
  districtId: string,
  category: string,
): Promise<string | null> {
  const [row] = await inForce(em, [districtId, category]);
  return row?.id ?? null;
}
