import { Field, Int, ObjectType } from 'type-graphql';
import { closedList } from '../../platform/graphql/closed-list.js';
import { DayScalar } from '../../platform/graphql/schema.js';
import type { Exception, HolidayHours, Hours, Interval, Season, Span } from './hours.types.js';

export const HolidayHoursList = closedList(
  'HolidayHours',
  'What national holidays and the patron saint of the Comune change.',
  {
    AS_USUAL: { it: 'come sempre', en: 'Nothing: the hours of that weekday' },
    AS_SUNDAY: { it: 'come la domenica', en: 'The hours of a Sunday' },
    CLOSED: { it: 'chiuso', en: 'Closed all day' },
  },
);

@ObjectType('HoursSpan', {
  description: 'From a time up to another; into the next day when `to` is not after `from`.',
})
class HoursSpan implements Span {
  @Field(() => String, { description: 'HH:MM, local time of Italy.' })
  from: string;

  @Field(() => String, { description: 'HH:MM, no longer inside; the same as `from` means 24 hours.' })
  to: string;
}

@ObjectType('HoursInterval', {
  description: 'A span on some days of the week; it belongs to the day on which it begins.',
})
class HoursInterval extends HoursSpan implements Interval {
  @Field(() => [Int], { description: 'Monday 1 to Sunday 7.' })
  days: number[];
}

@ObjectType('HoursSeason', { description: 'A part of every year with a week of its own.' })
class HoursSeason implements Omit<Season, 'closed'> {
  @Field(() => String, { description: 'How it is called: winter, cold plan.' })
  name: string;

  @Field(() => String, { description: 'The first day, MM-DD.' })
  fromDay: string;

  @Field(() => String, {
    description: 'The last day, MM-DD; before the first when the season crosses New Year.',
  })
  untilDay: string;

  @Field(() => [HoursInterval], { description: 'Its week; empty when it is a season of closure.' })
  weekly: HoursInterval[];
}

@ObjectType('HoursException', { description: 'Dated days with hours of their own.' })
class HoursException implements Exception {
  @Field(() => DayScalar, { description: 'The first day.' })
  from: string;

  @Field(() => DayScalar, { description: 'The last day.' })
  until: string;

  @Field(() => String, { description: 'Why.' })
  name: string;

  @Field(() => [HoursSpan], { description: 'When it is open on each of those days; none: closed.' })
  intervals: HoursSpan[];
}

@ObjectType('Hours', {
  description:
    'Opening hours, local time of Italy. Exceptions beat holidays, which beat seasons, which beat the usual week.',
})
export class OpeningHours implements Hours {
  @Field(() => Boolean, { description: 'Day and night in the usual week.' })
  always: boolean;

  @Field(() => [HoursInterval], { description: 'The usual week; empty when always open.' })
  weekly: HoursInterval[];

  @Field(() => HolidayHoursList, { description: 'What holidays change.' })
  holidays: HolidayHours;

  @Field(() => [HoursSeason], { description: 'Seasons with a week of their own.' })
  seasons: HoursSeason[];

  @Field(() => [HoursException], { description: 'Dated exceptions.' })
  exceptions: HoursException[];
}
