import { IsDefined, IsOptional, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { NeedCategory } from '../directory/index.js';
import { ActInput, EditInput, Line, Prose } from '../platform/graphql/act.input.js';
import { says } from '../platform/graphql/input-reasons.js';
import { DayScalar } from '../platform/graphql/schema.js';
import { CallerKind, Corps, InterventionOutcome } from './closed-lists.js';

const sixDigits = says('is not an ISTAT code of six digits', 'non è un codice ISTAT di sei cifre');

@InputType()
abstract class CallFields {
  @Field(() => Corps, {
    nullable: true,
    description: 'The body; asked for at closing when law enforcement called.',
  })
  @IsOptional()
  corps?: Corps | null;

  @Field(() => String, { nullable: true, description: 'The station or unit, up to 200 characters.' })
  @IsOptional()
  @Line(200)
  station?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who is speaking, up to 200 characters. Kept encrypted.',
  })
  @IsOptional()
  @Line(200)
  officer?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The number to call back, up to 50 characters. Kept encrypted.',
  })
  @IsOptional()
  @Line(50)
  callbackPhone?: string | null;

  @Field(() => ID, { nullable: true, description: 'Comune of finding: ISTAT code, six digits.' })
  @IsOptional()
  @Matches(/^\d{6}$/, sixDigits)
  municipality?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was found, up to 5000 characters. Kept encrypted.',
  })
  @IsOptional()
  @Prose(5000)
  situation?: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When the call came in; now when absent, never in the future.',
  })
  @IsOptional()
  receivedAt?: Date | null;
}

@InputType({
  description: 'What a caller reports. It can be saved with anything missing; closing lists what is.',
})
export class CallInput extends CallFields {
  @Field(() => CallerKind, {
    nullable: true,
    defaultValue: 'LAW_ENFORCEMENT',
    description: 'Who is calling.',
  })
  @IsOptional()
  callerKind?: CallerKind | null;
}

@InputType({ description: 'Changes to what a caller reported. What is left out stays; null empties it.' })
export class CallChangesInput extends CallFields {
  @Field(() => CallerKind, { nullable: true, description: 'Who called.' })
  @IsOptional()
  callerKind?: CallerKind | null;
}

@InputType({ description: 'A new intervention, from a call.' })
export class OpenInterventionInput extends ActInput {
  @Field(() => NeedCategory, { nullable: true, description: 'The primary need, if it is already known.' })
  @IsOptional()
  category?: NeedCategory | null;

  @Field(() => CallInput, { description: 'What the caller reports.' })
  @IsDefined()
  @ValidateNested()
  call: CallInput;
}

@InputType({ description: 'More of a call, as it becomes known.' })
export class SaveCallInput extends EditInput {
  @Field(() => ID, { description: 'The intervention.' })
  @IsDefined()
  interventionId: string;

  @Field(() => NeedCategory, {
    nullable: true,
    description: 'The primary need. What is left out stays; null empties it.',
  })
  @IsOptional()
  category?: NeedCategory | null;

  @Field(() => CallChangesInput, { nullable: true, description: 'What changes in the report.' })
  @IsOptional()
  @ValidateNested()
  call?: CallChangesInput | null;
}

@InputType({ description: 'Something the team writes down in a case.' })
export class AddNoteInput extends ActInput {
  @Field(() => ID, { description: 'The intervention.' })
  @IsDefined()
  interventionId: string;

  @Field(() => String, { description: 'The words, up to 5000 characters. Kept encrypted.' })
  @IsDefined()
  @Prose(5000)
  words: string;
}

@InputType({ description: 'The end of an intervention.' })
export class CloseInterventionInput extends ActInput {
  @Field(() => ID, { description: 'The intervention.' })
  @IsDefined()
  interventionId: string;

  @Field(() => InterventionOutcome, {
    description:
      'How it ended. PLACED_PROTECTED is only shown, never entered: say where it was; others will not read it.',
  })
  @IsDefined()
  outcome: InterventionOutcome;

  @Field(() => String, {
    nullable: true,
    description: 'Anything to add, up to 2000 characters. Kept encrypted.',
  })
  @IsOptional()
  @Prose(2000)
  note?: string | null;
}

@InputType({ description: 'Which interventions; all of those within sight when empty.' })
export class InterventionFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those still open; false: only those closed.',
  })
  @IsOptional()
  open?: boolean | null;

  @Field(() => NeedCategory, { nullable: true, description: 'Of this primary need.' })
  @IsOptional()
  category?: NeedCategory | null;

  @Field(() => DayScalar, { nullable: true, description: 'Opened on this day or later, by Italian time.' })
  @IsOptional()
  from?: Date | null;

  @Field(() => DayScalar, { nullable: true, description: 'Opened before this day, by Italian time.' })
  @IsOptional()
  until?: Date | null;
}
