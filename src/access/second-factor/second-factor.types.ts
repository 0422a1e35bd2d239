import { IsOptional } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import { CodeText } from '../sessions/sign-in.input.js';

@ObjectType({ description: 'A new code generator, to be put into an application on the telephone.' })
export class NewGenerator {
  @Field(() => String, {
    description: 'Its secret in base32, to type where no QR code can be read. Shown once.',
  })
  secret: string;

  @Field(() => String, { description: 'The same as an otpauth URI, to be shown as a QR code. Shown once.' })
  uri: string;
}

@ObjectType({
  description: 'Codes for the day the telephone is lost. Each works once, in place of a generated one.',
})
export class RecoveryCodes {
  @Field(() => [String], { description: 'Ten codes, shown once: print them and put them away.' })
  codes: string[];
}

@InputType({ description: 'The beginning of a second factor.' })
export class BeginSecondFactorInput {
  @Field(() => String, {
    nullable: true,
    description: 'Who has a second factor already gives a code of it, or a recovery code, to replace it.',
  })
  @IsOptional()
  @CodeText()
  code?: string | null;
}

@InputType({ description: 'A code of the second factor.' })
export class SecondFactorCodeInput {
  @Field(() => String, { description: 'The six digits of the moment; a recovery code where one is taken.' })
  @CodeText()
  code: string;
}
