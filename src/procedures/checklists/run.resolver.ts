import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Intervention, mayReadWords, openedOfCase } from '../../interventions/index.js';
import type { RequestContext } from '../../platform/context.js';
import { procedureBy } from './procedure.queries.js';
import { Procedure } from './procedure.types.js';
import { runOf, stepsOf } from './run.queries.js';
import { openObligatory } from './run.rules.js';
import { ProcedureRun, type RunInSight, RunStep, type StepInSight } from './run.types.js';

@Resolver(() => Intervention)
export class InterventionProcedureResolver {
  @FieldResolver(() => ProcedureRun, {
    nullable: true,
    description: 'The procedure it runs; null until its need is known, without one, and for offices.',
  })
  procedure(@Root() { id }: Intervention, @Ctx() ctx: RequestContext): Promise<ProcedureRun | null> {
    return runOf(ctx).load(id);
  }
}

@Resolver(() => ProcedureRun)
export class ProcedureRunResolver {
  @FieldResolver(() => Procedure, { nullable: true, description: 'The version that it runs to its end.' })
  procedure(@Root() { procedureId }: RunInSight, @Ctx() ctx: RequestContext): Promise<Procedure | null> {
    return procedureBy(ctx).load(procedureId);
  }

  @FieldResolver(() => [RunStep], { description: 'The steps in their order, and how each stands.' })
  steps(@Root() run: RunInSight, @Ctx() ctx: RequestContext): Promise<RunStep[]> {
    return stepsOf(ctx, run);
  }

  @FieldResolver(() => [RunStep], {
    description:
      'Obligatory steps neither done nor left out. Look at them before you close: closing warns, no more.',
  })
  async stillToDo(@Root() run: RunInSight, @Ctx() ctx: RequestContext): Promise<RunStep[]> {
    return openObligatory(await stepsOf(ctx, run));
  }
}

@Resolver(() => RunStep)
export class RunStepResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who did it or left it out; for the workers of the case.',
  })
  by(@Root() { run, state, entry }: StepInSight): string | null {
    const namesPeople = run.relation === 'WORKER' || run.relation === 'EMERGENCY';
    return namesPeople && state !== 'OPEN' ? (entry?.actorName ?? null) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What shows it, or why it was left out or taken back; for the workers of the case.',
  })
  evidence(@Root() { run, entry }: StepInSight, @Ctx() ctx: RequestContext): Promise<string | null> {
    return evidenceOf(ctx, run, entry);
  }
}

async function evidenceOf(
  ctx: RequestContext,
  { relation, interventionId }: RunInSight,
  entry: StepInSight['entry'],
): Promise<string | null> {
  if (!entry) return null;
  if (!mayReadWords(relation, { writtenBy: entry.actorId, readBy: ctx.actor?.id ?? null })) return null;
  const context = `procedure_step_entry.words:${entry.id}`;
  return openedOfCase(ctx, interventionId, { sealed: entry.wordsSealed, context });
}
