import { IsDefined } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ActInput, Prose } from '../platform/graphql/act.input.js';

@InputType({ description: 'A closed case whose words are erased on request.' })
export class EraseInterventionInput extends ActInput {
  @Field(() => ID, { description: 'The intervention.' })
  @IsDefined()
  interventionId: string;

  @Field(() => String, {
    description:
      'Who asked, and why it may be done; at most 500 characters. Kept encrypted, apart from the case.',
  })
  @IsDefined()
  @Prose(500)
  reason: string;
}
