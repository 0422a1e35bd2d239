import { IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ActInput } from '../../platform/graphql/act.input.js';

@InputType({
  description: 'Who was called and did not answer: a contact of a shelter, or its own telephone.',
})
export class NoteNoAnswerInput extends ActInput {
  @Field(() => ID, { nullable: true, description: 'The contact, where it has an id.' })
  @IsOptional()
  contactId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The shelter whose own telephone it was, where no contact is named.',
  })
  @IsOptional()
  shelterId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The case for which one called: it goes onto its timeline.',
  })
  @IsOptional()
  interventionId?: string | null;
}
