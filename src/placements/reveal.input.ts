import { IsDefined, Length, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { KeyedInput, Prose } from '../platform/graphql/act.input.js';
import { says } from '../platform/graphql/input-reasons.js';

@InputType({ description: 'Whose address is needed, and why the directions do not suffice.' })
export class RevealAddressInput extends KeyedInput {
  @Field(() => ID, { description: 'The placement: confirmed, in a guarded shelter, of a case of your own.' })
  @IsDefined()
  placementId: string;

  @Field(() => String, {
    description:
      'Why the meeting point does not suffice, 10 to 500 characters. Kept, and read by whoever controls.',
  })
  @Matches(/\p{L}{2}/u, says('must say why', 'deve indicare il motivo'))
  @Length(10, 500, says('must have 10 to 500 characters', 'deve avere da 10 a 500 caratteri'))
  @Prose(500)
  reason: string;
}
