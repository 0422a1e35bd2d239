import { ArrayMinSize, ArrayUnique, IsDefined, IsOptional, Max, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ActInput, Line } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { PageArgs } from '../../platform/graphql/page.js';

export const mostOverlapHours = 720;
const ofOverlap = says(`must be 0 to ${mostOverlapHours}`, `deve essere da 0 a ${mostOverlapHours}`);
const ofScopes = says(
  'must name at least one permission, each once',
  'deve indicare almeno un permesso, ognuno una sola volta',
);

function Scopes(): PropertyDecorator {
  const [some, each] = [ArrayMinSize(1, ofScopes), ArrayUnique(ofScopes)];
  return (target, name) => {
    some(target, name);
    each(target, name);
  };
}

@ArgsType()
export class ApiKeysArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true, description: 'Whether to show those that have ended too.' })
  @IsOptional()
  includeEnded?: boolean | null;
}

@InputType({ description: 'A key for the system of an organisation, or of a district.' })
export class CreateApiKeyInput extends ActInput {
  @Field(() => String, { description: 'What the system is called, up to 200 characters.' })
  @Line(200)
  name: string;

  @Field(() => ID, {
    nullable: true,
    description: 'For a shelter organisation: it may what its operators may.',
  })
  @IsOptional()
  organisationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'For a district: it may what its workers may, with its own cases.',
  })
  @IsOptional()
  districtId?: string | null;

  @Field(() => [String], { description: 'The permissions it is limited to.' })
  @Scopes()
  scopes: string[];

  @Field(() => Date, {
    nullable: true,
    description: 'When it ends: in a year by default, in two at the latest.',
  })
  @IsOptional()
  expiresAt?: Date | null;
}

@InputType({ description: 'A new key in place of one.' })
export class RotateApiKeyInput extends ActInput {
  @Field(() => ID, { description: 'The key to be replaced.' })
  @IsDefined()
  keyId: string;

  @Field(() => Int, {
    nullable: true,
    description: `For how many hours both are good, 0 to ${mostOverlapHours}; 24 by default.`,
  })
  @IsOptional()
  @Min(0, ofOverlap)
  @Max(mostOverlapHours, ofOverlap)
  overlapHours?: number | null;
}

@InputType({ description: 'The end of a key.' })
export class RevokeApiKeyInput extends ActInput {
  @Field(() => ID, { description: 'The key.' })
  @IsDefined()
  keyId: string;
}

@InputType({ description: 'A key that somebody else answers for from now on.' })
export class TakeOverApiKeyInput extends ActInput {
  @Field(() => ID, { description: 'The key.' })
  @IsDefined()
  keyId: string;
}
