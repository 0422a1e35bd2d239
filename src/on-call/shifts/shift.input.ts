import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsDefined,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { Role } from '../../access/index.js';
import { HolidayHoursList, Phone } from '../../directory/index.js';
import { ActInput, EditInput } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { PageArgs } from '../../platform/graphql/page.js';
import { DayScalar } from '../../platform/graphql/schema.js';

const time = says('must be HH:MM, from 00:00 to 23:59', 'deve essere HH:MM, da 00:00 a 23:59');
const time24 = /^([01]\d|2[0-3]):[0-5]\d$/;
const weekday = says(
  'must be days from 1 to 7, each once',
  'devono essere giorni da 1 a 7, ciascuno una volta',
);
const weeks = says('must be 1 to 12', 'deve essere tra 1 e 12');
const atLeastOne = says('must have at least one', 'deve averne almeno uno');

const phoneWords = 'The number at which they answer during the shift; kept encrypted.';

@InputType({ description: 'A shift to be planned in the own district.' })
export class PlanShiftInput extends ActInput {
  @Field(() => ID, { description: 'Who is on duty: somebody of the district.' })
  @IsDefined()
  workerId: string;

  @Field(() => Role, { description: 'In which role: SOCIAL_WORKER, CULTURAL_MEDIATOR or COORDINATOR.' })
  @IsDefined()
  role: Role;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Whether as deputy.' })
  @IsOptional()
  deputy?: boolean | null;

  @Field(() => Date, { description: 'When it begins, a whole minute.' })
  @IsDefined()
  startsAt: Date;

  @Field(() => Date, { description: 'When it ends, a whole minute; at most a week later.' })
  @IsDefined()
  endsAt: Date;

  @Field(() => String, { nullable: true, description: phoneWords })
  @IsOptional()
  @Phone()
  phone?: string | null;
}

@InputType({ description: 'A place of the rota that comes again.' })
export class PatternLineInput {
  @Field(() => ID, { description: 'Who is on duty: somebody of the district.' })
  @IsDefined()
  workerId: string;

  @Field(() => Role, { description: 'In which role: SOCIAL_WORKER, CULTURAL_MEDIATOR or COORDINATOR.' })
  @IsDefined()
  role: Role;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Whether as deputy.' })
  @IsOptional()
  deputy?: boolean | null;

  @Field(() => [Int], { description: 'On which days they begin, Monday 1 to Sunday 7, each once.' })
  @ArrayNotEmpty(atLeastOne)
  @ArrayMaxSize(7, weekday)
  @ArrayUnique(weekday)
  @Min(1, { each: true, ...weekday })
  @Max(7, { each: true, ...weekday })
  days: number[];

  @Field(() => String, { description: 'HH:MM, local time of Italy.' })
  @Matches(time24, time)
  from: string;

  @Field(() => String, { description: 'HH:MM; on the next day when it is not after `from`.' })
  @Matches(time24, time)
  to: string;

  @Field(() => Int, {
    nullable: true,
    description: 'In which week of the round, counted from 1; in every week when absent.',
  })
  @IsOptional()
  @Min(1, weeks)
  @Max(12, weeks)
  week?: number | null;

  @Field(() => String, { nullable: true, description: phoneWords })
  @IsOptional()
  @Phone()
  phone?: string | null;
}

@InputType({ description: 'A week pattern laid over a period: all of its shifts, or none.' })
export class PlanShiftsInput extends ActInput {
  @Field(() => [PatternLineInput], { description: 'The places of the rota, at most 60.' })
  @ArrayNotEmpty(atLeastOne)
  @ArrayMaxSize(60, says('must be at most 60', 'devono essere al massimo 60'))
  @ValidateNested({ each: true })
  lines: PatternLineInput[];

  @Field(() => DayScalar, { description: 'The first day on which a shift may begin; its week is week 1.' })
  @IsDefined()
  firstDay: Date;

  @Field(() => DayScalar, { description: 'The last day on which a shift may begin, at most 400 days later.' })
  @IsDefined()
  lastDay: Date;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 1,
    description: 'After how many weeks the round begins again, 1 to 12.',
  })
  @IsOptional()
  @Min(1, weeks)
  @Max(12, weeks)
  weeks?: number | null;

  @Field(() => HolidayHoursList, {
    nullable: true,
    defaultValue: 'AS_USUAL',
    description:
      'What a national holiday or the patron saint of the office changes: nothing, the shifts of a Sunday, or no shift.',
  })
  @IsOptional()
  holidays?: 'AS_USUAL' | 'AS_SUNDAY' | 'CLOSED' | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      'Whether shifts that overlap others of the same person are left out; else nothing is planned.',
  })
  @IsOptional()
  leaveOutOverlapping?: boolean | null;
}

@InputType({ description: 'What changes in a shift; what is left out stays as it is.' })
export class EditShiftInput extends EditInput {
  @Field(() => ID, { description: 'The shift.' })
  @IsDefined()
  shiftId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who is on duty instead; without `phone` the number goes.',
  })
  @IsOptional()
  workerId?: string | null;

  @Field(() => Role, { nullable: true, description: 'In which role.' })
  @IsOptional()
  role?: Role | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether as deputy.' })
  @IsOptional()
  deputy?: boolean | null;

  @Field(() => Date, { nullable: true, description: 'When it begins, a whole minute.' })
  @IsOptional()
  startsAt?: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it ends, a whole minute.' })
  @IsOptional()
  endsAt?: Date | null;

  @Field(() => String, { nullable: true, description: `${phoneWords} Null takes it away.` })
  @IsOptional()
  @Phone()
  phone?: string | null;
}

@InputType({ description: 'A shift that is not served.' })
export class WithdrawShiftInput extends EditInput {
  @Field(() => ID, { description: 'The shift.' })
  @IsDefined()
  shiftId: string;
}

@ArgsType()
export class ShiftsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'The district, own or agreed; the own when absent.' })
  @IsOptional()
  districtId?: string | null;

  @Field(() => Date, { description: 'Shifts that end after this instant.' })
  @IsDefined()
  from: Date;

  @Field(() => Date, { description: 'Shifts that begin before this instant.' })
  @IsDefined()
  to: Date;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Only those of the caller.' })
  @IsOptional()
  mine?: boolean | null;
}
