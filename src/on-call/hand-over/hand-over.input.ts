import { IsDefined, IsNotEmpty } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ActInput, Prose } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';

@InputType({ description: 'What whoever comes after has to know.' })
export class WriteHandOverInput extends ActInput {
  @Field(() => ID, { description: 'The shift that hands over.' })
  @IsDefined()
  shiftId: string;

  @Field(() => String, {
    description:
      'Up to 4000 characters, kept encrypted for a season; what concerns one case belongs onto its timeline. Written again, it takes the place of what stood there.',
  })
  @IsNotEmpty(says('must say something', 'deve dire qualcosa'))
  @Prose(4000)
  words: string;
}

@InputType({ description: 'A hand-over that was read.' })
export class AcknowledgeHandOverInput extends ActInput {
  @Field(() => ID, { description: 'The shift that handed over.' })
  @IsDefined()
  shiftId: string;
}
