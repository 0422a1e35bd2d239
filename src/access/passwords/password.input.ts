import { MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { says } from '../../platform/graphql/input-reasons.js';
import { Email, PasswordText } from '../sessions/sign-in.input.js';
import { longestPassword, shortestPassword } from './password.rules.js';

const ofToken = says(
  'must be what stands after the # of the link',
  'deve essere ciò che segue il # del collegamento',
);
const newPassword = `The new password, ${shortestPassword} to ${longestPassword} characters.`;

@InputType({ description: 'Another password.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The present password.' })
  @PasswordText()
  password: string;

  @Field(() => String, { description: newPassword })
  @PasswordText()
  newPassword: string;
}

@InputType({ description: 'Who has forgotten the password.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'Their e-mail address.' })
  @Email()
  email: string;
}

@InputType({ description: 'A password chosen with a link.' })
export class LinkPasswordInput {
  @Field(() => String, { description: 'What stands after the # of the link.' })
  @MaxLength(200, ofToken)
  token: string;

  @Field(() => String, { description: newPassword })
  @PasswordText()
  password: string;
}
