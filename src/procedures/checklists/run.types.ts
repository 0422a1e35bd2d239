import { Field, ObjectType } from 'type-graphql';
import type { CaseRelation } from '../../interventions/index.js';
import { StepState } from '../closed-lists.js';
import { ProcedureStep, type StepText } from './procedure.types.js';

@ObjectType({ description: 'A step as it stands in one case.' })
export class RunStep extends ProcedureStep {
  @Field(() => StepState, { description: 'How it stands.' })
  state: StepState;

  @Field(() => Date, { nullable: true, description: 'When it was done or left out; null while it is open.' })
  at: Date | null;
}

@ObjectType({
  description: 'The procedure that a case runs, in the version that was in force when it began.',
})
export class ProcedureRun {
  @Field(() => Date, { description: 'Since when.' })
  begunAt: Date;
}

/** What was said last about a step. */
export interface StepEntry {
  readonly id: string;
  readonly runId: string;
  readonly step: string;
  readonly kind: 'TICKED' | 'UNTICKED' | 'SKIPPED';
  readonly at: Date;
  readonly actorId: string;
  readonly actorName: string;
  readonly wordsSealed: Buffer | null;
}

export interface RunInSight extends ProcedureRun {
  readonly id: string;
  readonly interventionId: string;
  readonly procedureId: string;
  readonly relation: CaseRelation;
}

/** A step with all that decides what is shown of it. */
export interface StepInSight extends RunStep {
  readonly run: RunInSight;
  readonly entry: StepEntry | null;
  readonly text: StepText;
}
