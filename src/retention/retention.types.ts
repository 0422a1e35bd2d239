import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'Everything that is kept of a case, to be handed to whoever has a right to it (GDPR art. 15).',
})
export class InterventionExtract {
  @Field(() => ID, { description: 'The intervention.' })
  interventionId: string;

  @Field(() => Date, { description: 'When it was made.' })
  madeAt: Date;

  @Field(() => String, {
    description:
      'One JSON document: the rows of each table, words in clear, null where they were erased. Check it before it leaves: it may speak of others.',
  })
  json: string;
}
