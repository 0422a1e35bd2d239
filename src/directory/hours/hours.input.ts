import { ArrayMaxSize, IsBoolean, IsDefined, IsOptional, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { invalidInput } from '../../platform/errors.js';
import { Line } from '../../platform/graphql/act.input.js';
import { says } from '../../platform/graphql/input-reasons.js';
import { DayScalar } from '../../platform/graphql/schema.js';
import { dayOf } from '../../territory/index.js';
import type { HolidayHours, Hours } from './hours.types.js';
import { HolidayHoursList } from './opening-hours.types.js';
import { whyNotHours } from './why-not-hours.rules.js';

const tooMany = says('has too many entries', 'ha troppe voci');

@InputType({ description: 'From a time up to another; into the next day when `to` is not after `from`.' })
class HoursSpanInput {
  @Field(() => String, { description: 'HH:MM, from 00:00 to 23:59, local time of Italy.' })
  @IsDefined()
  from: string;

  @Field(() => String, {
    description: 'HH:MM, no longer inside; 00:00 is midnight, the same as `from` means 24 hours.',
  })
  @IsDefined()
  to: string;
}

@InputType({ description: 'A span on some days of the week; it belongs to the day on which it begins.' })
class HoursIntervalInput extends HoursSpanInput {
  @Field(() => [Int], { description: 'Monday 1 to Sunday 7, each once.' })
  @ArrayMaxSize(7, tooMany)
  days: number[];
}

@InputType({ description: 'A part of every year with a week of its own. Seasons do not overlap.' })
class HoursSeasonInput {
  @Field(() => String, { description: 'How it is called, up to 100 letters.' })
  @Line(100)
  name: string;

  @Field(() => String, { description: 'The first day, MM-DD.' })
  @IsDefined()
  fromDay: string;

  @Field(() => String, {
    description: 'The last day, MM-DD; before the first when the season crosses New Year.',
  })
  @IsDefined()
  untilDay: string;

  @Field(() => [HoursIntervalInput], { description: 'Its week; none when it is a season of closure.' })
  @ArrayMaxSize(50, tooMany)
  @ValidateNested({ each: true })
  weekly: HoursIntervalInput[];
}

@InputType({ description: 'Dated days with hours of their own. Exceptions do not overlap.' })
class HoursExceptionInput {
  @Field(() => DayScalar, { description: 'The first day.' })
  @IsDefined()
  from: Date;

  @Field(() => DayScalar, { description: 'The last day.' })
  @IsDefined()
  until: Date;

  @Field(() => String, { description: 'Why, up to 100 letters.' })
  @Line(100)
  name: string;

  @Field(() => [HoursSpanInput], { description: 'When it is open on each of those days; none: closed.' })
  @ArrayMaxSize(10, tooMany)
  @ValidateNested({ each: true })
  intervals: HoursSpanInput[];
}

@InputType({
  description: 'Opening hours, local time of Italy. At most 50 intervals, 10 seasons and 100 exceptions.',
})
export class HoursInput {
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Day and night in the usual week; then `weekly` is empty.',
  })
  @IsOptional()
  @IsBoolean()
  always?: boolean | null;

  @Field(() => [HoursIntervalInput], { nullable: true, defaultValue: [], description: 'The usual week.' })
  @IsOptional()
  @ArrayMaxSize(50, tooMany)
  @ValidateNested({ each: true })
  weekly?: HoursIntervalInput[] | null;

  @Field(() => HolidayHoursList, {
    nullable: true,
    defaultValue: 'AS_USUAL',
    description: 'What holidays change.',
  })
  @IsOptional()
  holidays?: HolidayHours | null;

  @Field(() => [HoursSeasonInput], {
    nullable: true,
    defaultValue: [],
    description: 'Seasons with a week of their own.',
  })
  @IsOptional()
  @ArrayMaxSize(10, tooMany)
  @ValidateNested({ each: true })
  seasons?: HoursSeasonInput[] | null;

  @Field(() => [HoursExceptionInput], { nullable: true, defaultValue: [], description: 'Dated exceptions.' })
  @IsOptional()
  @ArrayMaxSize(100, tooMany)
  @ValidateNested({ each: true })
  exceptions?: HoursExceptionInput[] | null;
}

function spanFrom({ from, to }: HoursSpanInput) {
  return { from, to };
}

function weekFrom(weekly: readonly HoursIntervalInput[]) {
  return weekly.map((interval) => ({ days: interval.days, ...spanFrom(interval) }));
}

/** The hours an input stands for. Refuses with INVALID_INPUT what cannot be kept; `field` leads to the hours. */
export function hoursFrom(input: HoursInput, field: string): Hours {
  const hours: Hours = {
    always: input.always ?? false,
    weekly: weekFrom(input.weekly ?? []),
    holidays: input.holidays ?? 'AS_USUAL',
    seasons: (input.seasons ?? []).map(({ name, fromDay, untilDay, weekly }) => ({
      ...{ name, fromDay, untilDay, weekly: weekFrom(weekly) },
      ...(weekly.length === 0 && { closed: true }),
    })),
    exceptions: (input.exceptions ?? []).map(({ from, until, name, intervals }) => ({
      ...{ from: dayOf(from), until: dayOf(until), name, intervals: intervals.map(spanFrom) },
    })),
  };
  const whyNot = whyNotHours(hours);
  if (whyNot) throw invalidInput(`${field}.${whyNot.field}`, whyNot.reason);
  return hours;
}
