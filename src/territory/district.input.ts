import { ArrayMaxSize, ArrayNotEmpty, IsDefined, IsOptional, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ActInput, Line } from '../platform/graphql/act.input.js';
import { says } from '../platform/graphql/input-reasons.js';
import { CallerKind } from './closed-lists.js';

const longestHours = 8760;
const mostMunicipalities = 400;
const ofHours = says(`must be 1 to ${longestHours} hours`, `devono essere da 1 a ${longestHours} ore`);
const atLeastOne = says('must name at least one', 'deve indicarne almeno uno');
const notSoMany = (most: number) => says(`must be at most ${most}`, `devono essere al massimo ${most}`);

@InputType()
abstract class DistrictSettings extends ActInput {
  @Field(() => Int, {
    nullable: true,
    description: 'Hours for which a figure of an emergency pool is FRESH, 1 to 8760; 8 for a new district.',
  })
  @IsOptional()
  @Min(1, ofHours)
  @Max(longestHours, ofHours)
  emergencyFreshHours?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Hours after which a figure of an emergency pool is STALE; more than those above; 24 for a new district.',
  })
  @IsOptional()
  @Min(1, ofHours)
  @Max(longestHours, ofHours)
  emergencyStaleHours?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Hours for which a figure of any other pool is FRESH, 1 to 8760; 24 for a new district.',
  })
  @IsOptional()
  @Min(1, ofHours)
  @Max(longestHours, ofHours)
  freshHours?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Hours after which a figure of any other pool is STALE; more than those above; 72 for a new district.',
  })
  @IsOptional()
  @Min(1, ofHours)
  @Max(longestHours, ofHours)
  staleHours?: number | null;

  @Field(() => [CallerKind], {
    nullable: true,
    description:
      'Who may call the service: the whole list, at least one; LAW_ENFORCEMENT alone for a new district.',
  })
  @IsOptional()
  @ArrayNotEmpty(atLeastOne)
  acceptedCallers?: CallerKind[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Another district with which this one is told as one area: guarded shelters of either are said to be in both, and their figures age alike. Needed where fewer than 20,000 people live. In an edit null parts them.',
  })
  @IsOptional()
  toldWith?: string | null;
}

@InputType({ description: 'A new district. Told as one with another, it takes over its hours.' })
export class CreateDistrictInput extends DistrictSettings {
  @Field(() => String, { description: 'How it is called, up to 100 characters; no two alike.' })
  @Line(100)
  name: string;

  @Field(() => [ID], {
    description: 'ISTAT codes of its comuni, at most 400: all of one province, none of another district.',
  })
  @ArrayNotEmpty(atLeastOne)
  @ArrayMaxSize(mostMunicipalities, notSoMany(mostMunicipalities))
  municipalities: string[];
}

@InputType({ description: 'New settings of a district. What is left out stays as it is.' })
export class EditDistrictInput extends DistrictSettings {
  @Field(() => ID, { description: 'The district.' })
  @IsDefined()
  districtId: string;

  @Field(() => String, {
    nullable: true,
    description: 'How it is called, up to 100 characters; no two alike.',
  })
  @IsOptional()
  @Line(100)
  name?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'ISTAT codes of its comuni, the whole set: all of one province, none of another district. One with open shelters cannot leave.',
  })
  @IsOptional()
  @ArrayNotEmpty(atLeastOne)
  @ArrayMaxSize(mostMunicipalities, notSoMany(mostMunicipalities))
  municipalities?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The revision that was shown. If it has moved since: STALE_REVISION with the present values.',
  })
  @IsOptional()
  @Min(1, says('must be 1 or more', 'deve essere almeno 1'))
  expectedRevision?: number | null;
}

@InputType({ description: 'The districts that lie beside one.' })
export class SetNeighboursInput extends ActInput {
  @Field(() => ID, { description: 'The district.' })
  @IsDefined()
  districtId: string;

  @Field(() => [ID], {
    description: 'Its neighbours, the whole list, at most 100: those left out are its neighbours no more.',
  })
  @ArrayMaxSize(100, notSoMany(100))
  neighbourIds: string[];
}
