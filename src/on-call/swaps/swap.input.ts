import { IsDefined, IsOptional } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { Phone } from '../../directory/index.js';
import { ActInput } from '../../platform/graphql/act.input.js';
import { PageArgs } from '../../platform/graphql/page.js';

@InputType({ description: 'A shift that somebody else may take.' })
export class ProposeSwapInput extends ActInput {
  @Field(() => ID, { description: 'A shift of one’s own that has not begun.' })
  @IsDefined()
  shiftId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who is asked; when absent, all of the district who can be on duty in that role.',
  })
  @IsOptional()
  colleagueId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A shift of that colleague that one takes in exchange; it has not begun either.',
  })
  @IsOptional()
  returnShiftId?: string | null;
}

@InputType({ description: 'Yes or no to a proposed swap.' })
export class AnswerSwapInput extends ActInput {
  @Field(() => ID, { description: 'The proposal.' })
  @IsDefined()
  swapId: string;

  @Field(() => Boolean, {
    description: 'Whether one takes the shift. A proposal to all is taken or left, not refused.',
  })
  @IsDefined()
  accept: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The number at which one answers during the shift; kept encrypted. None when absent.',
  })
  @IsOptional()
  @Phone()
  phone?: string | null;
}

@InputType({ description: 'A proposal that one takes back.' })
export class WithdrawSwapInput extends ActInput {
  @Field(() => ID, { description: 'The proposal.' })
  @IsDefined()
  swapId: string;
}

@ArgsType()
export class SwapsArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those that wait for an answer; false: only the others.',
  })
  @IsOptional()
  open?: boolean | null;
}
