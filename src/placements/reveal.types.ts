import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'Where a guarded shelter is, told to one worker for a while. Do not write it down; do not pass it on.',
})
export class RevealedAddress {
  @Field(() => ID, { description: 'The placement it was revealed for.' })
  placementId: string;

  @Field(() => String, { description: 'The address.' })
  address: string;

  @Field(() => Date, { description: 'Until when it can be read again, at the latest.' })
  expiresAt: Date;
}
