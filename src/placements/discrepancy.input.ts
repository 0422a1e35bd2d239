import { IsDefined, IsOptional } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ActInput, Prose } from '../platform/graphql/act.input.js';
import { PageArgs } from '../platform/graphql/page.js';

@ArgsType()
export class DiscrepanciesArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Those that are over, too.',
  })
  @IsOptional()
  includeResolved?: boolean | null;
}

@InputType({ description: 'A discrepancy that somebody takes note of, by name.' })
export class NoteDiscrepancyInput extends ActInput {
  @Field(() => ID, { description: 'The discrepancy.' })
  @IsDefined()
  discrepancyId: string;

  @Field(() => String, {
    nullable: true,
    description: 'What is done about it; about the places, never about a person; at most 500 characters.',
  })
  @IsOptional()
  @Prose(500)
  note?: string | null;
}
