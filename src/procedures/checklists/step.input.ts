import { IsDefined, IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ActInput, Prose } from '../../platform/graphql/act.input.js';

@InputType()
abstract class StepOfCaseInput extends ActInput {
  @Field(() => ID, { description: 'The intervention.' })
  @IsDefined()
  interventionId: string;

  @Field(() => String, { description: 'The key of the step.' })
  @IsDefined()
  step: string;
}

@InputType({ description: 'A step that was done.' })
export class TickStepInput extends StepOfCaseInput {
  @Field(() => Date, { nullable: true, description: 'When; now when absent, never in the future.' })
  @IsOptional()
  at?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What shows it, up to 2000 characters. Kept encrypted; evidence of the deadline that it fulfils, too.',
  })
  @IsOptional()
  @Prose(2000)
  evidence?: string | null;
}

@InputType({ description: 'A step that was not done after all.' })
export class UntickStepInput extends StepOfCaseInput {
  @Field(() => String, { nullable: true, description: 'Why, up to 2000 characters. Kept encrypted.' })
  @IsOptional()
  @Prose(2000)
  reason?: string | null;
}

@InputType({ description: 'A step that is left out.' })
export class SkipStepInput extends StepOfCaseInput {
  @Field(() => String, { description: 'Why, up to 2000 characters. Kept encrypted.' })
  @IsDefined()
  @Prose(2000)
  reason: string;
}
