import { IsDefined, IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ActInput } from '../platform/graphql/act.input.js';

@InputType({ description: 'A case that the caller goes on with.' })
export class TakeOverInterventionInput extends ActInput {
  @Field(() => ID, { description: 'The intervention.' })
  @IsDefined()
  interventionId: string;
}

@InputType({ description: 'Who interprets in a case.' })
export class AssignMediatorInput extends ActInput {
  @Field(() => ID, { description: 'The intervention.' })
  @IsDefined()
  interventionId: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'A cultural mediator of the own district (see mediators). Left out or null: nobody any more.',
  })
  @IsOptional()
  mediatorId?: string | null;
}
