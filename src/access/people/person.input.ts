import { ArrayMaxSize, ArrayUnique, IsDefined, IsOptional, Matches, MaxLength } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ActInput, EditInput, Line, Prose } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { PageArgs } from '../../platform/graphql/page.js';
import { Role } from '../closed-lists.js';
import { Email } from '../sessions/sign-in.input.js';

const ofRoles = says('must name each role once', 'deve indicare ogni ruolo una sola volta');
const ofComuni = says(
  'must be at most 100 ISTAT codes of six digits',
  'deve contenere al massimo 100 codici ISTAT di sei cifre',
);
const Roles = () => ArrayUnique(ofRoles);

function Comuni(): PropertyDecorator {
  const [count, form] = [ArrayMaxSize(100, ofComuni), Matches(/^\d{6}$/, { each: true, ...ofComuni })];
  return (target, name) => {
    count(target, name);
    form(target, name);
  };
}

@InputType({ description: 'Which people. What is left out does not narrow.' })
export class PeopleFilter {
  @Field(() => String, { nullable: true, description: 'Any part of the name, up to 100 characters.' })
  @IsOptional()
  @Prose(100)
  text?: string | null;

  @Field(() => Role, { nullable: true, description: 'Those who are this.' })
  @IsOptional()
  role?: Role | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether to show the disabled ones too.' })
  @IsOptional()
  includeDisabled?: boolean | null;
}

@ArgsType()
export class PeopleArgs extends PageArgs {
  @Field(() => PeopleFilter, { nullable: true, description: 'Which people.' })
  @IsOptional()
  filter?: PeopleFilter | null;
}

@InputType({ description: 'Somebody who is to sign in.' })
export class InvitePersonInput extends ActInput {
  @Field(() => String, { description: 'Their own e-mail, shared with nobody.' })
  @Email()
  @MaxLength(200, says('must have at most 200 characters', 'deve avere al massimo 200 caratteri'))
  email: string;

  @Field(() => String, { description: 'What they are called, up to 200 characters.' })
  @Line(200)
  name: string;

  @Field(() => [Role], { description: 'What they are to be; among the roles the caller may give.' })
  @Roles()
  roles: Role[];

  @Field(() => ID, { nullable: true, description: 'For which district; for a coordinator, their own.' })
  @IsOptional()
  districtId?: string | null;

  @Field(() => ID, { nullable: true, description: 'To which organisation an operator belongs.' })
  @IsOptional()
  organisationId?: string | null;

  @Field(() => [String], { nullable: true, description: 'ISTAT codes of the comuni of a municipal office.' })
  @IsOptional()
  @Comuni()
  municipalityCodes?: string[] | null;
}

@InputType({ description: 'Changes of a person. What is left out stays as it is.' })
export class EditPersonInput extends EditInput {
  @Field(() => ID, { description: 'The person.' })
  @IsDefined()
  personId: string;

  @Field(() => String, { nullable: true, description: 'What they are called, up to 200 characters.' })
  @IsOptional()
  @Line(200)
  name?: string | null;

  @Field(() => [Role], { nullable: true, description: 'What they are. A change ends their sessions.' })
  @IsOptional()
  @Roles()
  roles?: Role[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The organisation of an operator. A change ends their sessions.',
  })
  @IsOptional()
  organisationId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The comuni of a municipal office. A change ends their sessions.',
  })
  @IsOptional()
  @Comuni()
  municipalityCodes?: string[] | null;
}

@InputType({ description: 'An act on a person.' })
export class PersonActInput extends ActInput {
  @Field(() => ID, { description: 'The person.' })
  @IsDefined()
  personId: string;
}
