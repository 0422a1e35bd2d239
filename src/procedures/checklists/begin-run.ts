import type { Recorded } from '../../interventions/index.js';
import { actorOf, type RequestContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { factsOfCase } from '../deadlines/case-facts.sql.js';
import { procedureBy, procedureInForce } from './procedure.queries.js';

const present = guardedStatement<{ id: string; procedureId: string }>(
  'present-run',
  `-- Which procedure does this locked case run?
   select r.id, r.procedure_id as "procedureId" from procedure_run r
   where r.intervention_id = $1 and r.ended_at is null`,
);

const begin = guardedStatement(
  'begin-run',
  `-- This case runs the version that is in force now.
   insert into procedure_run (intervention_id, procedure_id, begun_at, begun_by)
   values ($1, $2, registry_now(), $3)`,
);

const end = guardedStatement(
  'end-run',
  `-- The need turned out to be another.
   update procedure_run r set ended_at = registry_now() where r.id = $1`,
);

/** A case runs the procedure of its need from when that is known; a newer version never changes a running one. */
export async function followNeed(ctx: RequestContext, { interventionId }: Recorded): Promise<void> {
  const facts = await factsOfCase(ctx, interventionId);
  if (!facts?.category) return;
  const [run] = await present(ctx, [interventionId]);
  const running = run && (await procedureBy(ctx).load(run.procedureId));
  if (running?.category === facts.category) return;
  const wanted = await procedureInForce(ctx, facts.districtId, facts.category);
  if (wanted === null) return;
  if (run) await end(ctx, [run.id]);
  await begin(ctx, [interventionId, wanted, actorOf(ctx).id]);
}
