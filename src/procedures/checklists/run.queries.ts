import { relationSql, relationValues } from '../../interventions/index.js';
import type { RequestContext } from '../../platform/context.js';
import { guardedStatement } from '../../platform/database/row-security.js';
import { batched } from '../../platform/graphql/batch.js';
import type { Language } from '../../platform/language.js';
import { procedureBy } from './procedure.queries.js';
import type { ProcedureStep, StepText } from './procedure.types.js';
import { stepStateOf } from './run.rules.js';
import type { RunInSight, StepEntry, StepInSight } from './run.types.js';

const runs = guardedStatement<RunInSight>(
  'runs-of-cases',
  `-- Which procedure does each of these cases run? Not for an office.
   select r.id, r.intervention_id as "interventionId", r.procedure_id as "procedureId", r.begun_at as "begunAt",
     seen.relation
   from procedure_run r
   join intervention i on i.id = r.intervention_id
   cross join lateral (select ${relationSql(2)} as relation) seen
   where r.intervention_id = any($1::uuid[]) and r.ended_at is null and seen.relation <> 'OFFICE'`,
);

const entries = guardedStatement<StepEntry>(
  'newest-step-entries',
  `-- What was said last about each step?
   select distinct on (e.run_id, e.step) e.id, e.run_id as "runId", e.step, e.kind, e.at, e.actor_id as "actorId",
     (select a.name from account a where a.id = e.actor_id) as "actorName", e.words_sealed as "wordsSealed"
   from procedure_step_entry e
   where e.run_id = any($1::uuid[])
   order by e.run_id, e.step, e.seq desc`,
);

/** The procedure that each case runs. */
export const runOf = batched('run-of-case', async (ctx: RequestContext, ids) => {
  const rows = await runs(ctx, [ids, ...relationValues(ctx.actor)]);
  return new Map(rows.map((row) => [row.interventionId, row]));
});

const entriesOf = batched('step-entries-of-run', async (ctx: RequestContext, ids) => {
  const rows = await entries(ctx, [ids]);
  return Map.groupBy(rows, ({ runId }) => runId);
});

/** The steps of a run with how each stands. */
export async function stepsOf(ctx: RequestContext, run: RunInSight): Promise<StepInSight[]> {
  const [procedure, said] = await Promise.all([
    procedureBy(ctx).load(run.procedureId),
    entriesOf(ctx).load(run.id),
  ]);
  return (procedure?.steps ?? []).map((text, index) => {
    const entry = said?.find(({ step }) => step === text.key) ?? null;
    const state = stepStateOf(entry?.kind ?? null);
    const at = state === 'OPEN' ? null : (entry?.at ?? null);
    return { ...stepIn(text, index, ctx.language), state, at, run, entry, text };
  });
}

/** A step in the language of the request. */
export function stepIn(text: StepText, index: number, language: Language): ProcedureStep {
  const { key, who, obligatory, blocksClosing, deadlineKind, source } = text;
  return {
    ...{ key, who, obligatory, blocksClosing, deadlineKind, source, number: index + 1 },
    words: text.words[language],
    evidenceAsked: text.evidence?.[language] ?? null,
  };
}
