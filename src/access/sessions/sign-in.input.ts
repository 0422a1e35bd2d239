import { IsEmail, IsOptional, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { says } from '../../platform/graphql/input-reasons.js';
import { longestPassword } from '../passwords/password.rules.js';

const ofEmail = says('must be an e-mail address', 'deve essere un indirizzo e-mail');
const ofPassword = says(
  `must have at most ${longestPassword} characters`,
  `deve avere al massimo ${longestPassword} caratteri`,
);
const ofCode = says('must have at most 40 characters', 'deve avere al massimo 40 caratteri');

export const Email = () => IsEmail({}, ofEmail);
export const PasswordText = () => MaxLength(longestPassword, ofPassword);
export const CodeText = () => MaxLength(40, ofCode);

@InputType({ description: 'How a person proves who they are.' })
export class SignInInput {
  @Field(() => String, { description: 'Their e-mail address.' })
  @Email()
  email: string;

  @Field(() => String, { description: 'Their password.' })
  @PasswordText()
  password: string;

  @Field(() => String, {
    nullable: true,
    description: 'For who has a second factor: the six digits of the moment, or a recovery code.',
  })
  @IsOptional()
  @CodeText()
  code?: string | null;
}

@InputType({ description: 'The end of a session.' })
export class SignOutInput {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether to end all sessions of this person, on every device. Without it, this one.',
  })
  @IsOptional()
  everywhere?: boolean | null;
}
