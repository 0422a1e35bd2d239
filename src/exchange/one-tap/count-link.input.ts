import { IsDefined, IsEmail, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ActInput, Line } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';

export const usualLinkDays = 30;
export const mostLinkDays = 180;
const ofDays = says(`must be 1 to ${mostLinkDays}`, `deve essere da 1 a ${mostLinkDays}`);
const ofEmail = says('must be an e-mail address', 'deve essere un indirizzo e-mail');
const ofPhone = says(
  'must be a telephone number with its country code, as +39 333 1234567',
  'deve essere un numero di telefono con il prefisso del paese, per esempio +39 333 1234567',
);

@InputType({ description: 'A link that counts, for somebody without an account.' })
export class CreateCountLinkInput extends ActInput {
  @Field(() => ID, { description: 'The shelter it is for.' })
  @IsDefined()
  shelterId: string;

  @Field(() => ID, { nullable: true, description: 'One of its pools; all of them when absent.' })
  @IsOptional()
  poolId?: string | null;

  @Field(() => String, {
    description: 'Who will have it, up to 100 characters: a place or a duty, best no name.',
  })
  @Line(100)
  name: string;

  @Field(() => Int, {
    nullable: true,
    description: `After how many days it ends, 1 to ${mostLinkDays}; ${usualLinkDays} by default.`,
  })
  @IsOptional()
  @Min(1, ofDays)
  @Max(mostLinkDays, ofDays)
  days?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is good for one count of each pool only; otherwise it works until it ends.',
  })
  @IsOptional()
  isOneTime?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Where to send it, if this registry sends e-mail; otherwise it is told. The address is not kept.',
  })
  @IsOptional()
  @MaxLength(200, ofEmail)
  @IsEmail({}, ofEmail)
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A telephone that may say the same by SMS, with its country code, once it has sent the code that is told here.',
  })
  @IsOptional()
  @Matches(/^\+[\d\s./-]{8,24}$/, ofPhone)
  phone?: string | null;
}

@InputType({ description: 'The end of a link that counts.' })
export class RevokeCountLinkInput extends ActInput {
  @Field(() => ID, { description: 'The link.' })
  @IsDefined()
  linkId: string;
}
