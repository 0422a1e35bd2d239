import { IsDefined, IsOptional, Length, Matches } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { KeyedInput, Prose } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { PageArgs } from '../../platform/graphql/page.js';
import { EmergencyTarget } from './emergency.types.js';

const inWords = says('must say why', 'deve indicare il motivo');

@InputType({ description: 'What is needed in an emergency although it is not one’s own, and why.' })
export class BreakGlassInput extends KeyedInput {
  @Field(() => EmergencyTarget, { description: 'What is needed.' })
  @IsDefined()
  target: EmergencyTarget;

  @Field(() => ID, {
    description: 'The shelter, or the case: by its id or by the number people call it by.',
  })
  @Length(1, 60, says('must have 1 to 60 characters', 'deve avere da 1 a 60 caratteri'))
  targetId: string;

  @Field(() => String, {
    description: 'What the emergency is, 10 to 500 characters. Kept, and read by who looks at it afterwards.',
  })
  @Matches(/\p{L}{2}/u, inWords)
  @Length(10, 500, says('must have 10 to 500 characters', 'deve avere da 10 a 500 caratteri'))
  @Prose(500)
  reason: string;

  @Field(() => String, { description: 'A code of the second factor, or a recovery code.' })
  @Length(1, 60, says('must have 1 to 60 characters', 'deve avere da 1 a 60 caratteri'))
  code: string;
}

@InputType({ description: 'What somebody found who looked at an emergency access of another person.' })
export class ReviewEmergencyAccessInput extends KeyedInput {
  @Field(() => ID, { description: 'The access.' })
  @IsDefined()
  accessId: string;

  @Field(() => Boolean, {
    description: 'Whether it was justified. If not, and it is still open, it ends at once.',
  })
  @IsDefined()
  justified: boolean;

  @Field(() => String, { description: 'What was found, 10 to 1000 characters. Kept encrypted.' })
  @Matches(/\p{L}{2}/u, inWords)
  @Length(10, 1000, says('must have 10 to 1000 characters', 'deve avere da 10 a 1000 caratteri'))
  @Prose(1000)
  finding: string;
}

@ArgsType()
export class EmergencyAccessesArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those that nobody has looked at; false: only the others.',
  })
  @IsOptional()
  open?: boolean | null;
}
