import { IsDefined, IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ActInput, EditInput, Prose } from '../../platform/graphql/act.input.js';
import { DayScalar } from '../../platform/graphql/schema.js';
import { CallOutcome } from '../closed-lists.js';
import { CallChangesInput, CallInput } from '../intervention.input.js';

@InputType({
  description:
    'A call: one more of a case, or one that opened none, which needs an outcome. Anything else may be missing.',
})
export class RecordCallInput extends ActInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The intervention it belongs to; left out where it opened none.',
  })
  @IsOptional()
  interventionId?: string | null;

  @Field(() => CallOutcome, { nullable: true, description: 'What became of it, where it opened no case.' })
  @IsOptional()
  outcome?: CallOutcome | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the caller was told, and where they were sent, up to 2000 characters. Kept encrypted.',
  })
  @IsOptional()
  @Prose(2000)
  answer?: string | null;

  @Field(() => CallInput, { description: 'What the caller reports.' })
  @IsDefined()
  @ValidateNested()
  call: CallInput;
}

@InputType({ description: 'More of a call, or what was wrong. What is left out stays; null empties it.' })
export class EditCallInput extends EditInput {
  @Field(() => ID, { description: 'The call.' })
  @IsDefined()
  callId: string;

  @Field(() => CallOutcome, { nullable: true, description: 'What became of it, where it opened no case.' })
  @IsOptional()
  outcome?: CallOutcome | null;

  @Field(() => String, { nullable: true, description: 'What the caller was told. Kept encrypted.' })
  @IsOptional()
  @Prose(2000)
  answer?: string | null;

  @Field(() => CallChangesInput, { nullable: true, description: 'What changes in the report.' })
  @IsOptional()
  @ValidateNested()
  call?: CallChangesInput | null;
}

@InputType({ description: 'Which calls; all of the district when empty.' })
export class CallFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: those of cases; false: those that opened none.',
  })
  @IsOptional()
  ofCase?: boolean | null;

  @Field(() => CallOutcome, { nullable: true, description: 'With this outcome.' })
  @IsOptional()
  outcome?: CallOutcome | null;

  @Field(() => DayScalar, { nullable: true, description: 'Received on this day or later, by Italian time.' })
  @IsOptional()
  from?: Date | null;

  @Field(() => DayScalar, { nullable: true, description: 'Received before this day, by Italian time.' })
  @IsOptional()
  until?: Date | null;
}
