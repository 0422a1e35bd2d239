import { ArrayMaxSize, ArrayMinSize, IsDefined, IsOptional, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { NeedCategory, Phone } from '../../directory/index.js';
import { EditInput, Line } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { DayScalar } from '../../platform/graphql/schema.js';
import { DeadlineKind, StepBearer } from '../closed-lists.js';

const plainKey = says(
  'must be small letters, digits and hyphens',
  'deve avere solo minuscole, cifre e trattini',
);

@InputType({ description: 'The same words in both languages.' })
export class WordsInput {
  @Field(() => String, { description: 'In Italian, up to 400 characters.' })
  @IsDefined()
  @Line(400)
  it: string;

  @Field(() => String, { description: 'In English, up to 400 characters.' })
  @IsDefined()
  @Line(400)
  en: string;
}

@InputType({ description: 'Whom to call at the health unit.' })
export class HealthContactInput {
  @Field(() => WordsInput, { description: 'The office or the duty.' })
  @IsDefined()
  @ValidateNested()
  name: WordsInput;

  @Field(() => String, { description: 'The number.' })
  @IsDefined()
  @Phone()
  phone: string;

  @Field(() => WordsInput, { nullable: true, description: 'When it answers; left out when always.' })
  @IsOptional()
  @ValidateNested()
  when?: WordsInput | null;
}

@InputType({ description: 'A step of a procedure.' })
export class ProcedureStepInput {
  @Field(() => String, {
    description: 'What it is known by in this procedure: small letters, digits and hyphens, up to 60.',
  })
  @IsDefined()
  @Matches(/^[a-z0-9-]{1,60}$/, plainKey)
  key: string;

  @Field(() => WordsInput, { description: 'What to do, short and in the imperative.' })
  @IsDefined()
  @ValidateNested()
  words: WordsInput;

  @Field(() => StepBearer, { description: 'Who does it.' })
  @IsDefined()
  who: StepBearer;

  @Field(() => Boolean, { description: 'Whether closing speaks of it while it is open.' })
  @IsDefined()
  obligatory: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the case may not close while it is open; no when left out.',
  })
  @IsOptional()
  blocksClosing?: boolean | null;

  @Field(() => WordsInput, { nullable: true, description: 'What to write down with it, if anything.' })
  @IsOptional()
  @ValidateNested()
  evidence?: WordsInput | null;

  @Field(() => DeadlineKind, { nullable: true, description: 'The deadline that ticking it fulfils, if any.' })
  @IsOptional()
  deadlineKind?: DeadlineKind | null;

  @Field(() => String, { nullable: true, description: 'The law it comes from, up to 300 characters.' })
  @IsOptional()
  @Line(300)
  source?: string | null;
}

@InputType({
  description: 'A new version of a procedure, or changes to the draft that there is. It replaces all of it.',
})
export class DraftProcedureInput extends EditInput {
  @Field(() => NeedCategory, { description: 'For which need.' })
  @IsDefined()
  category: NeedCategory;

  @Field(() => String, { description: 'The health unit it is agreed with, up to 200 characters.' })
  @IsDefined()
  @Line(200)
  agreedWith: string;

  @Field(() => DayScalar, { nullable: true, description: 'The day it was agreed; left out while it is not.' })
  @IsOptional()
  agreedOn?: Date | null;

  @Field(() => [HealthContactInput], { description: 'Whom to call at the health unit, at most 20.' })
  @IsDefined()
  @ArrayMaxSize(20, says('must be at most 20', 'deve contenerne al massimo 20'))
  @ValidateNested({ each: true })
  contacts: HealthContactInput[];

  @Field(() => [ProcedureStepInput], { description: 'The steps in their order, 1 to 40.' })
  @IsDefined()
  @ArrayMinSize(1, says('must be 1 to 40', 'deve contenerne da 1 a 40'))
  @ArrayMaxSize(40, says('must be 1 to 40', 'deve contenerne da 1 a 40'))
  @ValidateNested({ each: true })
  steps: ProcedureStepInput[];
}

@InputType({ description: 'A draft that is to be in use from now on.' })
export class PublishProcedureInput extends EditInput {
  @Field(() => ID, { description: 'The draft.' })
  @IsDefined()
  procedureId: string;
}
